/** Which way a page is found: what it answers is the same by every way, but not how much is read for it. */
import type { Filter } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { compiled, sql } from '../db/sql.ts'
import { pageIds } from './page.ts'
import { readSort, type Sort } from './sort.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

test('an or is collected where indexes find little, though PostgreSQL takes half to fit', async () => {
  const { adam } = firm.people
  const { id } = await firm.make(adam, 'client', { name: 'Wzór' })
  const { id: label } = await firm.make(adam, 'label', { name: 'Rzadka', colour: 'red' })
  await firm.db.write(sql`insert into client
    select (json_populate_record(c, json_build_object('id', gen_random_uuid(), 'name', 'Kopia ' || n))).*
    from client c, generate_series(1, 3000) n where c.id = ${id}::uuid`)
  await firm.db.write(
    sql`insert into client_labels (record, target) select id, ${label}::uuid from client where name like 'Kopia%' order by id limit 150`,
  )
  for (const table of ['client', 'client_labels', 'person', 'position'])
    await firm.db.write(sql`analyze ${sql.id(table)}`)
  const labelled: Filter = { field: 'labels', is: 'is', value: label }
  const either: Filter = { any: [labelled, { field: 'person.lastName', is: 'contains', value: 'Brzęczysz' }] }
  const { user: reader } = await firm.asking(adam)
  const sort = readSort(entity('client'), 'name') as Sort
  const asked = { sort, from: undefined, forwards: true, inclusive: false, limit: 50 }
  for (const filter of [labelled, either]) {
    const { query } = await pageIds(firm.db, reader, entity('client'), { ...asked, filter })
    expect(compiled(query).text).toContain('as materialized')
    expect(await firm.db.search(query)).toHaveLength(51)
  }
})
