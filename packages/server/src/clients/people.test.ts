/** Whom one talks to at a client: one of them first, from when until when, and where else they stand. */
import { type PersonAtClient, type PersonInTable, registry } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

type Name = keyof TestFirm['people']
const ask = async <T>(who: Name, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, body?: object) => {
  const answer = await firm.ask(firm.people[who], method, url, body)
  expect(answer.statusCode, `${method} ${url} ${answer.body}`).toBeLessThan(300)
  return (answer.body === '' ? undefined : answer.json()) as T
}
const client = async (name: string, more: object = {}) =>
  (await ask<{ id: string }>('sam', 'POST', '/api/clients', { name, ...more })).id
const add = (at: string, lastName: string, position: object = {}) =>
  ask<PersonAtClient>('sam', 'POST', `/api/clients/${at}/people`, { person: { lastName }, position })
const people = (who: Name, at: string) =>
  ask<readonly PersonInTable[]>(who, 'GET', `/api/clients/${at}/people`)
const main = async (at: string) =>
  (await people('sam', at)).filter(({ position }) => position.primary).map(({ person }) => person.name)

test('any number of people stand in the table, also more than the card brings', async () => {
  const at = await client('Wielka Hurtownia')
  await firm.as(firm.people.sam, async (act) => {
    for (let number = 1; number <= 130; number += 1) {
      const { id } = await act.create(registry.person as never, { lastName: `Osoba ${number}` })
      await act.create(registry.position as never, { client: at, person: id })
    }
  })
  expect(await people('sam', at)).toHaveLength(130)
  const { people: onCard } = await ask<{ people: object[] }>('sam', 'GET', `/api/clients/${at}/card`)
  expect(onCard).toHaveLength(100)
})

test('there is one main contact: whoever is chosen or added as such takes the place of the one before', async () => {
  const at = await client('Z Kontaktem')
  const anna = await add(at, 'Anna', { primary: true })
  const before = anna.position.version
  const jan = await add(at, 'Jan', { primary: true })
  expect(await main(at)).toEqual(['Jan'])
  const { headers } = await firm.ask(firm.people.sam, 'PATCH', `/api/positions/${anna.position.id}`, {
    primary: true,
    version: before + 1,
  })
  expect(await main(at)).toEqual(['Anna'])
  const entries = await firm.db.read(
    sql`select record from entry where act = ${String(headers['x-act'])}::uuid`,
  )
  expect(entries).toHaveLength(2)
  await ask('sam', 'DELETE', `/api/positions/${anna.position.id}`)
  await ask('sam', 'PATCH', `/api/positions/${jan.position.id}`, { primary: true })
  await ask('sam', 'POST', `/api/positions/${anna.position.id}/restore`, {})
  expect(await main(at)).toEqual(['Jan'])
})

test('a main contact of one client is none of another', async () => {
  const [one, other] = [await client('Jeden'), await client('Drugi')]
  const { person } = await add(one, 'Wspólna', { primary: true })
  await ask('sam', 'POST', '/api/positions', { client: other, person: person.id, primary: true })
  expect([await main(one), await main(other)]).toEqual([['Wspólna'], ['Wspólna']])
})

test('an undo that would make a second main contact is refused and changes nothing', async () => {
  const at = await client('Cofany')
  const first = await add(at, 'Pierwsza', { primary: true })
  const gone = await firm.ask(firm.people.sam, 'PATCH', `/api/positions/${first.position.id}`, {
    primary: false,
  })
  await add(at, 'Druga', { primary: true })
  const undone = await firm.ask(firm.people.sam, 'POST', `/api/undo/${String(gone.headers['x-act'])}`, {})
  expect(undone.json().problems).toMatchObject([{ at: 'primary', code: 'primaryTaken' }])
  expect(await main(at)).toEqual(['Druga'])
})

test('somebody is there from a day until a day, and leaves no earlier than they have come', async () => {
  const at = await client('Z Datami')
  const { position } = await add(at, 'Sezonowa', { since: '2025-06-01', until: '2025-09-30' })
  expect(position).toMatchObject({ since: '2025-06-01', until: '2025-09-30' })
  const refused = await firm.ask(firm.people.sam, 'PATCH', `/api/positions/${position.id}`, {
    until: '2025-05-31',
  })
  expect(refused.json().problems).toMatchObject([{ at: 'until', code: 'endsBefore' }])
  expect((await people('sam', at))[0]!.position).toEqual(position)
})

test('the other clients of a person are named to who may see them, and nobody who may not see the client sees its people', async () => {
  const [seen, secret, at] = [
    await client('Jawny'),
    await client('Tajny', { visibility: 'user' }),
    await client('Tu'),
  ]
  const { person } = await add(at, 'Wszędobylska')
  for (const other of [seen, secret])
    await ask('sam', 'POST', '/api/positions', { client: other, person: person.id })
  const elsewhere = async (who: Name) => (await people(who, at))[0]!.elsewhere.map(({ name }) => name)
  expect(await elsewhere('sam')).toEqual(['Jawny', 'Tajny'])
  expect(await elsewhere('rita')).toEqual(['Jawny'])
  expect((await firm.ask(firm.people.rita, 'GET', `/api/clients/${secret}/people`)).statusCode).toBe(404)
  expect((await firm.ask(undefined, 'GET', `/api/clients/${seen}/people`)).statusCode).toBe(401)
})

test('the telephone and mail of a desk find the client and who sits there, as long as they do', async () => {
  const at = await client('Biurowiec Cis')
  const { person, position } = await add(at, 'Biurkowska', {
    unit: 'Kadry',
    phones: ['22 555 61 62'],
    mails: ['kadry@cis.example'],
  })
  const found = async (text: string) => {
    const { hits } = await ask<{ hits: { client: string; person: { name: string } | null }[] }>(
      'sam',
      'GET',
      `/api/search?q=${encodeURIComponent(text)}`,
    )
    return hits.filter((hit) => hit.client === at).map((hit) => hit.person?.name ?? null)
  }
  const called = async () =>
    (await ask<{ hits: { client: string }[] }>('sam', 'GET', '/api/call?number=225556162')).hits.length
  for (const text of ['225556162', '6162', 'kadry@cis.example'])
    expect(await found(text), text).toEqual(['Biurkowska'])
  expect(await called()).toBe(1)

  await ask('sam', 'PATCH', `/api/positions/${position.id}`, { phones: ['22 555 61 63'] })
  expect([await found('225556162'), await found('225556163')]).toEqual([[], ['Biurkowska']])
  await ask('sam', 'DELETE', `/api/people/${person.id}`)
  expect(await found('225556163')).toEqual([])
  await ask('sam', 'POST', `/api/people/${person.id}/restore`, {})
  expect(await found('225556163')).toEqual(['Biurkowska'])
  await ask('sam', 'DELETE', `/api/clients/${at}`)
  expect(await found('225556163')).toEqual([])
  await ask('sam', 'POST', `/api/clients/${at}/restore`, {})
  expect(await found('225556163')).toEqual(['Biurkowska'])
  await ask('sam', 'DELETE', `/api/positions/${position.id}`)
  expect(await found('kadry@cis.example')).toEqual([])
})

test('lists of people show how one reaches them at their main place, and are narrowed by it', async () => {
  const at = await client('Dwór Jodła')
  await add(at, 'Jodłowska', { unit: 'Zaopatrzenie', mails: ['zaopatrzenie@jodla.example'], primary: true })
  const where = JSON.stringify({ field: 'position.unit', is: 'contains', value: 'zaopatrz' })
  const { rows } = await ask<{ rows: object[] }>(
    'sam',
    'GET',
    `/api/people?where=${encodeURIComponent(where)}`,
  )
  expect(rows).toMatchObject([
    { name: 'Jodłowska', workMails: ['zaopatrzenie@jodla.example'], workPhones: [] },
  ])
})

test('a birthday that no calendar has is refused at its field', async () => {
  const at = await client('Z Kalendarzem')
  const refused = await firm.ask(firm.people.sam, 'POST', `/api/clients/${at}/people`, {
    person: { lastName: 'Lutowy', birthday: '1981-02-29', language: 'de' },
    position: {},
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.json().problems).toMatchObject([
    { at: 'birthday', code: 'notDay' },
    { at: 'language', code: 'notOneOf' },
  ])
})
