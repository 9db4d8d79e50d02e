/** Links on a client's card: a page opens in a tab of its own, the path of a folder is copied; by keyboard, live, and taken back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let client: string
beforeAll(async () => {
  firm = await startFirm()
  client = (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name: 'Młyn Żytko' })).id
})
afterAll(() => firm?.stop())

const open = async (page: Page) => {
  await page.goto(`${firm.program.url}/clients/${client}?tab=links`)
  await page.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
}
const add = async (page: Page, address: string, description: string) => {
  await page.keyboard.press('a')
  await page.getByLabel('Adres albo folder').fill(address)
  await page.getByLabel('Opis').fill(description)
  await page.keyboard.press('Control+Enter')
}

test('K-41 K-42 K-43 pages and folders are added by keyboard alone, and a colleague sees them appear', async () => {
  const page = await firm.page('sam')
  const colleague = await firm.page('mia')
  await open(page)
  await open(colleague)
  await page.getByText('Nie ma jeszcze odnośników').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('a')
  await page.getByLabel('Adres albo folder').fill('javascript:alert(1)')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Podaj adres strony/).waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.getByLabel('Adres albo folder').fill('dysk.example/umowy')
  await page.getByLabel('Opis').fill('Umowy z podpisem')
  await page.keyboard.press('Control+Enter')
  const link = colleague.getByRole('link', { name: 'dysk.example/umowy' })
  await link.waitFor()
  expect(await link.getAttribute('href')).toBe('https://dysk.example/umowy')
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  expect(await link.getAttribute('target')).toBe('_blank')

  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await add(page, '\\\\serwer\\klienci\\Żytko', 'Skany')
  await colleague.getByText('Folder w sieci').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await add(page, 'C:\\Klienci\\Żytko', 'U Ewy')
  await colleague.getByText('Folder na komputerze').waitFor()
  expect(await axeFinds(colleague)).toEqual([])
  await page.context().close()
  await colleague.context().close()
})

test('the path of a folder is copied; a link is deleted by its key and brought back; nothing is cut off on a telephone', async () => {
  const page = await firm.page('sam', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await open(page)
  const copy = page.getByRole('button', { name: 'Kopiuj ścieżkę \\\\serwer\\klienci\\Żytko' })
  await copy.focus()
  await page.keyboard.press('Enter')
  await page.getByText(/^Skopiowano/).waitFor()
  await page.keyboard.press('a')
  const field = page.getByLabel('Adres albo folder')
  await field.focus()
  await page.keyboard.press('Control+v')
  expect(await field.inputValue()).toBe('\\\\serwer\\klienci\\Żytko')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Wyjdź' }).click()

  await copy.focus()
  await page.keyboard.press('Delete')
  await copy.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Cofnij' }).click()
  await copy.waitFor()
  expect(await axeFinds(page)).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  await page.context().close()
})
