/** What is done with the fields that a firm has defined for itself, beyond keeping their definitions. */

import {
  at,
  type CustomField,
  customName,
  type Entity,
  entityNamed,
  type Option,
  type Refusal,
  refuse,
  type UseOfField,
} from '@kartoteka/model'
import { inJson } from '../db/custom/index.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import type { Asking } from '../records/asking.ts'
import { placeOf } from '../records/select.ts'
import type { Staged } from '../records/stored.ts'

/** How many fields a firm may add to one entity; those in the bin count until they are empty. */
export const mostFields = 100

type Definition = Pick<CustomField, 'entity' | 'key' | 'kind' | 'options'>

/** Counts exactly, in one reading of the table; records in the bin count too, since they may come back. */
export async function useOf(db: Database, definition: Definition): Promise<UseOfField> {
  const entity = entityNamed(definition.entity) as Entity
  const table = sql.id(tableOf(entity))
  const { where } = kept(definition)
  const place = placeOf(entity, customName(definition.key), 't')
  const counts = definition.options.map(
    ({ key }) => sql`count(*) filter (where ${where(place, 'is', key)})::int`,
  )
  const [row] = await db.read<{ filled: number; empty: number; options: number[] }>(
    sql`select count(*) filter (where t.custom ? ${definition.key})::int as filled,
      count(*) filter (where not t.custom ? ${definition.key})::int as empty, array[${sql.join(counts)}]::int[] as options
    from ${table} t`,
  )
  return {
    filled: row?.filled ?? 0,
    empty: row?.empty ?? 0,
    options: Object.fromEntries(definition.options.map(({ key }, place) => [key, row?.options[place] ?? 0])),
  }
}

const isEmptied = ({ deletedAt, emptiedAt }: CustomField) =>
  deletedAt !== null && emptiedAt !== null && emptiedAt > deletedAt

const kept = ({ kind }: Definition) => (kind === 'choices' ? inJson.choices : inJson.choice)

/** What must hold over definitions and the records that have values: there are not too many, and no option goes that is in use. */
export async function brokenDefinitions(
  db: Database,
  { settings }: Asking,
  staged: readonly Staged[],
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = []
  for (const { before, after } of staged.filter(({ entity }) => entity.name === 'customField')) {
    const others = [...settings.customFields.values()].filter(
      (each) => each.entity === after.entity && !isEmptied(each),
    )
    if (!before && others.length >= mostFields) refusals.push(refuse('tooManyFields', { max: mostFields }))
    const left = new Set((after.options as readonly Option[]).map(({ key }) => key))
    const gone = ((before?.options ?? []) as readonly Option[]).filter(({ key }) => !left.has(key))
    if (gone.length === 0) continue
    const { options } = await useOf(db, { ...(before as unknown as Definition), options: gone })
    const count = Object.values(options).reduce((sum, each) => sum + each, 0)
    if (count > 0) refusals.push(at('options', refuse('inUse', { count })))
  }
  return refusals
}

/** Days for which a field that was deleted keeps its values. */
const keptFor = 90
const atOnce = 5_000

/** Throws away the values of fields that were deleted long ago, some thousands at a time. Safe to repeat and in every copy. */
export async function emptyDeletedFields(db: Database): Promise<void> {
  const due = await db.read<Pick<CustomField, 'id' | 'entity' | 'key'>>(
    sql`select id, entity, key from custom_field where deleted_at < now() - ${keptFor} * interval '1 day'
      and (emptied_at is null or emptied_at < deleted_at)`,
  )
  for (const { id, entity, key } of due) {
    const table = sql.id(tableOf({ name: entity }))
    const some = sql`update ${table} set custom = custom - ${key}::text
      where id in (select id from ${table} where custom ? ${key}::text limit ${sql.lit(atOnce)}) returning 1`
    while ((await db.write(some)).length > 0);
    await db.write(sql`with emptied as (update custom_field set emptied_at = now() where id = ${id}::uuid)
      update firm set settings_version = settings_version + 1`)
  }
}
