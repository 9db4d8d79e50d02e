/** Labels of clients, people and tasks: in groups, and each only where it is meant to be. */
import { entities, type ListAnswer, labelled } from '@kartoteka/model'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BulkTools, bulkTools } from '../../test/bulk.ts'
import { openFirm, type TestFirm } from '../../test/firm.ts'

let firm: TestFirm
let tools: BulkTools
beforeAll(async () => {
  firm = await openFirm()
  tools = bulkTools(firm)
})
afterAll(() => firm.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
const polish = { 'accept-language': 'pl' }
const send = (method: Method, url: string, body?: object) =>
  firm.ask(firm.people.adam, method, url, body, polish)
const ask = async <T = { id: string }>(method: Method, url: string, body?: object) => {
  const answer = await send(method, url, body)
  expect(answer.statusCode, `${method} ${url} ${answer.body}`).toBeLessThan(300)
  return (answer.body === '' ? undefined : answer.json()) as T
}
const label = async (name: string, more: object = {}) =>
  (await ask('POST', '/api/labels', { name, colour: 'blue', ...more })).id
const person = async (lastName: string, more: object = {}) =>
  (await ask('POST', '/api/people', { lastName, ...more })).id
const task = async (what: string, more: object = {}) =>
  (await ask('POST', '/api/tasks', { what, ...more })).id
const client = async (name: string, more: object = {}) =>
  (await ask('POST', '/api/clients', { name, ...more })).id
const labelsOf = async (plural: string, id: string) =>
  (await ask<{ labels: string[] }>('GET', `/api/${plural}/${id}`)).labels
const listed = async <R>(plural: string, query: string) =>
  (await ask<ListAnswer<R>>('GET', `/api/${plural}?${query}`)).rows
const where = (field: string, is: string, value: unknown) =>
  `where=${encodeURIComponent(JSON.stringify({ field, is, value }))}`

test('a label can be for exactly those whose records carry labels', () => {
  const carriers = entities.filter(({ fields }) =>
    Object.values(fields).some(({ target }) => target === 'label'),
  )
  expect(carriers.map(({ name }) => name)).toEqual([...labelled])
  for (const { fields } of carriers) expect(fields).toHaveProperty('labels')
})

describe('people and tasks', () => {
  test('carry labels, are found by them, and the journal takes a change of them back', async () => {
    const [chief, urgent] = [await label('Decyduje'), await label('Pilne')]
    const someone = await person('Bobak', { labels: [chief] })
    const call = await task('Zadzwonić', { labels: [urgent] })
    await person('Inny')
    expect(
      (await listed<{ id: string }>('people', where('labels', 'is', chief))).map(({ id }) => id),
    ).toEqual([someone])
    expect(
      (await listed<{ id: string }>('tasks', where('labels', 'is', urgent))).map(({ id }) => id),
    ).toEqual([call])
    await ask('PATCH', `/api/people/${someone}`, { labels: [] })
    const { entries } = await ask<{ entries: { act: string }[] }>('GET', `/api/people/${someone}/history`)
    await ask('POST', `/api/undo/${entries[0]!.act}`)
    expect(await labelsOf('people', someone)).toEqual([chief])
    expect((await send('DELETE', `/api/labels/${urgent}`)).json().problems[0]).toMatchObject({
      code: 'inUse',
      params: { count: 1 },
    })
  })

  test('many of them are given labels at once, and rid of them', async () => {
    const one = await label('Kongres')
    for (const [entity, plural, ids] of [
      ['person', 'people', [await person('Ptak'), await person('Kos')]],
      ['task', 'tasks', [await task('Zamówić stoisko'), await task('Wysłać zaproszenia')]],
    ] as const) {
      const add = { does: 'add', field: 'labels', values: [one] } as const
      expect((await tools.change(firm.people.adam, entity, add, { ids: [...ids] })).counts.changed).toBe(2)
      for (const id of ids) expect(await labelsOf(plural, id)).toEqual([one])
      const remove = { ...add, does: 'remove' } as const
      await tools.change(firm.people.adam, entity, remove, { ids: [...ids] })
      for (const id of ids) expect(await labelsOf(plural, id)).toEqual([])
    }
  })

  test('leave with their labels in a file', async () => {
    const [one, two] = [await label('Targi'), await label('Prasa')]
    await person('Wychodząca', { labels: [one, two] })
    const query = `format=csv&columns=name,labels&${where('labels', 'is', one)}`
    const file = (await send('GET', `/api/people/export?${query}`)).body
    const [heading, row] = parse(file, { bom: true, delimiter: ';' }) as string[][]
    const column = heading!.indexOf('Etykiety')
    expect(row![column]!.split(', ').sort()).toEqual(['Prasa', 'Targi'])
  })
})

describe('a group', () => {
  test('is a word of the label, by which its list is narrowed and sorted; those without one come last', async () => {
    await label('Ze strony', { group: 'Źródło Testowe' })
    await label('Z polecenia', { group: 'Źródło Testowe' })
    await label('Tartak', { group: 'Branża Testowa' })
    const found = await listed<{ name: string }>('labels', where('group', 'contains', 'źródło'))
    expect(found.map(({ name }) => name).sort()).toEqual(['Z polecenia', 'Ze strony'])
    const groups = (await listed<{ group: string | null }>('labels', 'sort=group')).map(({ group }) => group)
    expect(groups.slice(0, 3)).toEqual(['Branża Testowa', 'Źródło Testowe', 'Źródło Testowe'])
    expect(new Set(groups.slice(3))).toEqual(new Set([null]))
  })

  test('is as long as a name at most', async () => {
    const { problems } = (
      await send('POST', '/api/labels', { name: 'x', colour: 'red', group: 'x'.repeat(61) })
    ).json()
    expect(problems).toMatchObject([{ at: 'group', code: 'tooLong' }])
  })
})

describe('a label for some only', () => {
  test('is refused at the field of others, with its name and where it may be given', async () => {
    const wholesale = await label('Hurt', { recordTypes: ['task', 'client'] })
    for (const [plural, values] of [
      ['people', { lastName: 'Nikt', labels: [wholesale] }],
      [`people/${await person('Ktoś')}`, { labels: [wholesale] }],
    ] as const) {
      const answer = await send(plural === 'people' ? 'POST' : 'PATCH', `/api/${plural}`, values)
      expect(answer.statusCode).toBe(422)
      expect(answer.json().problems).toMatchObject([
        { at: 'labels', sentence: 'Etykietę „Hurt” można nadać tylko kontrahentom i zadaniom.' },
      ])
    }
    expect(await labelsOf('clients', await client('Hurtownia', { labels: [wholesale] }))).toEqual([wholesale])
    expect(await labelsOf('tasks', await task('Hurtem', { labels: [wholesale] }))).toEqual([wholesale])
  })

  test('is refused in a bulk change before anything is counted', async () => {
    const mine = await label('Dla zadań', { recordTypes: ['task'] })
    const ids = [await client('Zbiorczy')]
    for (const deed of [
      { does: 'add', field: 'labels', values: [mine] },
      { does: 'set', field: 'labels', value: [mine] },
    ]) {
      const answer = await tools.post(firm.people.adam, 'client', deed, { ids })
      expect(answer.statusCode, answer.body).toBe(422)
      expect(answer.json().problems).toMatchObject([{ at: 'labels', code: 'labelNotFor' }])
    }
  })

  test('names only what carries labels', async () => {
    const answer = await send('POST', '/api/labels', { name: 'x', colour: 'red', recordTypes: ['talk'] })
    expect(answer.json().problems).toMatchObject([{ at: 'recordTypes', code: 'notOneOf' }])
  })
})

describe('when fewer shall carry it', () => {
  test('those who do stand in the way, with their number; the bin does not', async () => {
    const broad = await label('Szeroka')
    const someone = await person('Nosząca', { labels: [broad] })
    const others = [await client('Niosący', { labels: [broad] }), await client('Też', { labels: [broad] })]
    const narrow = () => send('PATCH', `/api/labels/${broad}`, { recordTypes: ['person'] })
    expect((await narrow()).json().problems).toMatchObject([
      {
        at: 'recordTypes',
        code: 'labelCarried',
        params: { count: 2 },
        sentence: 'Jest jeszcze nadana 2 rekordom (kontrahentom). Najpierw ją tam zdejmij.',
      },
    ])
    await ask('PATCH', `/api/clients/${others[0]}`, { labels: [] })
    await ask('DELETE', `/api/clients/${others[1]}`)
    await ask('PATCH', `/api/labels/${broad}`, { recordTypes: ['person'] })
    expect(await labelsOf('people', someone)).toEqual([broad])
    await ask('PATCH', `/api/labels/${broad}`, { recordTypes: [] })
  })

  test('a record out of the bin keeps what it carries, and may change the rest', async () => {
    const [was, more] = [await label('Dawna'), await label('Nowsza')]
    const old = await client('Z kosza', { labels: [was] })
    await ask('DELETE', `/api/clients/${old}`)
    await ask('PATCH', `/api/labels/${was}`, { recordTypes: ['task'] })
    await ask('POST', `/api/clients/${old}/restore`)
    await ask('PATCH', `/api/clients/${old}`, { labels: [was, more] })
    expect(new Set(await labelsOf('clients', old))).toEqual(new Set([was, more]))
    await ask('PATCH', `/api/clients/${old}`, { labels: [more] })
    const again = await send('PATCH', `/api/clients/${old}`, { labels: [was, more] })
    expect(again.json().problems).toMatchObject([{ at: 'labels', code: 'labelNotFor' }])
  })
})
