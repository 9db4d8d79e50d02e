/** The demonstration firm says on every screen what it is, in a place of its own. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { openBrowser } from './browser.ts'
import { type Kartoteka, startKartoteka } from './kartoteka.ts'

let program: Kartoteka
let browser: Browser
beforeAll(async () => {
  program = await startKartoteka({ KARTOTEKA_ADMIN_EMAIL: '', KARTOTEKA_ADMIN_PASSWORD: '' }, ['--demo'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

test('the banner is a region with a name, and axe finds nothing, in light and dark, wide and on a telephone', async () => {
  const [, email = '', password = ''] = /Sign in as (\S+) with (\S+)/.exec(program.output()) ?? []
  for (const colorScheme of ['light', 'dark'] as const)
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: 'pl-PL',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.goto(program.url)
      await page.locator('input[type=email]').fill(email)
      await page.locator('input[type=password]').fill(password)
      await page.keyboard.press('Enter')
      await page.getByRole('region', { name: 'Firma pokazowa' }).waitFor()
      for (const address of ['/', '/clients', '/bin']) {
        await page.goto(program.url + address)
        await page.getByRole('region', { name: 'Firma pokazowa' }).waitFor()
        await page.locator('main h1').first().waitFor()
        expect(await axeFinds(page), `${address} ${colorScheme} ${viewport.width}`).toEqual([])
      }
      await context.close()
    }
})
