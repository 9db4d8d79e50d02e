/** A person at two clients, of whom only one may be changed: each button and key says, and does, what it is for. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import { press } from './keyboard.ts'

let firm: RunningFirm
let person: string
beforeAll(async () => {
  firm = await startFirm()
  const made = async (who: 'sam' | 'rita', name: string) =>
    (await firm.api<{ id: string }>(who, 'POST', '/api/clients', { name })).id
  const ours = await made('sam', 'Młyn Żytko')
  const theirs = await made('rita', 'Piekarnia Ala')
  person = (
    await firm.api<{ person: { id: string } }>('sam', 'POST', `/api/clients/${ours}/people`, {
      person: { firstName: 'Anna', lastName: 'Kowalska' },
      position: { title: 'Prezes', primary: true },
    })
  ).person.id
  await firm.api('mia', 'POST', '/api/positions', { client: theirs, person, title: 'Prokurent' })
  const about = { entity: 'person', id: person }
  for (const [client, words] of [
    [ours, 'Dzwonić po dziesiątej'],
    [theirs, 'Nie lubi maili'],
  ])
    await firm.api('mia', 'POST', '/api/notes', {
      client,
      about,
      text: words,
    })
})
afterAll(() => firm?.stop())

const open = async (page: Page) => {
  await page.goto(`${firm.program.url}/people/${person}`)
  await page.getByRole('article', { name: 'Nie lubi maili' }).waitFor()
}
const items = async (page: Page, of: string) => {
  await page.getByRole('button', { name: `Więcej: ${of}` }).click()
  const menu = page.getByRole('menu')
  await menu.getByRole('menuitem').first().waitFor()
  const names = await menu.getByRole('menuitem').allInnerTexts()
  // It closes the menu, and leads nowhere else; pressed before the menu has the focus it would close nothing.
  await menu.press('Escape')
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
  return names
}

test('the list of people says where each works and as what, leads there, hears of changes, and is narrowed by it', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/people`)
  const row = sam.getByRole('row', { name: /Anna Kowalska/ })
  for (const said of ['Młyn Żytko', 'Piekarnia Ala', 'Prezes']) await row.getByText(said).waitFor()
  const third = await firm.api<{ id: string }>('mia', 'POST', '/api/clients', { name: 'Tartak' })
  const more = await firm.api<{ id: string }>('mia', 'POST', '/api/positions', { client: third.id, person })
  await row.getByText('+1').waitFor()
  await firm.api('mia', 'DELETE', `/api/positions/${more.id}`)
  await row.getByText('+1').waitFor({ state: 'detached' })
  await sam.keyboard.press('F4')
  await sam.getByLabel('Znajdź pole').fill('stanowisko')
  await sam.keyboard.press('Tab')
  await sam.keyboard.type('ksi')
  await row.waitFor({ state: 'detached' })
  await sam.keyboard.press('Control+a')
  await sam.keyboard.type('prez')
  await row.getByRole('link', { name: 'Piekarnia Ala' }).click()
  await sam.getByRole('heading', { name: 'Piekarnia Ala', level: 1 }).waitFor()
  await sam.context().close()
})

test('the keys of a row lead to each client where somebody works, the main one first', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/people`)
  await sam
    .getByRole('row', { name: /Anna Kowalska/ })
    .getByText('Prezes')
    .click()
  await sam.keyboard.press('Shift+F10')
  await sam.getByRole('menuitem', { name: 'Karta: Piekarnia Ala' }).waitFor()
  expect(await axeFinds(sam)).toEqual([])
  expect((await sam.getByRole('menuitem').allInnerTexts()).slice(0, 3)).toEqual([
    'Karta: Młyn Żytko',
    'Karta: Piekarnia Ala',
    'Otwórz',
  ])
  await sam.keyboard.press('ArrowDown')
  await sam.keyboard.press('Enter')
  await sam.getByRole('heading', { name: 'Piekarnia Ala', level: 1 }).waitFor()
  await sam.context().close()
})

test('S-48 a note of a client whom one may not change is not offered for changing, whichever client is chosen', async () => {
  const sam = await firm.page('sam')
  await open(sam)
  await expect.poll(() => items(sam, 'Dzwonić po dziesiątej')).toContain('Usuń')
  expect(await items(sam, 'Nie lubi maili')).toEqual(['Historia'])
  await sam.getByLabel('Nowe trafiają do').selectOption('Piekarnia Ala')
  await expect.poll(() => items(sam, 'Dzwonić po dziesiątej')).toContain('Edytuj')
  expect(await items(sam, 'Nie lubi maili')).toEqual(['Historia'])
  await sam
    .getByRole('article', { name: 'Nie lubi maili' })
    .getByRole('link', { name: 'Piekarnia Ala' })
    .waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await sam.context().close()
})

test('S-31 by keyboard: the person and the position are edited and deleted by words of their own', async () => {
  const sam = await firm.page('sam')
  await open(sam)
  await sam.getByRole('button', { name: 'Usuń osobę' }).waitFor()
  await sam.getByRole('link', { name: 'Edytuj osobę' }).waitFor()
  const menu = sam.getByRole('button', { name: 'Więcej: Młyn Żytko' })
  await menu.waitFor()
  expect(await sam.getByRole('button', { name: 'Więcej: Piekarnia Ala' }).count()).toBe(0)
  await press(sam, menu)
  await sam.getByRole('menuitem', { name: 'Edytuj stanowisko' }).focus()
  await sam.keyboard.press('Enter')
  const dialog = sam.getByRole('dialog', { name: 'Stanowisko: Młyn Żytko' })
  await dialog.getByLabel('Stanowisko', { exact: true }).fill('Prezes zarządu')
  expect(await axeFinds(sam)).toEqual([])
  await sam.keyboard.press('Control+Enter')
  await sam
    .getByText(/Prezes zarządu/)
    .first()
    .waitFor()
  await press(sam, menu)
  await sam.getByRole('menuitem', { name: 'Usuń stanowisko' }).focus()
  await sam.keyboard.press('Enter')
  await menu.waitFor({ state: 'detached' })
  await sam.getByText('Stanowisko (Młyn Żytko) jest w koszu.').waitFor()
  await sam.keyboard.press('Control+z')
  await menu.waitFor()
  await sam.keyboard.press('e')
  await sam.getByRole('heading', { name: /Edycja.*Kowalska|Kowalska/ }).waitFor()
  expect(new URL(sam.url()).pathname).toBe(`/people/${person}/edit`)
  await sam.context().close()
})
