/** Settings: a column beside what is open at a desk, a list one comes back to on a telephone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
beforeAll(async () => {
  firm = await startFirm()
})
afterAll(() => firm?.stop())

const settings = (page: Page) => page.getByRole('navigation', { name: 'Ustawienia' })
const toSettings = (page: Page) =>
  page.getByRole('navigation', { name: 'Części programu' }).getByRole('link', { name: 'Ustawienia' }).click()

/** A list takes the keys when it stands: before that they would be taken away from wherever they are. */
const listOf = async (page: Page, name: string) => {
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  await page.locator('[aria-rowcount]').waitFor()
}

test('at a desk every setting is in sight, by its group, and the arrows go through them', async () => {
  const page = await firm.page('admin', { viewport: { width: 1440, height: 900 } })
  await page.goto(firm.program.url)
  await toSettings(page)
  await listOf(page, 'Własne firmy')
  const groups = settings(page).getByRole('list')
  expect(await groups.count()).toBe(5)
  expect(
    await settings(page).getByRole('list', { name: 'Ludzie i uprawnienia' }).getByRole('link').count(),
  ).toBe(3)
  const links = settings(page).locator('[data-settings] a')
  for (const link of await links.all()) {
    const box = (await link.boundingBox())!
    expect(box.x + box.width).toBeLessThan(440)
    expect(box.y + box.height).toBeLessThanOrEqual(900)
  }
  expect(await settings(page).locator('[aria-current]').allInnerTexts()).toEqual(['Własne firmy'])
  await settings(page).getByRole('link', { name: 'Własne firmy' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await listOf(page, 'Użytkownicy')
  await settings(page).getByRole('link', { name: 'Użytkownicy' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Kosz', level: 1 }).waitFor()
  expect(await settings(page).locator('[aria-current]').allInnerTexts()).toEqual(['Kosz'])
  await page.goBack()
  await page.getByRole('heading', { name: 'Użytkownicy', level: 1 }).waitFor()
  await page.context().close()
})

test('on a telephone they are a list, and each leads back to it', async () => {
  const page = await firm.page('admin', { viewport: { width: 390, height: 844 } })
  await page.goto(firm.program.url)
  await toSettings(page)
  await page.getByRole('heading', { name: 'Ustawienia', level: 1 }).waitFor()
  await settings(page).getByRole('link', { name: 'Etykiety' }).click()
  await page.getByRole('heading', { name: 'Etykiety', level: 1 }).waitFor()
  expect(await settings(page).getByRole('link', { name: 'Działy' }).count()).toBe(0)
  await settings(page).getByRole('link', { name: 'Ustawienia' }).click()
  await page.getByRole('heading', { name: 'Ustawienia', level: 1 }).waitFor()
  await page.context().close()
})

test('who may set little finds only that, and begins there', async () => {
  const page = await firm.page('sam', { viewport: { width: 1440, height: 900 } })
  await page.goto(`${firm.program.url}/settings`)
  await page.waitForURL((url) => url.pathname !== '/settings')
  await page.locator('main h1').first().waitFor()
  expect(await settings(page).getByRole('list').count()).toBe(1)
  expect(
    await settings(page).getByRole('list', { name: 'Dane' }).getByRole('link', { name: 'Kosz' }).count(),
  ).toBe(1)
  await page.context().close()
})
