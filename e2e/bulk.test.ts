/** Many records changed at once, by keyboard: chosen, counted, changed, taken back; and what one may not stays. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import type { Name } from './people.ts'

let firm: RunningFirm
let mia: Page
/** One page of a list more than is loaded at first. */
const many = 130
beforeAll(async () => {
  firm = await startFirm()
  for (let n = 0; n < many; n += 1)
    await firm.api('mia', 'POST', '/api/clients', {
      name: `Kontrahent ${String(n).padStart(3, '0')}`,
      town: n % 2 === 0 ? 'Łódź' : 'Gdańsk',
    })
  mia = await firm.page('mia')
})
afterAll(() => firm?.stop())

const count = async (where: object, who: Name = 'mia') =>
  (
    await firm.api<{ count: number }>(
      who,
      'GET',
      `/api/clients/count?where=${encodeURIComponent(JSON.stringify(where))}`,
    )
  ).count
const ownedBy = (who: Name) => count({ field: 'owner', is: 'is', value: firm.ids[who] })
const inTown = (town: string) => count({ field: 'town', is: 'contains', value: town })

async function open(page: Page, path: string) {
  await page.goto(firm.program.url + path)
  await page.getByRole('grid').waitFor()
  await page.getByRole('row').nth(3).waitFor()
}
const focused = (page: Page, name: RegExp) =>
  expect
    .poll(() => page.getByRole('button', { name }).evaluate((each) => each === document.activeElement))
    .toBe(true)

test('rows are chosen by keys: one, a range, all that is loaded, the whole list; Esc ends it', async () => {
  await open(mia, '/clients')
  await mia.keyboard.press('Space')
  await mia.getByText('Zaznaczono 1', { exact: true }).waitFor()
  for (const _ of [1, 2, 3]) await mia.keyboard.press('Shift+ArrowDown')
  await mia.getByText('Zaznaczono 4', { exact: true }).waitFor()
  await mia.keyboard.press('Shift+ArrowUp')
  await mia.getByText('Zaznaczono 3', { exact: true }).waitFor()
  await mia.keyboard.press('Escape')
  await mia.getByText('130 pozycji').waitFor()
  await mia.keyboard.press('Control+a')
  await mia.getByText(/^Zaznaczono (60|120)$/).waitFor()
  await mia.keyboard.press('Control+a')
  await mia.getByText('Zaznaczono całą listę: 130').waitFor()
  expect(await axeFinds(mia)).toEqual([])
})

test('the whole list gets another owner: first the number, then one act with its way back', async () => {
  const rita = await firm.page('rita')
  await rita.goto(`${firm.program.url}/clients?owner=me`)
  await rita.getByText('Nic nie pasuje do filtra').waitFor()
  await mia.getByRole('button', { name: 'Zmień…' }).focus()
  await mia.keyboard.press('Enter')
  const dialog = mia.getByRole('dialog')
  await dialog.getByLabel('Pole', { exact: true }).waitFor()
  await mia.keyboard.type('Opiekun')
  await mia.keyboard.press('Enter')
  await dialog.getByText('Dział zmieni się razem z opiekunem.').waitFor()
  expect(await axeFinds(mia)).toEqual([])
  await mia.keyboard.type('Rita')
  await mia.getByRole('option', { name: /^Rita/ }).waitFor()
  await mia.keyboard.press('Enter')
  await mia.keyboard.press('Enter')
  await dialog.getByText('Znaleziono 130').waitFor()
  await focused(mia, /^Zmień 130 kontrahentów$/)
  expect(await ownedBy('rita')).toBe(0)
  expect(await axeFinds(mia)).toEqual([])
  await mia.keyboard.press('Enter')
  const strip = mia.getByRole('region', { name: 'Zmiany zbiorcze' })
  await strip.getByText('Zmieniono 130 kontrahentów').waitFor()
  expect(await ownedBy('rita')).toBe(many)
  // Whoever looks at such a list sees it without asking.
  await rita.getByText('Kontrahent 000').waitFor()
  expect(await axeFinds(mia)).toEqual([])
  await strip.getByRole('button', { name: 'Cofnij wszystko' }).press('Enter')
  await strip.getByText('Cofnięto 130 zmian').waitFor()
  expect(await ownedBy('mia')).toBe(many)
  await rita.getByText('Nic nie pasuje do filtra').waitFor()
  await rita.context().close()
})

test('of what one may not change the number and the reason are said; the rest is changed', async () => {
  const sam = await firm.page('sam')
  const foreign = await firm.api<{ id: string }>('rita', 'POST', '/api/clients', {
    name: 'Aaa cudzy',
    town: 'Łódź',
  })
  await open(sam, '/clients?town=Łódź')
  await sam.keyboard.press('Control+a')
  await sam.getByText(/^Zaznaczono/).waitFor()
  await sam.keyboard.press('Control+a')
  await sam.getByRole('button', { name: 'Zmień…' }).click()
  const dialog = sam.getByRole('dialog')
  // An employee gives no client to anybody: that is not offered.
  await dialog.getByLabel('Pole', { exact: true }).fill('Opiekun')
  await sam.getByText('Nic nie znaleziono').waitFor()
  await dialog.getByLabel('Pole', { exact: true }).fill('Miejsc')
  await sam.keyboard.press('Enter')
  await dialog.getByLabel('Miejscowość').fill('Pabianice')
  await dialog.getByRole('button', { name: 'Policz' }).click()
  await dialog.getByText('Znaleziono 66').waitFor()
  await dialog.getByText('1 zostaje bez zmian').waitFor()
  await dialog.getByText('Dlaczego niektóre zostają bez zmian').click()
  await dialog.getByText('Aaa cudzy').waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await dialog.getByRole('button', { name: 'Zmień 65 kontrahentów' }).click()
  await sam.getByText('Zmieniono 65 kontrahentów').waitFor()
  expect([await inTown('Pabianice'), await inTown('Łódź')]).toEqual([65, 1])
  await sam.getByRole('link', { name: 'Szczegóły' }).click()
  await sam.getByRole('heading', { name: 'Zmiany zbiorcze' }).waitFor()
  await sam.getByText('Dlaczego niektóre zostają bez zmian').click()
  const downloading = sam.waitForEvent('download')
  await sam.getByRole('link', { name: 'Pobierz te, które zostają' }).click()
  expect((await downloading).suggestedFilename()).toMatch(/^bez-zmian .*\.csv$/)
  expect(await axeFinds(sam)).toEqual([])
  await sam.goto(`${firm.program.url}/clients/${foreign.id}`)
  await sam.goto(`${firm.program.url}/bulk-changes`)
  await sam.getByRole('link', { name: /Miejscowość/ }).waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await sam.context().close()
})

test('tasks are done, and clients put into the bin, as many as are chosen; the card says it was a bulk change', async () => {
  for (const what of ['Pierwsze', 'Drugie', 'Trzecie']) await firm.api('mia', 'POST', '/api/tasks', { what })
  await open(mia, '/tasks')
  await mia.keyboard.press('Control+a')
  await mia.getByRole('button', { name: 'Oznacz jako zrobione', exact: true }).click()
  await mia.getByRole('button', { name: /3 zadania$/ }).click()
  await mia.getByRole('region', { name: 'Zmiany zbiorcze' }).getByText('3 zadania').waitFor()
  await open(mia, '/clients')
  await mia.keyboard.press('Space')
  await mia.keyboard.press('Shift+ArrowDown')
  await mia.getByRole('button', { name: 'Usuń', exact: true }).click()
  await mia.getByRole('button', { name: 'Przenieś do kosza 2 kontrahentów' }).click()
  await mia.getByText('Przeniesiono do kosza 2 kontrahentów').waitFor()
  await mia.getByText('129 pozycji').waitFor()
  await mia
    .getByRole('region', { name: 'Zmiany zbiorcze' })
    .getByRole('button', { name: 'Cofnij wszystko' })
    .click()
  await mia.getByText('131 pozycji').waitFor()
  const [row] = (await firm.api<{ rows: { id: string }[] }>('mia', 'GET', '/api/clients?limit=1&sort=name'))
    .rows
  await mia.goto(`${firm.program.url}/clients/${row!.id}?tab=activity`)
  await mia.getByRole('link', { name: 'zmiana zbiorcza' }).first().waitFor()
})

test('a field of the firm’s own is filled for all', async () => {
  await firm.api('admin', 'POST', '/api/custom-fields', {
    entity: 'client',
    key: 'grade',
    name: { pl: 'Klasa odbiorcy' },
    kind: 'choice',
    options: [
      { key: 'a', name: { pl: 'Złota' } },
      { key: 'b', name: { pl: 'Srebrna' } },
    ],
    filterable: true,
  })
  await open(mia, '/clients?town=Gdańsk')
  await mia.keyboard.press('Control+a')
  await mia.keyboard.press('Control+a')
  await mia.getByRole('button', { name: 'Zmień…' }).click()
  const dialog = mia.getByRole('dialog')
  await dialog.getByLabel('Pole', { exact: true }).fill('Klasa')
  await mia.keyboard.press('Enter')
  await dialog.getByLabel('Klasa odbiorcy').selectOption('Złota')
  await dialog.getByRole('button', { name: 'Policz' }).click()
  await dialog.getByText('Klasa odbiorcy: Złota').waitFor()
  await dialog.getByRole('button', { name: 'Zmień 65 kontrahentów' }).click()
  await mia.getByText('Zmieniono 65 kontrahentów').waitFor()
  expect(await count({ field: 'custom.grade', is: 'is', value: 'a' })).toBe(65)
  await mia.getByRole('button', { name: 'Ukryj' }).click()
  await mia.getByRole('region', { name: 'Zmiany zbiorcze' }).waitFor({ state: 'detached' })
})

test('one that was counted and left is let run from its page; her other window sees it', async () => {
  const { id } = await firm.api<{ id: string }>('mia', 'POST', '/api/bulk-changes', {
    entity: 'client',
    where: { field: 'town', is: 'is', value: 'Gdańsk' },
    deed: { does: 'set', field: 'remarks', value: 'Z własnej strony' },
  })
  await mia.goto(`${firm.program.url}/bulk-changes?id=${id}`)
  const run = mia.getByRole('main').getByRole('button', { name: /^Zmień \d+ kontrahentów$/ })
  await run.waitFor()
  expect(await count({ field: 'remarks', is: 'contains', value: 'Z własnej strony' })).toBe(0)
  expect(await axeFinds(mia)).toEqual([])
  const other = await mia.context().newPage()
  await other.goto(`${firm.program.url}/bulk-changes?id=${id}`)
  await other
    .getByRole('main')
    .getByRole('button', { name: /^Zmień \d+ kontrahentów$/ })
    .waitFor()
  await run.press('Enter')
  await mia.getByRole('button', { name: 'Cofnij wszystko' }).waitFor()
  await other.getByRole('button', { name: 'Cofnij wszystko' }).waitFor()
  await other.close()
  expect(await count({ field: 'remarks', is: 'contains', value: 'Z własnej strony' })).toBeGreaterThan(0)
})

test('on a phone a row is chosen from its menu, and then by a finger', async () => {
  const phone = await firm.page('mia', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    colorScheme: 'dark',
  })
  await phone.goto(`${firm.program.url}/clients`)
  await phone.getByRole('button', { name: 'Więcej: Kontrahent 000' }).tap()
  await phone.getByRole('menuitem', { name: 'Zaznacz' }).tap()
  await phone.getByText('Zaznaczono 1', { exact: true }).waitFor()
  await phone.getByText('Kontrahent 002').tap()
  await phone.getByText('Zaznaczono 2', { exact: true }).waitFor()
  expect(await axeFinds(phone)).toEqual([])
  await phone.context().close()
})
