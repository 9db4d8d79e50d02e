import { at, type Entity, entityNamed, type Refusal, refuse } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { isSettled } from '../firm/settings.ts'
import type { Asking } from './asking.ts'
import { readable } from './scope.ts'

/**
 * Refusals for references to what does not exist, lies in the bin or may not be read: all three are answered alike, so
 * that nothing can be learnt by guessing ids. `sure` says which are there because the act itself has made or read them.
 */
export async function unknownReferences(
  db: Database,
  asking: Asking,
  entity: Entity,
  record: Readonly<Record<string, unknown>>,
  touched: readonly string[],
  sure: (id: string) => boolean,
): Promise<readonly Refusal[]> {
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
      if (sure(id)) continue
      if (isSettled(target)) {
        if (!isThere(asking, target, id)) refusals.push(at(field, refuse('noSuchRecord')))
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

const lists = {
  user: 'users',
  customField: 'customFields',
  department: 'departments',
  role: 'roles',
  label: 'labels',
  talkResult: 'talkResults',
} as const

const isThere = ({ settings }: Asking, target: keyof typeof lists, id: string): boolean =>
  settings[lists[target]].get(id)?.deletedAt === null

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
