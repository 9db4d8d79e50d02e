/** What leaves, and comes back: a list as a workbook, by key; what is chosen, in another format; a client and a person as a contact; a workbook whose cells were edited. */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookOfTexts, readBook } from '../packages/server/test/readBook.ts'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let page: Page
let client = ''
let person = ''

beforeAll(async () => {
  firm = await startFirm()
  const make = (body: object) => firm.api<{ id: string }>('admin', 'POST', '/api/clients', body)
  client = (await make({ name: 'Kłos Sp. z o.o.', town: 'Łódź', phones: ['42 555 01 20'] })).id
  await make({ name: 'Buk S.A.', town: '=1+1' })
  await make({ name: 'Dąb', town: 'Żory' })
  const made = await firm.api<{ person: { id: string } }>('admin', 'POST', `/api/clients/${client}/people`, {
    person: { firstName: 'Żaneta', lastName: 'Gżegżółka', phones: ['603 456 789'] },
    position: { title: 'Kierowniczka' },
  })
  person = made.person.id
  page = await firm.page('admin')
})
afterAll(() => firm.stop())

async function saved(doing: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), doing()])
  return { name: (file as Download).suggestedFilename(), bytes: await readFile(await file.path()) }
}

test('F8 saves what the list shows as a workbook', async () => {
  await page.goto(`${firm.program.url}/clients`)
  await page.getByText('Buk S.A.').first().waitFor()
  const { name, bytes } = await saved(() => page.keyboard.press('F8'))
  expect(name).toMatch(/^Kontrahenci \d{4}-\d\d-\d\d\.xlsx$/)
  const { Kontrahenci: rows } = await readBook(bytes)
  expect(rows!.map(([first, , town]) => [first, town])).toEqual([
    ['Nazwa', 'Miejscowość'],
    ['Buk S.A.', '=1+1'],
    ['Dąb', 'Żory'],
    ['Kłos Sp. z o.o.', 'Łódź'],
  ])
})

test('of chosen rows only those, in any of the formats', async () => {
  await page.getByRole('row', { name: /Dąb/ }).click()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Inne formaty' }).click()
  await page.getByText('1 zaznaczony wpis').waitFor()
  const csv = await saved(() => page.getByRole('menuitem', { name: /\.csv/ }).click())
  expect(csv.name).toMatch(/\.csv$/)
  expect(csv.bytes.toString().split('\r\n')).toHaveLength(3)
  expect(csv.bytes.toString()).toContain('Dąb;;Żory')
  await page.getByRole('button', { name: 'Inne formaty' }).click()
  const cards = await saved(() => page.getByRole('menuitem', { name: /vCard/ }).click())
  expect(cards.name).toMatch(/^Kontrahenci .*\.vcf$/)
  expect(cards.bytes.toString().match(/^FN:.*$/gm)).toEqual(['FN:Dąb'])
})

test('a client is saved as a contact with its people, a person alone', async () => {
  await page.goto(`${firm.program.url}/clients/${client}`)
  await page.getByRole('button', { name: 'Więcej' }).click()
  const card = await saved(() => page.getByRole('menuitem', { name: 'vCard' }).click())
  expect(card.name).toBe('Kłos Sp. z o.o.vcf')
  expect(card.bytes.toString().match(/^FN:.*$/gm)).toEqual(['FN:Kłos Sp. z o.o.', 'FN:Żaneta Gżegżółka'])
  await page.goto(`${firm.program.url}/people/${person}`)
  const one = await saved(() => page.getByRole('button', { name: 'vCard' }).click())
  expect(one.name).toBe('Żaneta Gżegżółka.vcf')
  expect(one.bytes.toString()).toContain('ORG:Kłos Sp. z o.o.')
})

test('a cell changed in the file comes back: old and new are shown, then it is changed, and it can be taken back', async () => {
  await page.goto(`${firm.program.url}/clients`)
  await page.getByText('Buk S.A.').first().waitFor()
  const { bytes } = await saved(() => page.keyboard.press('F8'))
  const { Kontrahenci: rows = [] } = await readBook(bytes)
  const column = rows[0]!.indexOf('Miejscowość')
  const row = rows.find(([name]) => name === 'Kłos Sp. z o.o.')!
  row[column] = 'Zgierz'
  rows.find(([name]) => name === 'Dąb')![column] = ''
  const buk = rows.find(([name]) => name === 'Buk S.A.')!
  buk[column] = 'Kutno'
  // Meanwhile a colleague changes the same.
  await firm.api('mia', 'PATCH', `/api/clients/${buk.at(-1)}`, { town: 'Konin' })
  await page.goto(`${firm.program.url}/imports`)
  await page.locator('input[type=file]').setInputFiles({
    name: 'Kontrahenci.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await bookOfTexts(rows),
  })
  await page.getByText('Ten plik pochodzi z Kartoteki').waitFor()
  const table = page.getByRole('region', { name: 'Komórki, które się zmienią' })
  await table.waitFor()
  const said = (await table.innerText()).replace(/\s+/g, ' ')
  expect(said).toContain('Miejscowość Łódź Zgierz')
  expect(said).toContain('Miejscowość Żory zostanie wyczyszczone')
  expect(said).toContain('„Buk S.A.”: ktoś zmienił to po zapisaniu pliku; teraz jest tu „Konin”.')
  expect(await axeFinds(page)).toEqual([])
  await page.getByRole('button', { name: 'Importuj' }).click()
  await page.getByRole('heading', { name: 'Zaimportowano' }).waitFor()
  const town = async (id: string) =>
    (await firm.api<{ town: string | null }>('admin', 'GET', `/api/clients/${id}`)).town
  expect(await Promise.all([client, row.at(-1)!, buk.at(-1)!].map(town))).toEqual([
    'Zgierz',
    'Zgierz',
    'Konin',
  ])
  await page.getByRole('button', { name: 'Cofnij import' }).click()
  await page.getByRole('heading', { name: 'Cofnięto' }).waitFor()
  expect(await town(client)).toBe('Łódź')
})
