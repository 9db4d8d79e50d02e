import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

test('the browser draws Polish and Cyrillic letters and runs scripts', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.setContent('<p id="words" style="display: inline-block">Zażółć gęślą jaźń, картотека</p>')
  expect(
    await page.locator('#words').evaluate((words) => words.getBoundingClientRect().width),
  ).toBeGreaterThan(100)
  await browser.close()
})
