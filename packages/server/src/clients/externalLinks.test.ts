/** Links of a client: whose they are, what is opened, and what is refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'

let firm: TestFirm
let client: string
beforeAll(async () => {
  firm = await openFirm()
  client = (await firm.make(firm.people.sam, 'client', { name: 'Młyn', visibility: 'department' })).id
})
afterAll(() => firm.close())

const add = (who: keyof TestFirm['people'], body: object) =>
  firm.ask(firm.people[who], 'POST', '/api/external-links', { client, ...body })
const total = async () =>
  (await firm.ask(firm.people.adam, 'GET', '/api/external-links/count')).json() as object

test('K-41 K-42 K-43 a page is opened, a folder only named; what is meant follows the address when it is changed', async () => {
  const made = await add('sam', { address: ' dysk.example/umowy ', description: 'Umowy' })
  expect(made.statusCode, made.body).toBe(201)
  expect(made.json()).toMatchObject({
    address: 'dysk.example/umowy',
    kind: 'web',
    opens: 'https://dysk.example/umowy',
  })
  const { id, version } = made.json()
  const changed = await firm.ask(firm.people.sam, 'PATCH', `/api/external-links/${id}`, {
    version,
    address: '\\\\serwer\\klienci\\Młyn',
  })
  expect(changed.json()).toMatchObject({ kind: 'networkFolder', opens: null })
  expect((await add('sam', { address: 'C:\\Klienci\\Młyn' })).json()).toMatchObject({ kind: 'localFolder' })
  const card = await firm.ask(firm.people.sam, 'GET', `/api/clients/${client}/card`)
  expect(card.json().links).toBe(2)
  const activity = await firm.ask(firm.people.sam, 'GET', `/api/activity?client=${client}`)
  expect(activity.json().entries[0]).toMatchObject({ entity: 'externalLink', title: 'C:\\Klienci\\Młyn' })
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'https://ewa:tajne@firma.example', 'gdzieś na dysku'])(
  'A24 %s is refused at its place in the reader’s language, and nothing is kept',
  async (address) => {
    const before = await total()
    const answer = await add('sam', { address })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems).toMatchObject([{ at: 'address', code: 'notLink' }])
    expect(answer.json().problems[0].sentence).toMatch(/https:\/\//)
    expect(await total()).toEqual(before)
  },
)

test('what follows from the address is nobody’s to set, and an empty one is asked for', async () => {
  const set = await add('sam', { address: 'dysk.example', opens: 'https://zle.example' })
  expect(set.json().problems).toMatchObject([{ at: 'opens', code: 'notYours' }])
  expect((await add('sam', { address: '  ' })).json().problems).toMatchObject([
    { at: 'address', code: 'required' },
  ])
})

test('A01 A07 a link follows its client: hidden with it', async () => {
  const { id } = (await add('sam', { address: 'dysk.example/7' })).json()
  const of = (who: keyof TestFirm['people']) => firm.ask(firm.people[who], 'GET', `/api/external-links/${id}`)
  expect((await of('mia')).statusCode).toBe(200)
  expect((await of('rita')).statusCode).toBe(404)
  expect((await add('rita', { address: 'dysk.example' })).statusCode).toBe(422)
  await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${client}`, { version: 1, visibility: 'user' })
  expect((await of('mia')).statusCode).toBe(404)
})
