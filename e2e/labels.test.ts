/** Labels as people meet them: put into groups, given to clients, people and tasks, each only where it is meant to be. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import { press, tabTo } from './keyboard.ts'

let firm: RunningFirm
let page: Page
beforeAll(async () => {
  firm = await startFirm()
  const label = (name: string, colour: string, more: object = {}) =>
    firm.api('admin', 'POST', '/api/labels', { name, colour, ...more })
  await label('Pilne', 'red')
  await label('Szpital', 'teal', { group: 'Branża', recordTypes: ['client'] })
  await label('Apteka', 'green', { group: 'Branża', recordTypes: ['client'] })
  await label('Z targów', 'violet', { group: 'Skąd o nas wiedzą' })
  page = await firm.page('admin')
})
afterAll(() => firm?.stop())

const go = async (path: string) => {
  await page.goto(firm.program.url + path)
  await page.locator('main h1').waitFor()
}
const field = (name: string) => page.locator(`[data-field="${name}"]`)
const picker = (within: Locator) => within.getByRole('combobox')
const offered = () => page.locator('[data-combobox-option]:visible').allTextContents()
const groups = () =>
  page
    .getByRole('listbox')
    .getByRole('group')
    .evaluateAll((all) => all.map((each) => each.firstChild?.textContent))
const idOf = async (plural: string) =>
  (await firm.api<{ rows: { id: string; labels: string[] }[] }>('admin', 'GET', `/api/${plural}?limit=1`))
    .rows[0]!

test('a label is defined by keyboard; a group that is there is taken as it is written, and it says to whom it is given', async () => {
  await go('/settings/labels')
  await page.getByText('Pilne').first().waitFor()
  await page.keyboard.press('Insert')
  await field('name').locator('input:focus').waitFor()
  await page.keyboard.type('Decyduje')
  await tabTo(page, picker(field('group')))
  await page.keyboard.type('SKAD')
  await expect.poll(offered).toEqual(['Skąd o nas wiedzą'])
  // Escape closes what is offered, not the form.
  await page.keyboard.press('Escape')
  await expect.poll(offered).toEqual([])
  await page.keyboard.press('Control+a')
  await page.keyboard.type('branża')
  await tabTo(page, field('recordTypes').getByLabel('Osobom'))
  expect(await picker(field('group')).inputValue()).toBe('Branża')
  await picker(field('group')).fill('Rola')
  await expect.poll(() => field('recordTypes').textContent()).toContain('można ją nadać wszystkim')
  await tabTo(page, field('recordTypes').getByLabel('Osobom'))
  await page.keyboard.press('Space')
  await expect.poll(() => field('recordTypes').textContent()).toContain('Innym nie będzie proponowana')
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.press('Control+s')
  await page.locator('main h1', { hasText: 'Decyduje' }).waitFor()
  for (const said of ['GrupaRola', 'NadawanaOsobom', 'Osoby kontaktowe0'])
    await expect.poll(() => page.locator('main').textContent()).toContain(said)
  await go('/settings/labels?sort=group&group=bran')
  await expect.poll(() => page.locator('[role=row]').count()).toBe(3)
})

test('L-18 to L-20 a client is offered its labels under their groups, and finds them by the group’s name', async () => {
  await go('/clients/new')
  await field('name').getByRole('textbox').fill('Lecznica')
  await tabTo(page, picker(field('labels')))
  await page.keyboard.press('ArrowDown')
  await expect.poll(offered).toEqual(['Pilne', 'Apteka', 'Szpital', 'Z targów'])
  expect(await groups()).toEqual(['Branża', 'Skąd o nas wiedzą'])
  expect(await axeFinds(page)).toEqual([])
  await page.keyboard.type('branza')
  await expect.poll(offered).toEqual(['Apteka', 'Szpital'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await picker(field('labels')).fill('pil')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  const head = page.locator('main header').first()
  await head.getByText('Szpital').waitFor()
  expect(await head.getByText('Szpital').getAttribute('title')).toBe('Branża: Szpital')
})

test('L-14 people and tasks are given theirs in the form, at once for many, and are found by them', async () => {
  const client = await idOf('clients')
  const person = await firm.api<{ id: string }>('admin', 'POST', '/api/people', { lastName: 'Żak' })
  await firm.api('admin', 'POST', '/api/positions', { client: client.id, person: person.id, active: true })
  await go(`/people/${person.id}/edit`)
  await tabTo(page, picker(field('labels')))
  await page.keyboard.press('ArrowDown')
  await expect.poll(offered).toEqual(['Pilne', 'Decyduje', 'Z targów'])
  await page.keyboard.type('rola')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page
    .getByRole('definition')
    .filter({ hasText: /^Decyduje$/ })
    .waitFor()
  await go(`/clients/${client.id}?tab=people`)
  await page.locator('td', { hasText: 'Decyduje' }).waitFor()

  await page.keyboard.press('t')
  const dialog = page.getByRole('dialog')
  await dialog.locator('input:focus').waitFor()
  await page.keyboard.type('Zadzwonić do prezesa')
  await tabTo(page, picker(dialog.locator('[data-field="labels"]')))
  await page.keyboard.type('pil')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(async () => (await idOf('tasks')).labels.length).toBe(1)

  await go('/people')
  await page.getByText('Żak').first().waitFor()
  await page.keyboard.press('Control+a')
  await press(page, page.getByRole('button', { name: 'Zmień', exact: false }).first())
  const bulk = page.getByRole('dialog')
  await picker(bulk).first().fill('etykiety')
  await page.keyboard.press('Enter')
  await tabTo(page, picker(bulk.locator('[data-field="labels"]')))
  await page.keyboard.type('skad')
  await expect.poll(offered).toEqual(['Z targów'])
  await page.keyboard.press('Enter')
  await press(page, bulk.getByRole('button', { name: 'Policz' }))
  await press(page, bulk.getByRole('button', { name: /^Zmień/ }))
  await expect.poll(async () => (await idOf('people')).labels.length).toBe(2)

  await firm.api('admin', 'POST', '/api/people', { lastName: 'Bezetykietowy' })
  await go('/people')
  await page.getByText('Bezetykietowy').waitFor()
  await page.keyboard.press('F4')
  const filter = page
    .getByRole('region', { name: 'Filtr' })
    .or(page.getByRole('complementary', { name: 'Filtr' }))
  await filter.getByLabel('Znajdź pole').fill('etykiety')
  await page.keyboard.press('Tab')
  await page.keyboard.type('rola')
  await expect.poll(offered).toEqual(['Decyduje'])
  await page.keyboard.press('Enter')
  await page.getByText('Bezetykietowy').waitFor({ state: 'detached' })
  await page.getByText('Żak').first().waitFor()
})

test('a label is not closed to those who carry it: the form says so before it is saved, and leads to them', async () => {
  const { rows } = await firm.api<{ rows: { id: string; name: string }[] }>('admin', 'GET', '/api/labels')
  const urgent = rows.find(({ name }) => name === 'Pilne')!.id
  await go(`/settings/labels/${urgent}/edit`)
  await tabTo(page, field('recordTypes').getByLabel('Osobom'))
  await page.keyboard.press('Space')
  const way = page.getByRole('link', { name: 'Kontrahenci: 1.' })
  await way.waitFor()
  await page.getByRole('link', { name: 'Zadania: 1.' }).waitFor()
  await page.keyboard.press('Control+s')
  await field('recordTypes')
    .getByText('Jest jeszcze nadana 2 rekordom (kontrahentom i zadaniom). Najpierw ją tam zdejmij.')
    .waitFor()
  expect(await axeFinds(page)).toEqual([])
  await go(`/settings/labels/${urgent}`)
  await press(page, page.locator('dd a').first())
  await page.getByText('Lecznica').first().waitFor()
  expect(new URL(page.url()).searchParams.get('labels')).toBe(urgent)
})
