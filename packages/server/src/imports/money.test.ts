/** Amounts of money on their way in from tables, out into files, and back. */
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ImportingFirm, openImportingFirm } from '../../test/imports.ts'
import { readBook } from '../../test/readBook.ts'
import type { Cell } from '../exports/cells.ts'
import { bookOf } from '../exports/workbook/book.ts'

let firm: ImportingFirm
let adam: string
beforeAll(async () => {
  firm = await openImportingFirm()
  adam = firm.people.adam
  const own = (key: string, kind: string, pl: string) =>
    firm.make(adam, 'customField', { entity: 'client', key, kind, name: { pl } })
  await own('limit', 'money', 'Limit kupiecki')
  await own('use', 'decimal', 'Zużycie')
})
afterAll(() => firm.close())

type Client = Record<string, unknown> & { readonly id: string }
const clients = async () =>
  (await firm.ask(adam, 'GET', '/api/clients?limit=200&sort=name')).json().rows as readonly Client[]
const limits = async () =>
  Object.fromEntries((await clients()).map(({ name, ...rest }) => [name, rest['custom.limit']]))
const pln = (amount: string) => ({ amount, currency: 'PLN' })

/** A workbook of rows whose cells are as a program wrote them. */
async function workbook(headings: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  async function* pages() {
    yield rows
  }
  const columns = headings.map((heading) => ({ heading, width: 9, style: 'plain' as const }))
  const pieces: Buffer[] = []
  for await (const piece of bookOf({ name: 'x', columns, pages: pages() })) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('a column with the name of the field fills it; what can be read in two ways is bad at its column', async () => {
  const { id } = await firm.bring(
    adam,
    'Firma;Kraj;Limit kupiecki\nAspen;Polska;1 234,50 zł\nBuk;Niemcy;99\nCedr;Niemcy;€ 99\nDąb;Polska;1.234\nElm;Polska;1,5 KWD\n',
  )
  const { rows } = (await firm.ask(adam, 'GET', `/api/imports/${id}/preview`)).json()
  expect(rows.flatMap(({ problems }: { problems: object[] }) => problems)).toMatchObject([
    { column: 3, code: 'moneyUnclear', params: { text: '1.234' } },
  ])
  expect((await firm.run(adam, id)).counts).toMatchObject({ newClients: 4, bad: 1 })
  // A German client's limit is in the firm's own money too, unless somebody says otherwise.
  expect(await limits()).toEqual({
    Aspen: pln('1234.50'),
    Buk: pln('99.00'),
    Cedr: { amount: '99.00', currency: 'EUR' },
    Elm: { amount: '1.500', currency: 'KWD' },
  })
})

test('an amount alone is in the currency of the default own organisation, whoever sends it', async () => {
  const [organisation] = (await firm.ask(adam, 'GET', '/api/organisations')).json().rows
  const be = (currency: string | null) =>
    firm.ask(adam, 'PATCH', `/api/organisations/${organisation.id}`, { currency })
  await be('CZK')
  const made = (
    await firm.ask(adam, 'POST', '/api/clients', { name: 'Fikus', 'custom.limit': '12,5' })
  ).json()
  await be(null)
  expect(made['custom.limit']).toEqual({ amount: '12.50', currency: 'CZK' })
  const refused = await firm.ask(adam, 'POST', '/api/clients', { name: 'Grab', 'custom.limit': '0,005' })
  expect(refused.json().problems).toMatchObject([
    { at: 'custom.limit', code: 'moneyDigits', params: { currency: 'PLN', max: 2 } },
  ])
})

test('the currency of a workbook’s format is the amount’s; a plain number is the number', async () => {
  const file = await workbook(
    ['Firma', 'Limit kupiecki', 'Zużycie'],
    [
      [{ text: 'Heban' }, { money: { amount: '-12.50', currency: 'EUR' } }, { money: pln('7.25') }],
      [{ text: 'Iglak' }, { number: '1234.5' }, { number: '8' }],
    ],
  )
  expect((await firm.take(adam, file)).counts).toMatchObject({ newClients: 2, bad: 0 })
  const heban = (await clients()).find(({ name }) => name === 'Heban')
  expect(heban).toMatchObject({
    'custom.limit': { amount: '-12.50', currency: 'EUR' },
    'custom.use': '7.25',
  })
  expect((await limits()).Iglak).toEqual(pln('1234.50'))
})

test('as CSV it leaves with its currency; untouched it changes nothing, edited exactly that', async () => {
  const { body } = await firm.ask(
    adam,
    'GET',
    '/api/clients/export?format=csv&columns=name,custom.limit&sort=name',
  )
  const rows = parse(body, { bom: true, delimiter: ';' }) as string[][]
  expect(rows.slice(1).map((row) => row[1])).toEqual([
    '1234,50 PLN',
    '99,00 PLN',
    '99,00 EUR',
    '1.500 KWD',
    '12,50 CZK',
    "'-12,50 EUR",
    '1234,50 PLN',
  ])
  expect((await firm.take(adam, body)).counts).toMatchObject({ unchanged: 7, changed: 0, bad: 0 })
  const edited = body.replace('99,00 EUR', '150').replace('1.500 KWD', '20 usd')
  expect((await firm.take(adam, edited)).counts).toMatchObject({ changed: 2, cells: 2, bad: 0 })
  // A number alone keeps the currency that was there.
  expect(await limits()).toMatchObject({
    Cedr: { amount: '150.00', currency: 'EUR' },
    Elm: { amount: '20.00', currency: 'USD' },
  })
})

test('as a workbook it is a number; of one typed over, only the amount is another', async () => {
  const query = 'format=xlsx&columns=name,custom.limit&sort=name'
  const { rawPayload } = await firm.ask(adam, 'GET', `/api/clients/export?${query}`)
  const [rows = []] = Object.values(await readBook(rawPayload))
  expect(rows.slice(1, 4).map((row) => row[1])).toEqual(['1234.5 PLN', '99 PLN', '150 EUR'])
  const [headings = [], ...data] = rows
  const cells = data.map((row) =>
    row.map((text, at): Cell => (at === 1 && row[0] === 'Cedr' ? { number: '-7.5' } : { text })),
  )
  const done = await firm.take(adam, await workbook(headings, cells))
  expect(done.counts).toMatchObject({ changed: 1, cells: 1, bad: 0 })
  expect((await limits()).Cedr).toEqual({ amount: '-7.50', currency: 'EUR' })
})
