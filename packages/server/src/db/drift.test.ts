import { type Entity, entities, entityNamed, fieldNamed, isSettled, keptFields } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/server.ts'
import { columnsOf } from '../records/flush.ts'
import { together } from '../records/page.ts'
import { columns } from './columns/index.ts'
import { type Database, openDatabase } from './database.ts'
import { sql } from './sql.ts'
import { linkTableOf, snake, tableOf } from './tables.ts'

let db: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await freshDatabase()
  db = openDatabase(database.poolConfig)
  drop = database.drop
})
afterAll(async () => {
  await db.close()
  await drop()
})

interface Found {
  name: string
  type: string
  nullable: boolean
}
const columnsIn = (table: string) =>
  db.read<Found>(sql`select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
  from pg_attribute a where a.attrelid = ${`public."${table}"`}::regclass and a.attnum > 0 and not a.attisdropped`)
const indexesOn = (table: string) =>
  db.read<{ definition: string }>(
    sql`select pg_get_indexdef(indexrelid) as definition from pg_index where indrelid = ${`public."${table}"`}::regclass`,
  )

describe.each(entities.map((entity) => [entity.name, entity] as const))('%s', (_, entity) => {
  test('its table has exactly the columns of its definition', async () => {
    const found = await columnsIn(tableOf(entity))
    expect(found.map(({ name }) => name).sort()).toEqual([...columnsOf(entity)].sort())
    for (const [name, field] of Object.entries(entity.fields))
      for (const column of columns[field.kind].columns(snake(name))) {
        const there = found.find((each) => each.name === column.name)
        expect(there, column.name).toMatchObject({ type: column.type })
        if (column.name === snake(name))
          expect(there?.nullable, `${column.name} may be empty`).toBe(!(field.required || column.always))
      }
  })

  test('every field that names several records has its table', async () => {
    for (const [name, { kind }] of Object.entries(entity.fields))
      if (kind === 'references')
        expect((await columnsIn(linkTableOf(entity, name))).map((each) => each.name)).toEqual([
          'record',
          'target',
        ])
  })

  test('every offered filter and sort has its index', async () => {
    const definitions = (await indexesOn(tableOf(entity))).map(({ definition }) => definition)
    const leading = (expression: string) =>
      definitions.some(
        (each) =>
          each.includes(`(${expression},`) ||
          each.includes(`(${expression})`) ||
          each.includes(`((${expression}),`) ||
          // Parts of words: fields that are looked into share an index.
          each.includes(`${expression} gin_trgm_ops`) ||
          each.includes(`one_text(${expression}) gin_trgm_ops`) ||
          each.includes(`phones_text(${expression}) gin_trgm_ops`),
      )
    for (const [name, field] of offered(entity)) {
      const column = columns[field.kind].indexed?.(snake(name)) ?? snake(name)
      if (field.filter && field.kind !== 'references')
        expect(
          leading(column) ||
            leading(`"${column}"`) ||
            definitions.some((each) => each.includes(`(COALESCE(${column},`)),
          `filter ${name}`,
        ).toBe(true)
      if (field.sort)
        expect(
          leading(column) ||
            leading(`"${column}"`) ||
            definitions.some((each) => each.includes(`(COALESCE(${column},`)),
          `sort ${name}`,
        ).toBe(true)
    }
  })
})

test.each(Object.entries(together))(
  'lists of %s rely on indexes of a field together with the sort, and they are there',
  async (name, fields) => {
    const entity = entityNamed(name)!
    const definitions = (await indexesOn(tableOf(entity))).map(({ definition }) => definition)
    const sort = snake(entity.sort.replace('-', ''))
    for (const field of fields)
      expect(
        definitions.some((each) => new RegExp(`\\(${snake(field)}, (COALESCE\\()?${sort}\\b`).test(each)),
        field,
      ).toBe(true)
  },
)

/** Small lists that are read whole with the settings sort without an index on every field. */
const offered = (entity: Entity) =>
  Object.keys({ ...keptFields, ...entity.fields })
    .filter((name) => !(isSettled(entity.name) && Object.hasOwn(keptFields, name)))
    .map((name) => [name, fieldNamed(entity, name)!] as const)
