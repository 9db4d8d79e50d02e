/** Clients from a file, by keyboard alone: looked at, corrected, checked, brought in, brought in again, taken back. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import { choose, hasFocus, press, tabTo } from './keyboard.ts'

let firm: RunningFirm
beforeAll(async () => {
  firm = await startFirm()
})
afterAll(() => firm?.stop())

const clients = `Kontrahent;NIP;Telefon;Siedziba
Młyn Górny sp. z o.o.;5213017228;22 123 45 67;Łódź
"Piekarnia ""Kłos""; s.c.";5213017229;601 234 567;Kraków
Zefir;;telefon u Ani;=1+1
Okna Dąb;;602 345 678;Sopot
`
const rejected = `\ufeffwiersz;kolumna;powód;Kontrahent;NIP;Telefon;Siedziba
3;2;NIP: Numer jest błędny: nie zgadza się cyfra kontrolna (NIP).;"Piekarnia ""Kłos""; s.c.";5213017229;601 234 567;Kraków
4;3;Telefon: „telefon u Ani” to nie jest numer telefonu.;Zefir;;telefon u Ani;'=1+1
`.replaceAll('\n', '\r\n')

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const count = async () => (await firm.api<{ count: number }>('mia', 'GET', '/api/clients/count')).count

async function begin(page: Page): Promise<void> {
  await page.goto(`${firm.program.url}/imports`)
  await expect.poll(() => hasFocus(heading(page, 'Import'))).toBe(true)
}

/** Chooses a file by the button; which one is said to the system, whose window is not ours. */
async function bring(page: Page, name: string, content: string): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await press(page, button(page, 'Wybierz plik'))
  await (await asked).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await heading(page, name).waitFor()
  await expect.poll(() => hasFocus(heading(page, name))).toBe(true)
}

/** The heading of a state has the focus, since the button that led there is gone. */
async function reached(page: Page, state: string): Promise<void> {
  await heading(page, state).waitFor({ timeout: 60_000 })
  await expect.poll(() => hasFocus(heading(page, state))).toBe(true)
  expect(await axeFinds(page), state).toEqual([])
}

test('a file is looked at, corrected, checked and brought in; its bad rows come back letter by letter', async () => {
  const page = await firm.page('mia')
  await begin(page)
  expect(await axeFinds(page), 'nothing chosen').toEqual([])
  await bring(page, 'klienci.csv', clients)
  await page.getByText('2 nowi kontrahenci · 2 wiersze odrzucone').waitFor()
  expect(await axeFinds(page), 'preview').toEqual([])

  // What is guessed wrong is said otherwise; letters read wrongly are seen at once.
  const encoding = page.getByLabel('Kodowanie znaków')
  await choose(page, encoding, 'Windows-1251')
  await page.getByText('GГіrny').waitFor()
  await choose(page, encoding, 'UTF-8')
  await page.getByText('Młyn Górny').waitFor()
  await choose(page, page.getByLabel('Separator'), 'Przecinek')
  await page.getByText('Tabela ma tylko jedną kolumnę').waitFor()
  expect(await axeFinds(page), 'one column').toEqual([])
  await choose(page, page.getByLabel('Separator'), 'Średnik')
  await page.getByText('1 kolumna jest pomijana').waitFor()
  await choose(page, page.getByLabel('Co wypełnia kolumna „Siedziba”'), 'Miejscowość')
  await page.getByText('1 kolumna jest pomijana').waitFor({ state: 'detached' })
  await press(page, button(page, 'Pokaż kolumnę „Telefon”'))
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('telefon u Ani')

  await press(page, button(page, 'Sprawdź cały plik'))
  await page.getByRole('status').getByText('2 nowi kontrahenci · 2 wiersze odrzucone').waitFor()
  expect(await axeFinds(page), 'checked').toEqual([])
  expect(await count(), 'nothing is saved by looking').toBe(0)
  const checked = page.waitForEvent('download')
  await press(page, link(page, 'Pobierz odrzucone wiersze'))
  expect(await readFile(await (await checked).path(), 'utf8')).toBe(rejected)

  await press(page, button(page, 'Importuj'))
  await reached(page, 'Zaimportowano')
  expect(await page.locator('[data-counted]').allInnerTexts()).toEqual([
    expect.stringMatching(/^2\s+nowi kontrahenci$/),
    expect.stringMatching(/^2\s+wiersze odrzucone$/),
  ])
  const download = page.waitForEvent('download')
  await press(page, link(page, 'Pobierz odrzucone wiersze'))
  const file = await download
  expect(file.suggestedFilename()).toBe('odrzucone-klienci.csv')
  expect(await readFile(await file.path(), 'utf8')).toBe(rejected)
  const { rows } = await firm.api<{ rows: { name: string; town: string }[] }>(
    'mia',
    'GET',
    '/api/clients?sort=name',
  )
  expect(rows.map(({ name, town }) => `${name}, ${town}`)).toEqual([
    'Młyn Górny sp. z o.o., Łódź',
    'Okna Dąb, Sopot',
  ])
  await page.context().close()
})

test('the same file again makes no doubles; taken back as one act, nothing is left of it', async () => {
  const page = await firm.page('mia')
  await begin(page)
  await bring(page, 'klienci jeszcze raz.csv', clients)
  await page.getByText('2 wiersze dotyczą kontrahentów, którzy już są · 2 wiersze odrzucone').waitFor()
  expect(await axeFinds(page), 'preview of what is there').toEqual([])
  await press(page, button(page, 'Importuj'))
  await reached(page, 'Zaimportowano')
  expect(await count()).toBe(2)

  await press(page, link(page, 'Inny plik'))
  await expect.poll(() => hasFocus(heading(page, 'Import'))).toBe(true)
  expect(await axeFinds(page), 'earlier imports').toEqual([])
  await press(page, link(page, 'klienci.csv'))
  await expect.poll(() => hasFocus(heading(page, 'klienci.csv'))).toBe(true)
  await press(page, button(page, 'Cofnij import'))
  await reached(page, 'Cofnięto')
  expect(await page.locator('[data-counted]').allInnerTexts()).toEqual([
    expect.stringMatching(/^2\s+kontrahentów$/),
  ])
  expect(await count()).toBe(0)
  const { records } = await firm.api<{ records: { id: string }[] }>('admin', 'GET', '/api/bin')
  const last = records.map(async ({ id }) => {
    const path = `/api/clients/${id}/history`
    const { entries } = await firm.api<{ entries: { act: string; name: string }[] }>('admin', 'GET', path)
    return `${entries[0]?.name} ${entries[0]?.act}`
  })
  const acts = await Promise.all(last)
  expect(acts).toEqual([expect.stringMatching(/^undo /), acts[0]])
  await page.goto(`${firm.program.url}/clients`)
  await page.getByText('Jeszcze nic tu nie ma').waitFor()

  await page.goBack()
  await press(page, button(page, 'Popraw i importuj ponownie'))
  await page.getByText('2 nowi kontrahenci · 2 wiersze odrzucone').waitFor()
  await page.context().close()
})

test('on a telephone too', async () => {
  const page = await firm.page('mia', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await begin(page)
  await bring(page, 'telefon.csv', clients)
  await page.getByText('Kolumny wypełniają to samo, co poprzednim razem').waitFor()
  expect(await axeFinds(page), 'preview').toEqual([])
  await press(page, button(page, 'Zgadnij od nowa'))
  await page.getByText('1 kolumna jest pomijana').waitFor()
  await choose(page, page.getByLabel('Co wypełnia kolumna „Siedziba”'), 'Miejscowość')
  await tabTo(page, button(page, 'Pokaż kolumnę „NIP”'))
  await press(page, button(page, 'Importuj'))
  await reached(page, 'Zaimportowano')
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    'nothing is cut off',
  ).toBe(0)
  await press(page, button(page, 'Cofnij import'))
  await reached(page, 'Cofnięto')
  await page.context().close()
})

test('every window shows how far it is, and what stops it; what does not come to its end says so', async () => {
  const rows = Array.from({ length: 40_000 }, (_, row) => `Przedsiębiorstwo ${row};Łódź;Jan Kos ${row}\n`)
  const page = await firm.page('mia')
  await begin(page)
  await bring(page, 'długi.csv', `Nazwa;Miasto;Osoba kontaktowa\n${rows.join('')}`)
  const second = await page.context().newPage()
  await second.goto(page.url())
  await heading(second, 'długi.csv').waitFor()
  const colleague = await firm.page('admin')
  await colleague.goto(page.url())
  await heading(colleague, 'Jeszcze nie zaimportowano').waitFor()
  expect(await axeFinds(colleague), 'somebody else’s preview').toEqual([])

  await press(page, button(page, 'Sprawdź cały plik'))
  await page.getByRole('progressbar').waitFor()
  expect(await axeFinds(page), 'checking').toEqual([])
  await press(page, button(page, 'Zatrzymaj'))
  await press(page, button(page, 'Importuj'))
  await reached(page, 'Importowanie…')
  for (const each of [second, colleague]) {
    await heading(each, 'Importowanie…').waitFor()
    await expect
      .poll(() => each.getByRole('progressbar').getAttribute('value').then(Number))
      .toBeGreaterThan(0)
  }
  await page.reload()
  await heading(page, 'Importowanie…').waitFor()
  await press(page, link(page, 'Inny plik'))
  await page.getByText(/^Importowanie… \d+\s?%$/).waitFor()
  expect(await axeFinds(page), 'earlier imports, one at work').toEqual([])
  await page.goBack()
  await heading(page, 'Importowanie…').waitFor()

  await press(second, button(second, 'Zatrzymaj'))
  await reached(second, 'Zatrzymano')
  for (const each of [page, colleague]) await heading(each, 'Zatrzymano').waitFor()
  const kept = await count()
  expect(kept, 'what was kept before it was stopped').toBeGreaterThan(0)
  for (const each of [page, second, colleague])
    expect(await each.locator('[data-counted="newClients"]').innerText()).toMatch(
      new RegExp(`^${new Intl.NumberFormat('pl').format(kept)}\\s+now`),
    )
  expect(await button(colleague, 'Wznów').count(), 'nobody else’s to go on with').toBe(0)
  await press(page, button(page, 'Cofnij import'))
  await reached(page, 'Cofanie…')
  await reached(page, 'Cofnięto')
  await expect.poll(count).toBe(0)
  await page.context().close()
  await colleague.context().close()
})
