/** Every kind of field goes out as a workbook and comes back as it was; every entity comes back as far as its fields can be written. */
import { type CustomKind, customKinds, type EntityName, entities, isCustom } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity } from '../../../test/firm.ts'
import { type ImportingFirm, openImportingFirm } from '../../../test/imports.ts'
import { least, otherwise } from '../../../test/least.ts'
import { randomly } from '../../../test/random.ts'
import { bookOfTexts, readBook } from '../../../test/readBook.ts'
import type { Stored } from '../../records/stored.ts'

let firm: ImportingFirm
let other: ImportingFirm
const random = randomly(77)
const options = ['a', 'b', 'c'].map((key) => ({ key, name: { pl: `Opcja ${key}, druga` } }))

/** Lists of the firm's own, alike in both firms. */
async function lists({ make, people: { adam } }: ImportingFirm) {
  for (const kind of customKinds)
    await make(adam, 'customField', {
      entity: 'client',
      key: `f${kind}`,
      kind,
      name: { pl: `Cecha ${kind}` },
      ...((kind === 'choice' || kind === 'choices') && { options }),
    })
  const ids = async (name: EntityName, many: readonly object[]) => {
    const made: string[] = []
    for (const each of many) made.push((await make(adam, name, each)).id)
    return made
  }
  return {
    labels: await ids('label', [
      { name: 'VIP, hurt', colour: 'red' },
      { name: 'VIP', colour: 'blue' },
    ]),
    fileTypes: await ids('fileType', [{ name: { pl: 'Umowy', en: 'Contracts' } }]),
    paymentMethods: await ids('paymentMethod', [{ name: { pl: 'Przelew 30 dni' } }]),
    deliveryWays: await ids('deliveryWay', [{ name: { pl: 'Kurier; własny, nasz' } }]),
  }
}

let known: Awaited<ReturnType<typeof lists>>
beforeAll(async () => {
  ;[firm, other] = await Promise.all([openImportingFirm(), openImportingFirm()])
  ;[known] = await Promise.all([lists(firm), lists(other)])
})
afterAll(() => Promise.all([firm.close(), other.close()]))

const maybe = <V>(values: readonly V[]): V | null => (random.next() < 0.3 ? null : random.oneOf(values))
const list = <V>(values: readonly V[]): V[] => random.some(values, 0.5)

const own = (): Readonly<Record<CustomKind, unknown>> => ({
  text: maybe(['=SUMA(A1)', "'=x", '00123', '-12,50', '1E5', 'Łódź, „Kłos”; x', '_x0041_', '@a']),
  longText: maybe(['raz\ndwa\n\ntrzy', '+48\n=1', ';,"\'']),
  whole: maybe([-999_999_999, -1, 0, 7, 999_999_999]),
  decimal: maybe(['-0.5', '0', '12.25', '999999999999.999999', '-123456789.123456', '100000']),
  money: maybe([
    { amount: '-12.50', currency: 'PLN' },
    { amount: '0.00', currency: 'EUR' },
    { amount: '999999999999.99', currency: 'RUB' },
    { amount: '500', currency: 'JPY' },
    { amount: '1.234', currency: 'KWD' },
    { amount: '1234.00', currency: 'PLN' },
  ]),
  day: maybe(['1900-01-01', '1900-02-28', '1999-12-31', '2026-03-01', '2199-12-31']),
  instant: maybe(['2026-03-01T13:05:00.000Z', '2026-03-29T01:00:00.000Z', '2026-10-24T22:00:00.000Z']),
  yesNo: random.next() < 0.5,
  choice: maybe(['a', 'b', 'c']),
  choices: list(['a', 'b', 'c']),
  webAddress: maybe(['https://a.example/x?y=1,2;3']),
  mail: maybe(['biuro@klos.example']),
  phones: list([{ number: '+48601234567' }, { number: '+48225550120', extension: '07', note: 'biuro' }]),
  user: maybe([firm.people.mia, firm.people.sam]),
  client: null,
})

/** A tax number for each place: firms of one number would be one firm. */
function nip(at: number): string {
  const digits = [...String(712_000_000 + at * 10)]
  const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]
  for (let last = 0; ; last += 1) {
    const all = [...digits.slice(0, 8), String(last)]
    const check = all.reduce((sum, digit, place) => sum + Number(digit) * weights[place]!, 0) % 11
    if (check < 10) return all.join('') + check
  }
}

const values = (at: number) => ({
  name: `${random.oneOf(['=Kłos', "'-Kłos", 'Kłos', '+Kłos', '00 Kłos'])} ${at}`,
  kind: random.oneOf(['firm', 'person']),
  roles: list(['prospect', 'client', 'vendor', 'recipient']),
  fileType: maybe(known.fileTypes),
  purchasingGroup: random.next() < 0.5,
  shortName: maybe(['-12,50', 'Kł']),
  taxNumber: at === 0 ? { country: 'DE', number: '136695976' } : maybe([{ country: 'PL', number: nip(at) }]),
  regon: at === 0 ? '012345675' : null,
  street: maybe(['ul. Długa 5, lok. 3']),
  postalCode: maybe(['00-950', '01234']),
  town: maybe(['Łódź', '=1+1']),
  country: random.oneOf(['PL', 'DE', 'RU']),
  addresses: list([
    { kind: 'correspondence', street: 'ul. Krótka 1', postalCode: '31-147', town: 'Kraków', country: 'PL' },
    { kind: 'delivery', town: 'Żory', country: 'PL' },
    {
      kind: 'other',
      street: 'Hauptstr. 5',
      postalCode: '10115',
      town: 'Berlin',
      province: 'Berlin',
      country: 'DE',
    },
  ]),
  phones: list([{ number: '+48122345678' }, { number: '+493023125890', note: 'Büro' }]),
  mails: list(['a@b.example', 'c@d.example']),
  website: maybe(['https://klos.example']),
  bankAccounts: list(['PL61109010140000071219812874']),
  currency: maybe(['PLN', 'EUR']),
  priceLevel: maybe([1, 20]),
  paymentMethod: maybe(known.paymentMethods),
  paymentTerm: maybe([0, 14]),
  deliveryWay: maybe(known.deliveryWays),
  documentLanguage: maybe(['pl', 'ru']),
  labels: list(known.labels).sort(),
  active: random.next() < 0.5,
  remarks: maybe(['raz\ndwa', '=HYPERLINK("http://zle.example")']),
  owner: random.oneOf([firm.people.mia, firm.people.sam]),
  visibility: random.oneOf(['everyone', 'department']),
  externalId: maybe([`00${at}`]),
  ...Object.fromEntries(Object.entries(own()).map(([kind, value]) => [`custom.f${kind}`, value])),
})

const rowsOf = async (of: ImportingFirm, plural: string, columns: readonly string[]) => {
  const query = new URLSearchParams({ format: 'xlsx', columns: columns.join(',') })
  const answer = await of.ask(of.people.adam, 'GET', `/api/${plural}/export?${query}`)
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  const [rows = []] = Object.values(await readBook(answer.rawPayload))
  return { bytes: answer.rawPayload, rows: rows.map((row) => rows[0]!.map((_, at) => row[at] ?? '')) }
}
const recordsOf = async (of: ImportingFirm) =>
  (await of.ask(of.people.adam, 'GET', '/api/clients?limit=200')).json().rows as readonly Stored[]

test('A20 random clients with every kind of field: untouched they change nothing, as new records they are the same', async () => {
  await firm.as(firm.people.adam, async (act) => {
    for (let at = 0; at < 60; at += 1) await act.create(entity('client'), values(at))
  })
  const whole = (await firm.context.settings())!.whole(entity('client'))
  const columns = Object.keys(whole.fields).filter((name) => name !== 'team' && name !== 'department')
  expect(new Set(columns.map((name) => whole.fields[name]!.kind)).size).toBeGreaterThan(20)
  const { bytes, rows } = await rowsOf(firm, 'clients', columns)
  const untouched = await firm.take(firm.people.adam, bytes)
  expect(untouched.counts).toMatchObject({ rows: 60, unchanged: 60, changed: 0, bad: 0 })

  const [head = [], ...data] = rows
  const fresh = [head, ...data.map((row) => row.map((cell, at) => (at < head.length - 2 ? cell : '')))]
  const preview = await other.bring(other.people.adam, await bookOfTexts(fresh), {
    options: { newRows: true },
  })
  expect(preview.rows.flatMap(({ problems }) => problems)).toEqual([])
  const done = await other.run(other.people.adam, preview.id)
  expect(done.counts).toMatchObject({ rows: 60, newRecords: 60, bad: 0 })
  const strip = (of: typeof rows) => of.map((row) => row.slice(0, -2)).sort()
  expect(strip((await rowsOf(other, 'clients', columns)).rows)).toEqual(strip(rows))
  // References are other records in the other firm, alike by name only; that is compared above.
  const plain = columns.filter((name) => !whole.fields[name]!.kind.startsWith('reference'))
  const said = (records: readonly Stored[]) =>
    records
      .map((record) => Object.fromEntries(plain.map((name) => [name, record[name]])))
      .sort((one, two) => (String(one.name) < String(two.name) ? -1 : 1))
  expect(said(await recordsOf(other))).toEqual(said(await recordsOf(firm)))
  expect(plain.some(isCustom)).toBe(true)
})

test('every cell emptied empties its field, but for those that must be filled', async () => {
  const whole = (await firm.context.settings())!.whole(entity('client'))
  const columns = Object.keys(whole.fields).filter((name) => !whole.fields[name]!.required && name !== 'team')
  const { rows } = await rowsOf(firm, 'clients', columns)
  const [head = [], ...data] = rows
  const emptied = data.map((row) => row.map((cell, at) => (at < head.length - 2 ? '' : cell)))
  const done = await firm.take(firm.people.adam, await bookOfTexts([head, ...emptied]))
  expect(done.counts.bad).toBe(0)
  for (const record of await recordsOf(firm))
    for (const name of columns)
      expect([null, false, 'empty'], name).toContainEqual(
        Array.isArray(record[name]) && record[name].length === 0 ? 'empty' : record[name],
      )
})

test.each(entities.map(({ name, plural }) => [name, plural] as const))(
  '%s: comes back untouched, and changed where its fields can be written',
  async (name, plural) => {
    const { adam } = firm.people
    const given = {
      client: (await firm.make(adam, 'client', { name: 'Do wpisów' })).id,
      person: (await firm.make(adam, 'person', { lastName: 'Do wpisów' })).id,
    }
    const made = await firm.make(adam, name as EntityName, least(name as EntityName, given))
    const whole = entity(name as EntityName)
    const [field = '', value] = Object.entries(otherwise[name as EntityName])[0]!
    const columns = [...new Set([...whole.list, field])]
    const { bytes, rows } = await rowsOf(firm, plural, columns)
    const preview = await firm.bring(adam, bytes)
    expect(preview).toMatchObject({ returned: { entity: name }, rows: [] })
    const text =
      value === true ? 'tak' : typeof value === 'string' ? value : String(Object.values(value as object)[0])
    const changed = rows.map((row) =>
      row.map((cell, at) => (row.at(-1) === made.id && at === columns.indexOf(field) ? text : cell)),
    )
    const done = await firm.take(adam, await bookOfTexts(changed))
    expect(done.counts).toMatchObject({ changed: 1, cells: 1, bad: 0 })
    const after = (await firm.ask(adam, 'GET', `/api/${plural}/${made.id}`)).json()
    expect(after).toMatchObject({ [field]: value, version: made.version + 1 })
  },
)

test('S-48 what a note is about stands in its cell, and is not changed by what comes back there', async () => {
  const { adam } = firm.people
  const { id: client } = await firm.make(adam, 'client', { name: 'Do rozmów' })
  const { id } = await firm.make(adam, 'talk', { client, text: 'O cenach' })
  const about = { entity: 'talk', id }
  const made = await firm.make(adam, 'note', { client, text: 'Rabat', about })
  const { rows } = await rowsOf(firm, 'notes', ['subject', 'about', 'pinned'])
  const row = rows.find((each) => each.at(-1) === made.id)
  expect(row?.slice(0, 2)).toEqual(['Rabat', 'O cenach'])
  const changed = [rows[0]!, row!.map((cell, at) => (at === 1 ? 'Inna rozmowa' : at === 2 ? 'tak' : cell))]
  const done = await firm.take(adam, await bookOfTexts(changed))
  expect(done.counts).toMatchObject({ changed: 1, cells: 1, bad: 0 })
  expect((await firm.ask(adam, 'GET', `/api/notes/${made.id}`)).json()).toMatchObject({ about, pinned: true })
})
