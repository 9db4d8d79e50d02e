/** What leaves: a list as a workbook, by key; what is chosen, in another format; a client and a person as a contact. */
import { readFile } from 'node:fs/promises'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBook } from '../packages/server/test/readBook.ts'
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
