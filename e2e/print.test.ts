/** Printing by keyboard: a card, a record, a list and address labels, each opened as a PDF. */
import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import { press, takeItem } from './keyboard.ts'

let firm: RunningFirm
let client: string
beforeAll(async () => {
  firm = await startFirm()
  const made = await firm.api<{ id: string }>('sam', 'POST', '/api/clients', {
    name: 'Młyn Żytko',
    street: 'ul. Młyńska 7',
    town: 'Zamość',
  })
  client = made.id
  await firm.api('sam', 'POST', '/api/clients', { name: 'Zefir', town: 'Łódź' })
})
afterAll(() => firm?.stop())

/** What opens in a window of its own. */
async function opened(page: Page, act: () => Promise<unknown>): Promise<Response> {
  const answer = page.context().waitForEvent('response', (each) => /\/(print|labels)\b/.test(each.url()))
  await act()
  const response = await answer
  expect(response.status(), response.url()).toBe(200)
  expect(response.headers()['content-type']).toBe('application/pdf')
  return response
}

test('F2 prints the card, and so does the menu that names the key', async () => {
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients/${client}`)
  await page.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
  const byKey = await opened(page, () => page.keyboard.press('F2'))
  expect(byKey.url()).toContain(`/api/clients/${client}/print`)
  await page.bringToFront()
  await page.getByRole('button', { name: 'Więcej' }).click()
  await opened(page, () => page.getByRole('menuitem', { name: 'Drukuj' }).click())
  await page.context().close()
})

test('in the list F2 prints the record in focus, the menu the list with its columns and its filter', async () => {
  const page = await firm.page('sam')
  await page.goto(`${firm.program.url}/clients?town=Zamo%C5%9B%C4%87`)
  await page.getByRole('grid').getByText('Młyn Żytko').waitFor()
  await page.getByRole('grid').focus()
  const record = await opened(page, () => page.keyboard.press('F2'))
  expect(record.url()).toContain(`/api/clients/${client}/print`)
  await page.bringToFront()
  await press(page, page.getByRole('button', { name: 'Drukuj' }))
  const list = await opened(page, () => takeItem(page, 'Drukuj listę'))
  const asked = new URL(list.url()).searchParams
  expect(asked.get('columns')).toContain('name,taxNumber')
  expect(asked.get('where')).toContain('Zamość')
  await page.context().close()
})

test('address labels of the chosen clients, by keyboard alone; the sheet is remembered', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    const page = await firm.page('sam', { viewport })
    await page.goto(`${firm.program.url}/clients`)
    await page.getByRole('grid').getByText('Młyn Żytko').waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Space')
    await press(page, page.getByRole('button', { name: 'Drukuj' }))
    await takeItem(page, 'Etykiety adresowe…')
    const dialog = page.getByRole('dialog', { name: 'Etykiety adresowe' })
    await dialog.getByText('1 zaznaczony kontrahent').waitFor()
    expect(await axeFinds(page)).toEqual([])
    await dialog.getByLabel('Arkusz').selectOption('70x37')
    await dialog.getByLabel('Zacznij od etykiety').fill('5')
    const sheet = await opened(page, () => page.keyboard.press('Control+Enter'))
    const asked = new URL(sheet.url()).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({ ids: client, sheet: '70x37', first: '5' })
    await page.bringToFront()
    await press(page, page.getByRole('button', { name: 'Drukuj' }))
    await takeItem(page, 'Etykiety adresowe…')
    expect(await dialog.getByLabel('Arkusz').inputValue()).toBe('70x37')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.context().close()
  }
})
