/** Importing by keyboard alone, from the button that chooses the file to the empty list after taking everything back. */
import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
beforeAll(async () => {
  firm = await startFirm()
})
afterAll(() => firm?.stop())

const rows = [
  'Firma;NIP;Gdzie',
  'Młyn Żytko;5213017228;Łódź',
  'Zła Cyfra;5213017229;Żory',
  'Kawa & Teka;;Gliwice',
]
const file = { name: 'klienci.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }

/** What the focus is on, as a screen reader says it; nothing if it was lost. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document
    if (at === document.body) return ''
    const labels = (at as HTMLInputElement | null)?.labels
    return at?.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? at?.textContent ?? ''
  })

/** Onwards by Tab until the focus is there; it must be visible on the way. */
async function tabTo(page: Page, name: string | RegExp) {
  for (let presses = 0; presses < 60; presses += 1) {
    const said = await focused(page)
    if (typeof name === 'string' ? said.trim() === name : name.test(said)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} is not reached by Tab; the focus is on ${await focused(page)}`)
}

const press = async (page: Page, name: string, key = 'Enter') => {
  await tabTo(page, name)
  await page.keyboard.press(key)
}
const count = async () => (await firm.api<{ count: number }>('sam', 'GET', '/api/clients/count')).count

async function accessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

async function bring(page: Page) {
  await page.goto(`${firm.program.url}/imports`)
  await page.getByRole('button', { name: 'Wybierz plik' }).waitFor()
  const choosing = page.waitForEvent('filechooser')
  await press(page, 'Wybierz plik')
  await (await choosing).setFiles(file)
  await page.getByRole('button', { name: 'Importuj', exact: true }).waitFor()
  // Not lost at the top of the page: one goes on from the name of the file.
  await expect.poll(() => focused(page)).toContain('klienci.csv')
}

describe.each([
  ['wide', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
] as const)('%s', (_, viewport) => {
  test('chosen, corrected, looked through, brought in, its bad row downloaded, and taken back', async () => {
    const page = await firm.page('sam', { viewport })
    await bring(page)
    await accessible(page)
    await tabTo(page, 'Co wypełnia kolumna Gdzie')
    // From the second time on it is remembered.
    if ((await page.getByLabel('Co wypełnia kolumna Gdzie').inputValue()) !== 'client.town') {
      await page.keyboard.type('Miejscow')
    }
    await expect
      .poll(() => page.getByRole('button', { name: 'Importuj', exact: true }).isEnabled())
      .toBe(true)
    expect(await page.getByLabel('Co wypełnia kolumna Gdzie').inputValue()).toBe('client.town')
    await page.locator('main p').first().focus()
    await press(page, 'Sprawdź cały plik')
    await page.getByText('Cały plik:').waitFor()
    await page.locator('main p').first().focus()
    await press(page, 'Importuj')
    await page.getByRole('button', { name: 'Cofnij import' }).waitFor()
    expect(await count()).toBe(2)
    await expect.poll(() => focused(page)).not.toBe('')
    await accessible(page)
    const downloading = page.waitForEvent('download')
    await press(page, 'Pobierz odrzucone wiersze')
    const text = await readFile((await (await downloading).path())!, 'utf8')
    const lines = text.split('\r\n')
    expect(lines[0]).toBe('\ufeffwiersz;kolumna;powód;Firma;NIP;Gdzie')
    expect(lines[1]).toMatch(/^3;2;.+;Zła Cyfra;5213017229;Żory$/)
    expect(lines.slice(2)).toEqual([''])
    await page.keyboard.press('Shift+Tab')
    await press(page, 'Cofnij import')
    await page.getByRole('button', { name: 'Importuj ponownie' }).waitFor()
    expect(await count()).toBe(0)
    await accessible(page)
    await page.context().close()
  })

  test('the same file twice makes no doubles, and an earlier import is opened from the list', async () => {
    const page = await firm.page('sam', { viewport })
    for (const made of [2, 2]) {
      await bring(page)
      await press(page, 'Importuj')
      await page.getByRole('button', { name: 'Cofnij import' }).waitFor()
      expect(await count()).toBe(made)
    }
    await page.goto(`${firm.program.url}/imports`)
    await page.getByText('klienci.csv').first().waitFor()
    await tabTo(page, /klienci\.csv/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/id=/)
    const { imports } = await firm.api<{ imports: { id: string; state: string }[] }>(
      'sam',
      'GET',
      '/api/imports',
    )
    for (const { id, state } of imports.filter((each) => each.state === 'done')) {
      expect(state).toBe('done')
      await firm.api('sam', 'POST', `/api/imports/${id}/undo`, {})
    }
    await expect.poll(count).toBe(0)
    await page.context().close()
  })
})
