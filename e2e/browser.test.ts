import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { openBrowser } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('the browser draws Polish and Cyrillic letters and runs scripts', async () => {
  const page = await browser.newPage()
  await page.setContent('<p id="words" style="display: inline-block">Zażółć gęślą jaźń, картотека</p>')
  expect(
    await page.locator('#words').evaluate((words) => words.getBoundingClientRect().width),
  ).toBeGreaterThan(100)
  await page.close()
})

test('what axe finds is found, on the page and in a frame', async () => {
  const found = async (content: string) => {
    const page = await browser.newPage()
    await page.setContent(content)
    const rules = (await axeFinds(page)).map((each) => each.split(':')[0]).toSorted()
    await page.close()
    return rules
  }
  const within = (body: string) =>
    `<!doctype html><html lang="pl"><title>Strona</title><main><h1>Strona</h1>${body}</main></html>`
  const poor = within(
    '<section><input></section><aside><h3>Obok</h3><p style="color: #aaa">blado</p></aside>',
  )
  expect(await found(poor)).toEqual(['color-contrast', 'heading-order', 'label'])
  expect(await found(within('<p>Dobrze</p>'))).toEqual([])
  const frame = '<html lang=&quot;pl&quot;><title>Ramka</title><p><input></p></html>'
  expect(await found(within(`<iframe title="Ramka" srcdoc="${frame}"></iframe>`))).toEqual(['label'])
  expect(await found('<main><h1>Strona</h1></main>')).toEqual(['document-title', 'html-has-lang'])
})
