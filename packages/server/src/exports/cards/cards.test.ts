/** Address cards: read back by our own reader, by the rights, and line by line as the format wants them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity } from '../../../test/firm.ts'
import { type ImportingFirm, openImportingFirm } from '../../../test/imports.ts'
import { sql } from '../../db/sql.ts'
import type { Stored } from '../../records/stored.ts'

let firm: ImportingFirm
let other: ImportingFirm
beforeAll(async () => {
  ;[firm, other] = await Promise.all([openImportingFirm(), openImportingFirm()])
})
afterAll(() => Promise.all([firm.close(), other.close()]))

const make = (name: 'client' | 'person' | 'position' | 'label', values: object): Promise<Stored> =>
  firm.make(firm.people.adam, name, values)

const cardOf = async (plural: string, id: string, who = firm.people.adam) =>
  firm.ask(who, 'GET', `/api/${plural}/${id}/card.vcf`)

/** The lines of a file, put together again where they were folded. */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

async function withEverything() {
  const labels = [(await make('label', { name: 'VIP, hurt', colour: 'red' })).id]
  const client = await make('client', {
    name: 'Zakład „Kłos”; Spółka, z o.o.',
    street: 'ul. Długa 5, lok. 3',
    postalCode: '31-147',
    town: 'Kraków',
    province: 'małopolskie',
    country: 'PL',
    phones: ['+48 12 345 67 89 wew. 12', { number: '+48 601 234 567', kind: 'mobile' }],
    mails: ['biuro@klos.example', 'faktury@klos.example'],
    website: 'https://klos.example',
    remarks: 'Pierwsza; druga, trzecia\\czwarta\nnowa linia',
    externalId: 'K-0042',
    labels,
  })
  const person = await make('person', {
    salutation: 'dr inż.',
    firstName: 'Żaneta Maria',
    lastName: 'Łęcka-Śmigły',
    birthday: '1980-02-29',
    phones: ['+48 602 345 678'],
    mails: ['zaneta@klos.example'],
    remarks: 'dzwonić po 10',
    externalId: 'O-7',
    labels: [(await make('label', { name: 'Święta', recordTypes: ['person'] })).id],
  })
  await make('position', {
    client: client.id,
    person: person.id,
    title: 'główna księgowa',
    unit: 'Księgowość; płace',
  })
  return { client, person }
}

const said = [
  'name',
  'street',
  'postalCode',
  'town',
  'province',
  'country',
  'mails',
  'website',
  'remarks',
  'externalId',
]
const part = (record: Stored | undefined, fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, record?.[field]]))
const all = async (of: ImportingFirm, plural: string) =>
  (await of.ask(of.people.adam, 'GET', `/api/${plural}`)).json().rows as readonly Stored[]

const labelsOf = async (record: Stored) => {
  const names = new Map((await all(other, 'labels')).map(({ id, name }) => [id, name]))
  return (record.labels as readonly string[]).map((id) => names.get(id))
}

test('a firm leaves with its people; our own reader takes all back that a card can say', async () => {
  const { client, person } = await withEverything()
  const answer = await cardOf('clients', client.id)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('text/vcard; charset=utf-8')
  expect(answer.headers['content-disposition']).toContain('Zak%C5%82ad')
  expect(lines(answer.body)).toEqual(
    expect.arrayContaining([
      'ORG:Zakład „Kłos”\\; Spółka\\, z o.o.',
      'TEL;TYPE=WORK,VOICE,PREF:+48123456789\\,12',
      'TEL;TYPE=CELL,VOICE:+48601234567',
      'ADR;TYPE=WORK,PREF:;;ul. Długa 5\\, lok. 3;Kraków;małopolskie;31-147;Polska',
      'CATEGORIES:VIP\\, hurt',
      'CATEGORIES:Święta',
      'N:Łęcka-Śmigły;Żaneta Maria;;dr inż.;',
      'BDAY:1980-02-29',
      'ORG:Zakład „Kłos”\\; Spółka\\, z o.o.;Księgowość\\; płace',
      'TITLE:główna księgowa',
    ]),
  )
  const taken = await other.take(other.people.adam, answer.body)
  expect(taken).toMatchObject({ state: 'done', counts: { rows: 2, newClients: 1, newPeople: 1, bad: 0 } })
  const [back] = await all(other, 'clients')
  expect(part(back, said)).toEqual(part(client, said))
  expect(back!.phones).toMatchObject([
    { number: '+48123456789', extension: '12' },
    { number: '+48601234567' },
  ])
  const [who] = await all(other, 'people')
  const fields = [
    'salutation',
    'firstName',
    'lastName',
    'birthday',
    'mails',
    'remarks',
    'externalId',
    'phones',
  ]
  expect(part(who, fields)).toEqual(part(person, fields))
  expect(await labelsOf(who!)).toEqual(['Święta'])
  expect(await labelsOf(back!)).not.toContain('Święta')
  expect((await all(other, 'positions')).map(({ title }) => title)).toEqual(['główna księgowa'])
})

test('where no other program gave a number, our own is not taken for one', async () => {
  const { id } = await make('client', { name: 'Bez numeru' })
  const { body } = await cardOf('clients', id)
  expect(lines(body)).toContain(`UID:urn:uuid:${id}`)
  await other.take(other.people.adam, body)
  const back = (await all(other, 'clients')).find(({ name }) => name === 'Bez numeru')
  expect(back).toMatchObject({ externalId: null })
})

test('a private person is a person at home', async () => {
  const { id } = await make('client', { name: 'Jan Maria Nowak', kind: 'person', town: 'Żory' })
  const found = lines((await cardOf('clients', id)).body)
  expect(found).toEqual(
    expect.arrayContaining([
      'N:Nowak;Jan Maria;;;',
      'FN:Jan Maria Nowak',
      'ADR;TYPE=HOME,PREF:;;;Żory;;;Polska',
    ]),
  )
  expect(found.some((line) => /^ORG|^X-ABShowAs/.test(line))).toBe(false)
})

test('a person alone: with the firm they mainly work at, or without one', async () => {
  const { person } = await withEverything()
  expect(lines((await cardOf('people', person.id)).body)).toEqual(
    expect.arrayContaining([
      'ORG:Zakład „Kłos”\\; Spółka\\, z o.o.;Księgowość\\; płace',
      'TITLE:główna księgowa',
      'CATEGORIES:Święta',
    ]),
  )
  const { id } = await make('person', { lastName: 'Samotna' })
  const { body } = await cardOf('people', id)
  expect(body).toContain('FN:Samotna')
  expect(body).not.toMatch(/^(?:ORG|TITLE)/m)
})

test('A21 no text begins a line of its own, and no line is longer than 75 octets', async () => {
  const evil = 'Ąę\u2028END:VCARD\u0085BEGIN:VCARD'
  const { id } = await make('client', {
    name: `${evil} ${'Żółć '.repeat(40)}`,
    remarks: `x\nEND:VCARD\nBEGIN:VCARD\nTEL:999\n${'漢字🎉'.repeat(60)}`,
    phones: [{ number: '601 234 567', note: 'a;b:c,d' }],
  })
  const { body } = await cardOf('clients', id)
  const raw = body.split('\r\n')
  expect(raw.filter((line) => /^(?:BEGIN|END):/.test(line))).toEqual(['BEGIN:VCARD', 'END:VCARD'])
  expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u2028\u0085]/)
  for (const line of raw) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toContain('\ufffd')
  }
  expect(lines(body).find((line) => line.startsWith('NOTE:'))).toContain('漢字🎉'.repeat(60))
  expect(lines(body)).toContain('item1.X-ABLabel:a\\;b:c\\,d')
})

describe('A02 who may not take it out gets no card', () => {
  test('neither of the client nor, with the client, of its people', async () => {
    const { client, person } = await withEverything()
    const { olga, mia } = firm.people
    expect((await cardOf('clients', client.id, olga)).statusCode).toBe(403)
    expect((await cardOf('people', person.id, olga)).statusCode).toBe(403)
    expect((await cardOf('clients', client.id, mia)).body).toContain('Łęcka')
    await firm.db.write(sql`delete from permission where entity = 'person' and verb = 'export'`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    const { body } = await cardOf('clients', client.id, mia)
    expect(body).toContain('Kłos')
    expect(body).not.toContain('Łęcka')
  })

  test('a client that they do not see is none, and the firm of a person that they do is not named', async () => {
    const { people, departments } = firm
    const hidden = { owner: people.rita, department: departments.service, visibility: 'user' }
    const secret = await make('client', { name: 'Sekretny', ...hidden })
    const open = await make('client', { name: 'Jawny' })
    const person = await make('person', { lastName: 'Dwufirmowa' })
    await make('position', { client: secret.id, person: person.id, title: 'prezes', primary: true })
    await make('position', { client: open.id, person: person.id, title: 'doradca' })
    await firm.db.write(sql`insert into permission select id, 'person', 'export', 'all' from role where built_in = 'manager'
      on conflict (role, entity, verb) do update set scope = 'all'`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    expect((await cardOf('clients', secret.id, people.mia)).statusCode).toBe(404)
    const { body } = await cardOf('people', person.id, people.mia)
    expect(body).toContain('ORG:Jawny')
    expect(body).toContain('TITLE:doradca')
    expect(body).not.toMatch(/Sekretny|prezes/)
  })
})

test('what is in the bin or is not there has no card', async () => {
  const { id } = await make('client', { name: 'Wyrzucony' })
  await firm.as(firm.people.adam, (act) => act.remove(entity('client'), id))
  expect((await cardOf('clients', id)).statusCode).toBe(404)
  expect((await cardOf('clients', 'x')).statusCode).toBe(404)
})
