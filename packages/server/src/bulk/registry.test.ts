/** Every entity can be changed in bulk: one field of two records, under its own rights, and back. */
import { type EntityName, entities } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BulkTools, bulkTools } from '../../test/bulk.ts'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { least, otherwise } from '../../test/least.ts'

let firm: TestFirm
let tools: BulkTools
let client: string
let person: string
beforeAll(async () => {
  firm = await openFirm()
  tools = bulkTools(firm)
  client = (await firm.make(firm.people.adam, 'client', { name: 'Wzorcowy', owner: firm.people.sam })).id
  person = (await firm.make(firm.people.adam, 'person', { lastName: 'Wzorcowa' })).id
})
afterAll(() => firm.close())

describe.each(entities.map((each) => [each.name, each] as const))('%s', (name, entity) => {
  const made = async () => {
    const answer = await firm.ask(
      firm.people.adam,
      'POST',
      `/api/${entity.plural}`,
      least(name as EntityName, { client, person }),
    )
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json() as { id: string; version: number }
  }
  const read = async (id: string) =>
    (await firm.ask(firm.people.adam, 'GET', `/api/${entity.plural}/${id}`)).json()
  const [field, value] = Object.entries(otherwise[name as EntityName])[0]!

  test('one field is set on several, and taken back', async () => {
    const { adam } = firm.people
    const ids = [(await made()).id, (await made()).id]
    const before = await Promise.all(ids.map(read))
    const done = await tools.change(adam, name, { does: 'set', field, value }, { ids })
    expect(done.counts, JSON.stringify(done)).toMatchObject({ changed: 2, same: 0, refused: 0 })
    for (const id of ids) expect((await read(id))[field]).toEqual(value)
    expect((await tools.undo(adam, done.id)).undone).toMatchObject({ records: 2, left: 0 })
    for (const each of before) expect((await read(each.id))[field]).toEqual(each[field])
  })

  test('several go into the bin and come back', async () => {
    const { adam } = firm.people
    const ids = [(await made()).id, (await made()).id]
    const done = await tools.change(adam, name, { does: 'delete' }, { ids })
    expect(done.counts, JSON.stringify(done)).toMatchObject({ changed: 2, refused: 0 })
    const back = await tools.change(adam, name, { does: 'restore' }, { ids })
    expect(back.counts).toMatchObject({ changed: 2, refused: 0 })
    for (const id of ids) expect((await read(id)).deletedAt).toBeNull()
  })

  test('the whole list is found once, without what lies in the bin', async () => {
    const { adam } = firm.people
    const { id } = await made()
    await firm.ask(adam, 'DELETE', `/api/${entity.plural}/${id}`)
    const counted = await tools.count(adam, name, { does: 'set', field, value }, { where: null })
    const listed = (await firm.ask(adam, 'GET', `/api/${entity.plural}/count`)).json()
    expect(counted).toMatchObject({ state: 'ready', found: listed.count })
  })

  test('A05 who may not change it is refused before anything is written down', async () => {
    const { id, version } = await made()
    const answer = await tools.post(firm.people.olga, name, { does: 'set', field, value }, { ids: [id] })
    if (answer.statusCode === 201) {
      // Some records of this kind are hers: this one is not.
      await tools.job('bulkCount', answer.json().id)
      expect((await tools.run(firm.people.olga, answer.json().id)).counts).toMatchObject({
        changed: 0,
        refused: 1,
      })
    } else expect(answer.statusCode).toBe(403)
    expect((await read(id)).version).toBe(version)
  })
})
