import {
  at,
  type Entity,
  entityNamed,
  isSettled,
  type Refusal,
  refuse,
  type Settled,
  settled,
} from '@kartoteka/model'
import { notFor } from '../clients/labelsGiven.ts'
import type { Database } from '../db/database.ts'
import { sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import type { Act } from './act.ts'
import type { Asking } from './asking.ts'
import { clientOf } from './facts.ts'
import { readable } from './scope.ts'
import type { Stored } from './stored.ts'
import type { Values } from './values.ts'

/**
 * Refusals for references to what does not exist, lies in the bin or may not be read: all three are answered alike, so
 * that nothing can be learnt by guessing ids. What the act itself has made or read is there. A label must be meant for
 * such records too, unless the record carries it already.
 */
export async function unknownReferences(
  db: Database,
  act: Act,
  entity: Entity,
  record: Values,
  touched: readonly string[],
): Promise<readonly Refusal[]> {
  const { asking } = act
  // Its client is needed a moment later, for the rights: one question answers both.
  const id = entity.name === 'client' ? null : clientOf(entity, record as Stored)
  const client = id === null ? undefined : await act.clientFacts(id)
  const refusals: Refusal[] = []
  const asked = new Map<string, { field: string; id: string }[]>()
  for (const field of touched) {
    const { kind, target } = entity.fields[field] ?? {}
    if ((kind !== 'reference' && kind !== 'references') || !target) continue
    const value = record[field]
    const ids = (
      Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
    ) as string[]
    for (const id of ids) {
      if (id === client?.id || act.seen(id)?.deletedAt === null) continue
      if (isSettled(target)) {
        if (!isThere(asking, target, id)) refusals.push(at(field, refuse('noSuchRecord')))
        else if (target === 'label' && !carries(act, record, field, id)) {
          const refusal = notFor(asking.settings.labels.get(id)!, entity)
          if (refusal) refusals.push(at(field, refusal))
        }
      } else asked.set(target, [...(asked.get(target) ?? []), { field, id }])
    }
  }
  for (const [target, wanted] of asked) {
    const found = await readableIds(
      db,
      asking,
      entityNamed(target)!,
      wanted.map(({ id }) => id),
    )
    for (const { field, id } of wanted) if (!found.has(id)) refusals.push(at(field, refuse('noSuchRecord')))
  }
  return refusals
}

/** From before the label was meant for others: out of the bin again, say. */
const carries = (act: Act, { id }: Values, field: string, label: string): boolean => {
  const before = typeof id === 'string' ? act.seen(id)?.[field] : undefined
  return Array.isArray(before) && before.includes(label)
}

const isThere = ({ settings }: Asking, target: Settled, id: string): boolean =>
  settings[settled[target]].get(id)?.deletedAt === null

async function readableIds(
  db: Database,
  { user }: Asking,
  entity: Entity,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.read<{ id: string }>(sql`select t.id from ${sql.id(tableOf(entity))} t
    where t.id = any(${ids}::uuid[]) and t.deleted_at is null and ${readable(user, entity, 't') ?? truth}`)
  return new Set(rows.map(({ id }) => id))
}
