/** What is hidden from a role finds nothing for it: each field that the search knows is asked, alone and beside other words. */
import { entities } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

const clientValues = {
  name: 'Qwertyńska Huta',
  shortName: 'Skrótex',
  country: 'RU',
  taxNumber: { country: 'PL', number: '5261025421' },
  regon: '901912554',
  pesel: '44051401359',
  ogrn: '1027700132195',
  krs: '0000418207',
  euVat: 'DE136695976',
  postalCode: '78-499',
  town: 'Wąwolnica',
  phones: ['+48 601 234 567'],
  mails: ['biuro@ukryta.example'],
  externalId: 'KH/777',
  bankAccounts: ['PL61109010140000071219812874'],
}
const personValues = { lastName: 'Gżegżółka', phones: ['502 876 543'], mails: ['tajna@osoba.example'] }
const positionValues = { phones: ['505 333 462'], mails: ['kadry@biurko.example'] }
const placeValues = {
  name: 'Żwirownia',
  postalCode: '33-817',
  town: 'Pszczółki',
  contact: 'Wózkowa Ewa',
  phones: ['503 111 298'],
  mails: ['rampa@magazyn.example'],
}
const recipientValues = {
  name: 'Dżdżownica',
  taxNumber: '7123045110',
  externalId: 'OD/999',
  postalCode: '44-926',
  town: 'Gąski',
  phones: ['504 222 387'],
  mails: ['sklep@odbiorca.example'],
}

/** What is typed to find each; the parts of an address and the end of a telephone are words too. */
const typed: Readonly<Record<string, readonly string[]>> = {
  'client.name': ['qwertynska', 'wertyńsk', 'huta'],
  'client.shortName': ['skrotex'],
  'client.taxNumber': ['526-102-54-21', '52610'],
  'client.regon': ['901912554'],
  'client.krs': ['0000418207'],
  'client.pesel': ['44051401359'],
  'client.ogrn': ['1027700132195'],
  'client.euVat': ['DE136695976'],
  'client.postalCode': ['78-499'],
  'client.town': ['wawolnica', 'Wąwo'],
  'client.phones': ['601 234 567', '4567'],
  'client.mails': ['biuro@ukryta.example', 'ukryta'],
  'client.externalId': ['KH/777'],
  'client.bankAccounts': ['61 1090 1014 0000 0712 1981 2874', 'PL61109010140000071219812874', '611090101400'],
  'person.name': ['gzegzolka'],
  'person.phones': ['502 876 543', '6543'],
  'person.mails': ['tajna@osoba.example', 'tajna'],
  'position.phones': ['505 333 462', '3462'],
  'position.mails': ['kadry@biurko.example', 'kadry'],
  'place.name': ['zwirownia'],
  'place.postalCode': ['33-817'],
  'place.town': ['pszczolki'],
  'place.contact': ['wozkowa'],
  'place.phones': ['503 111 298', '1298'],
  'place.mails': ['rampa@magazyn.example', 'rampa'],
  'recipient.name': ['dzdzownica'],
  'recipient.taxNumber': ['712-304-51-10', '71230'],
  'recipient.externalId': ['OD/999'],
  'recipient.postalCode': ['44-926'],
  'recipient.town': ['gaski'],
  'recipient.phones': ['504 222 387', '2387'],
  'recipient.mails': ['sklep@odbiorca.example', 'sklep'],
}

// What the settings hold is in no search, though an address there is made of the same fields.
const fields = entities.flatMap(({ name, fields, ownership }) =>
  Object.entries(fields).flatMap(([field, { search }]) =>
    search && ownership.by !== 'firm' ? [[`${name}.${field}`, name, field, search] as const] : [],
  ),
)

let firm: TestFirm
let client: string
beforeAll(async () => {
  firm = await openFirm()
  client = (await firm.make(firm.people.mia, 'client', clientValues)).id
  const added = await firm.ask(firm.people.mia, 'POST', `/api/clients/${client}/people`, {
    person: personValues,
    position: positionValues,
  })
  expect(added.statusCode, added.body).toBe(201)
  await firm.make(firm.people.mia, 'place', { client, ...placeValues })
  await firm.make(firm.people.mia, 'recipient', { client, ...recipientValues })
})
afterAll(() => firm.close())

const employee = async () =>
  [...(await firm.context.settings())!.roles.values()].find(({ builtIn }) => builtIn === 'employee')!.id
const told = (query: ReturnType<typeof sql>) =>
  firm.db.write(sql`with q as (${query} returning 1) update firm set settings_version = settings_version + 1`)

const found = async (user: string, text: string): Promise<boolean> => {
  const answer = await firm.ask(user, 'GET', `/api/search?q=${encodeURIComponent(text)}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().hits.some((hit: { client: string }) => hit.client === client)
}
const called = async (user: string, number: string) =>
  (await firm.ask(user, 'GET', `/api/call?number=${encodeURIComponent(number)}`)).json().hits.length

test('every field that the search knows is tried', () => {
  expect(fields.map(([each]) => each).sort()).toEqual(Object.keys(typed).sort())
})

test.each(fields)(
  'A03 A04 hidden, %s finds nothing for that role, and all it did for others',
  async (each, name, field, search) => {
    const { sam, mia } = firm.people
    const beside = search === 'place' ? 'qwertynska' : 'wawolnica'
    for (const text of typed[each]!) expect(await found(sam, text), text).toBe(true)
    await told(
      sql`insert into field_permission values (${await employee()}::uuid, ${name}, ${field}, 'hidden')`,
    )
    try {
      for (const text of typed[each]!) {
        expect(await found(sam, text), text).toBe(false)
        expect(await found(sam, `${beside} ${text}`), `${beside} ${text}`).toBe(false)
        expect(await found(mia, text), text).toBe(true)
        if (search === 'telephone')
          expect([await called(sam, text), await called(mia, text)]).toEqual([0, text.length > 4 ? 1 : 0])
      }
      expect(await found(sam, beside)).toBe(true)
    } finally {
      await told(sql`delete from field_permission`)
    }
  },
)

test('hidden from a role, who is a client no more is neither told nor put behind the others', async () => {
  const gone = await firm.make(firm.people.mia, 'client', { name: 'Huta Zamknięta', active: false })
  const names = async (user: string) =>
    (await firm.ask(user, 'GET', '/api/search?q=huta')).json().hits.map((hit: { name: string }) => hit.name)
  expect(await names(firm.people.sam)).toEqual([clientValues.name, gone.name])
  await told(
    sql`insert into field_permission values (${await employee()}::uuid, 'client', 'active', 'hidden')`,
  )
  try {
    expect(await names(firm.people.sam)).toEqual([gone.name, clientValues.name])
    expect(await names(firm.people.mia)).toEqual([clientValues.name, gone.name])
  } finally {
    await told(sql`delete from field_permission`)
  }
})

test('A03 a name that is hidden is not told with what is found by something else', async () => {
  const role = await employee()
  await told(
    sql`insert into field_permission values (${role}::uuid, 'client', 'name', 'hidden'), (${role}::uuid, 'person', 'name', 'hidden')`,
  )
  try {
    const { hits } = (await firm.ask(firm.people.sam, 'GET', '/api/search?q=6543')).json()
    expect(hits).toMatchObject([{ client, name: '', person: null }])
  } finally {
    await told(sql`delete from field_permission`)
  }
})

test('A02 who may read no people finds nothing by them, and is told of none', async () => {
  const role = await employee()
  await told(
    sql`update permission set scope = 'none' where role = ${role}::uuid and entity = 'person' and verb = 'read'`,
  )
  try {
    for (const text of [
      'gzegzolka',
      '502 876 543',
      'tajna@osoba.example',
      'wawolnica gzegzolka',
      '505 333 462',
      'kadry',
    ])
      expect(await found(firm.people.sam, text), text).toBe(false)
    for (const number of ['502 876 543', '505 333 462']) expect(await called(firm.people.sam, number)).toBe(0)
    expect(await found(firm.people.mia, 'gzegzolka')).toBe(true)
  } finally {
    await told(
      sql`update permission set scope = 'all' where role = ${role}::uuid and entity = 'person' and verb = 'read'`,
    )
  }
})
