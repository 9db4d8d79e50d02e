/** Notes on a client's card: written with headings, lists and links, by keyboard; kept at the top, changed, taken back. */
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
  await page.goto(`${firm.program.url}/clients/${client}?tab=notes`)
  await page.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
}

test('S-48 S-49 a note is written with its form by keyboard alone, and a colleague sees it appear', async () => {
  const page = await firm.page('sam')
  const colleague = await firm.page('mia')
  await open(page)
  await open(colleague)
  await page.getByText('Nie ma jeszcze notatek').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('a')
  const writing = page.getByRole('textbox', { name: 'Treść' })
  await writing.waitFor()
  await expect.poll(() => writing.evaluate((each) => each === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+Shift+9')
  await page.keyboard.type('Ustalenia')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Dzwonić ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('po dziesiątej')
  await page.keyboard.press('Control+b')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Shift+8')
  await page.keyboard.type('brama od podwórza')
  await page.keyboard.press('Enter')
  await page.keyboard.type('kod <b>1234</b>')
  await page.getByRole('button', { name: 'Odnośnik' }).click()
  await page.getByLabel('Adres odnośnika').fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await page.getByText('To nie jest adres, który można otworzyć.').waitFor()
  await page.getByLabel('Adres odnośnika').fill('zytko.example/dojazd')
  await page.keyboard.press('Enter')
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('Control+s')

  const note = colleague.getByRole('article', { name: 'Ustalenia' })
  await note.waitFor()
  expect(await note.getByRole('heading').innerText()).toBe('Ustalenia')
  expect(await note.locator('strong').innerText()).toBe('po dziesiątej')
  expect((await note.getByRole('listitem').allInnerTexts())[0]).toBe('brama od podwórza')
  expect(await note.getByRole('listitem').nth(1).innerText()).toContain('kod <b>1234</b>')
  expect(await note.getByRole('link').getAttribute('href')).toBe('https://zytko.example/dojazd')
  expect(await note.getByRole('link').getAttribute('rel')).toBe('noopener noreferrer')
  expect(await axeFinds(colleague)).toEqual([])
  await page.context().close()
  await colleague.context().close()
})

test('what was typed is not lost without a question; a note is pinned, changed, deleted and brought back', async () => {
  const page = await firm.page('sam', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await open(page)
  await page.getByRole('button', { name: 'Napisz notatkę' }).click()
  await page.getByRole('textbox', { name: 'Treść' }).fill('Druga notatka')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Pisz dalej' }).click()
  const writing = page.getByRole('textbox', { name: 'Treść' })
  expect(await writing.innerText()).toBe('Druga notatka')
  await expect.poll(() => writing.evaluate((each) => each === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: 'Druga notatka' }).waitFor()
  expect(
    await page
      .getByRole('article', { name: /^(Ustalenia|Druga)/ })
      .first()
      .getAttribute('aria-label'),
  ).toBe('Druga notatka')

  const menu = (title: string) => page.getByRole('button', { name: `Więcej: ${title}` })
  await menu('Ustalenia').click()
  await page.getByRole('menuitem', { name: 'Trzymaj na górze' }).click()
  await expect
    .poll(() =>
      page
        .getByRole('article', { name: /^(Ustalenia|Druga)/ })
        .first()
        .getAttribute('aria-label'),
    )
    .toBe('Ustalenia')
  await menu('Druga notatka').click()
  await page.getByRole('menuitem', { name: 'Edytuj' }).click()
  await page.getByRole('textbox', { name: 'Treść' }).fill('Druga, poprawiona')
  await page.keyboard.press('Control+s')
  await page.getByRole('article', { name: 'Druga, poprawiona' }).getByText('zmieniono: ').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await menu('Druga, poprawiona').click()
  await page.getByRole('menuitem', { name: 'Usuń' }).click()
  await page.getByRole('article', { name: 'Druga, poprawiona' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Cofnij' }).click()
  await page.getByRole('article', { name: 'Druga, poprawiona' }).waitFor()
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  await page.context().close()
})
