/** A list is narrowed by what its reader asks, by keyboard, and says in words by what. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from '../axe.ts'
import type { RunningFirm } from '../firm.ts'
import { asked, chips, panel, type Readers, shows, startReaders } from './readers.ts'

let firm: RunningFirm
let sam: Page
let mia: Page
let ids: Readers['ids']
let open: Readers['open']
beforeAll(async () => {
  ;({ firm, sam, mia, ids, open } = await startReaders())
})
afterAll(() => firm?.stop())

test('L-08 to L-14 the panel finds its field by a word, and narrows by town, person, company, e-mail, label and owner', async () => {
  await open(sam)
  await sam.keyboard.press('F4')
  const filter = panel(sam, 'Filtr')
  await expect
    .poll(() => filter.getByLabel('Znajdź pole').evaluate((each) => each === document.activeElement))
    .toBe(true)
  const narrowed = async (field: string, text: string, expected: readonly string[]) => {
    await filter.getByLabel('Znajdź pole').fill(field)
    await sam.keyboard.press('Tab')
    await sam.keyboard.type(text)
    await shows(sam, expected)
    await sam.keyboard.press('Control+a')
    await sam.keyboard.press('Delete')
    await shows(sam, ['Alfa', 'Beta', 'Delta', 'Gamma'])
  }
  await narrowed('miejsc', 'ódź', ['Alfa'])
  await narrowed('kontaktowa, nazwisko', 'gżeg', ['Beta'])
  await narrowed('kontaktowa, imi', 'żane', ['Beta'])
  await narrowed('e-mail', 'BETA.EX', ['Beta'])
  await narrowed('nazwa', 'elt', ['Delta'])
  // By the end of a telephone, by what is noted beside it, and however its beginning is dialled.
  await narrowed('telefony', '01-20', ['Beta'])
  await narrowed('telefony', 'magaz', ['Beta'])
  await narrowed('telefony', '(022) 555', ['Beta'])
  await narrowed('kontaktowa, telef', '5 714', ['Beta'])
  await narrowed('uwagi', 'DZIESIĄT', ['Beta'])
  await narrowed('ulica', 'piotrk', ['Alfa'])
  await narrowed('regon', '901912554', ['Gamma'])
  await narrowed('konta', '0712 1981', ['Gamma'])
  await narrowed('strona', 'TARTAK', ['Gamma'])
  await narrowed('dalsze adr', 'pszczyn', ['Gamma'])
  expect(await axeFinds(sam)).toEqual([])
  await open(sam, '/clients?owner=me')
  await shows(sam, ['Gamma'])
  await open(sam, `/clients?not.owner=me&labels=*`)
  await shows(sam, ['Alfa'])
})

test('two conditions and a group of “or” are built by keyboard, stand in words above the list, and in the address', async () => {
  await open(sam)
  await sam.keyboard.press('F4')
  const filter = panel(sam, 'Filtr')
  await filter.getByLabel('Znajdź pole').fill('aktywny')
  await filter.getByRole('radio', { name: 'Tak' }).first().focus()
  await sam.keyboard.press('Space')
  await shows(sam, ['Alfa', 'Beta', 'Delta'])
  await filter.getByRole('button', { name: 'Dodaj grupę' }).focus()
  await sam.keyboard.press('Enter')
  const group = filter.getByRole('region', { name: 'i do tego którykolwiek z tych' })
  for (const town of ['Łódź', 'Kutno']) {
    await group.getByLabel('Dodaj warunek').selectOption({ label: 'Miejscowość' })
    await group.getByLabel('Miejscowość', { exact: true }).last().focus()
    await sam.keyboard.type(town)
    await expect.poll(() => sam.url()).toContain(encodeURIComponent(town))
  }
  await shows(sam, ['Alfa', 'Beta'])
  expect(asked(sam)).toEqual({ active: 'yes', '1.town': 'Łódź', '1.town-2': 'Kutno' })
  expect(await chips(sam)).toEqual([
    'Aktywny: tak',
    'Miejscowość: zawiera „Łódź”',
    'Miejscowość: zawiera „Kutno”',
  ])
  await group.getByLabel('Miejscowość: jak').first().selectOption('isNot')
  await shows(
    sam,
    ['Alfa', 'Beta', 'Delta'].filter((name) => name !== 'Alfa'),
  )
  await group.getByLabel('Miejscowość: jak').first().selectOption('is')
  await shows(sam, ['Alfa', 'Beta'])
  expect(await axeFinds(sam)).toEqual([])
  await sam.keyboard.press('Escape')
  await expect.poll(() => filter.count()).toBe(0)
  await sam.reload()
  await shows(sam, ['Alfa', 'Beta'])
  await sam.getByRole('button', { name: 'Usuń filtr „Miejscowość”' }).last().focus()
  await sam.keyboard.press('Enter')
  await shows(sam, ['Alfa'])
  await sam.getByRole('button', { name: 'Wyczyść wszystko' }).click()
  await shows(sam, ['Alfa', 'Beta', 'Delta', 'Gamma'])
})

test('no talk for so many days: those who were last spoken with long ago, and those who never were', async () => {
  await open(sam)
  await sam.keyboard.press('F4')
  const filter = panel(sam, 'Filtr')
  await filter.getByLabel('Znajdź pole').fill('wpisy')
  await filter.getByLabel('Bez rozmowy i notatki od tylu dni').fill('30')
  await sam.keyboard.press('Enter')
  await shows(sam, ['Beta', 'Delta', 'Gamma'])
  expect(await chips(sam)).toEqual(['Wpisy: brak od 30 dni'])
  await filter.getByLabel('Wpisy: okres').selectOption({ label: 'ten tydzień' })
  await shows(sam, ['Delta', 'Gamma', 'Beta'].toSorted())
  await filter.getByLabel('Wpisy: jak').selectOption('is')
  await shows(sam, ['Alfa'])
})

test('L-18 to L-21 labels are added and the client is assigned in the form, and the list is narrowed by both', async () => {
  await mia.goto(`${firm.program.url}/clients/${ids.Delta}/edit`)
  const pick = async (field: string, word: string) => {
    const input = mia.locator(`[data-field="${field}"] input`).last()
    await input.focus()
    await input.fill(word)
    await mia
      .getByRole('option', { name: new RegExp(word) })
      .first()
      .waitFor()
    await mia.keyboard.press('Enter')
  }
  await pick('labels', 'VIP')
  await pick('owner', 'Sam')
  await mia.keyboard.press('Control+s')
  await mia.waitForURL(/\/clients\/[^/]+$/)
  await open(sam, '/clients?owner=me&view=none')
  await shows(sam, ['Delta', 'Gamma'])
  await sam.keyboard.press('F4')
  await panel(sam, 'Filtr').getByLabel('Znajdź pole').fill('etykiety')
  const label = panel(sam, 'Filtr').locator('fieldset input').first()
  await label.fill('VI')
  await sam.getByRole('option', { name: 'VIP' }).waitFor()
  await sam.keyboard.press('Enter')
  await shows(sam, ['Delta'])
  await expect.poll(() => chips(sam)).toEqual(['Opiekun: ja', 'Etykiety: VIP'])
})

test('a column’s head opens the filter at its field', async () => {
  await open(mia, '/clients?view=none')
  await mia.getByRole('button', { name: 'Filtruj według „Miejscowość”' }).focus()
  await mia.keyboard.press('Enter')
  await panel(mia, 'Filtr').waitFor()
  await mia.keyboard.type('Radom')
  await shows(mia, ['Gamma'])
})

test('tasks open with those that are to be done; all of them are one chip away, and the address keeps that', async () => {
  const due = (n: number) => `2026-01-0${n}`
  const open = await firm.api<{ id: string }>('mia', 'POST', '/api/tasks', { what: 'Zadzwonić', due: due(2) })
  const done = await firm.api<{ id: string }>('mia', 'POST', '/api/tasks', { what: 'Wysłać', due: due(1) })
  await firm.api('mia', 'POST', `/api/tasks/${done.id}/complete`, {})
  const page = await firm.page('mia')
  const tasks = () => page.locator('[role=row] a[href^="/tasks/"]').allTextContents()
  await page.goto(`${firm.program.url}/clients`)
  await page.getByRole('link', { name: 'Zadania' }).click()
  await expect.poll(tasks).toEqual(['Zadzwonić'])
  expect(await chips(page)).toEqual(['Status: Do zrobienia'])
  await page.getByRole('button', { name: 'Usuń filtr „Status”' }).press('Enter')
  await expect.poll(tasks).toEqual(['Wysłać', 'Zadzwonić'])
  expect(asked(page)).toEqual({ view: 'none' })
  await page.reload()
  await expect.poll(tasks).toEqual(['Wysłać', 'Zadzwonić'])
  await page.getByRole('link', { name: 'Zadania' }).click()
  await expect.poll(tasks).toEqual(['Zadzwonić'])
  await firm.api('mia', 'DELETE', `/api/tasks/${open.id}`)
  await page.context().close()
})
