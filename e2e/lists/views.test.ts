/** A view is saved, shared and used by others, and shows to each what they may see. */
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runningConnection } from '../../packages/server/src/db/embedded/running.ts'
import { axeFinds } from '../axe.ts'
import type { RunningFirm } from '../firm.ts'
import { asked, chips, heads, panel, type Readers, shows, startReaders } from './readers.ts'

let firm: RunningFirm
let sam: Page
let mia: Page
let open: Readers['open']
beforeAll(async () => {
  ;({ firm, sam, mia, open } = await startReaders())
})
afterAll(() => firm?.stop())

test('a view is saved, shared, used by a colleague, opened first, and comes back out of the bin', async () => {
  await open(mia, '/clients?1.town=Łódź&1.town-2=Kutno&sort=-name&columns=name,town')
  await shows(mia, ['Beta', 'Alfa'])
  await mia.keyboard.press('F9')
  const menu = (page: Page) => page.getByRole('menu')
  await menu(mia).waitFor()
  expect(await axeFinds(mia)).toEqual([])
  await mia.keyboard.press('End')
  await mia.keyboard.press('Enter')
  await mia.getByLabel('Nazwa widoku').waitFor()
  await mia.keyboard.type('Okolice Łodzi')
  await mia.keyboard.press('Enter')
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: false }).first()
  await button(mia, 'Okolice Łodzi').waitFor()
  expect(Object.keys(asked(mia))).toEqual(['view'])
  await shows(mia, ['Beta', 'Alfa'])
  const chosen = async (page: Page, item: string) => {
    await page.keyboard.press('F9')
    // The menu takes the focus when it is drawn; before that it would take it away again.
    await expect.poll(() => menu(page).evaluate((each) => each.contains(document.activeElement))).toBe(true)
    await menu(page).getByRole('menuitem', { name: item }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => menu(page).count()).toBe(0)
  }
  await chosen(mia, 'Udostępnij wszystkim')
  await mia.getByText('Widoku „Okolice Łodzi” może używać każdy.').waitFor()

  await open(sam)
  await chosen(sam, 'Okolice Łodzi')
  await shows(sam, ['Beta', 'Alfa'])
  expect(await heads(sam)).toEqual(['Nazwa', 'Miejscowość'])
  await sam.keyboard.press('F9')
  await menu(sam).waitFor()
  const offered = await menu(sam).getByRole('menuitem').allTextContents()
  expect(offered.join()).not.toMatch(/Zapisz zmiany|Zmień nazwę|Usuń|Zostaw tylko/)
  await sam.keyboard.press('Escape')
  await sam
    .getByRole('columnheader', { name: 'Nazwa' })
    .getByRole('button', { name: 'Nazwa' })
    .first()
    .click()
  await shows(sam, ['Alfa', 'Beta'])
  await sam.getByText('zmieniony').waitFor()
  await chosen(sam, 'Cofnij zmiany')
  await shows(sam, ['Beta', 'Alfa'])
  const kept = sam.waitForResponse((answer) => answer.url().endsWith('/api/lists/client'))
  await chosen(sam, 'Otwieraj nim tę listę')
  await kept
  await open(sam)
  await shows(sam, ['Beta', 'Alfa'])
  await chosen(sam, 'Wszystkie rekordy')
  await shows(sam, ['Alfa', 'Beta', 'Delta', 'Gamma'])

  await chosen(mia, 'Usuń')
  await shows(mia, ['Alfa', 'Beta', 'Delta', 'Gamma'])
  const restored = mia.waitForResponse((answer) => answer.url().endsWith('/restore'))
  await mia.keyboard.press('Control+z')
  await restored
  await open(sam)
  await shows(sam, ['Beta', 'Alfa'])
})

test('a view that is gone, or not shared, is said to be so', async () => {
  const { id } = await firm.api<{ id: string }>('mia', 'POST', '/api/views', { name: 'Moje', list: 'client' })
  await open(sam, `/clients?view=${id}`)
  await sam.getByText('Tego widoku już nie ma albo nie jest ci udostępniony.').waitFor()
  await shows(sam, ['Alfa', 'Beta', 'Delta', 'Gamma'])
})

test('a view that asks for a field that is there no more is shown without it, and says so', async () => {
  const field = { entity: 'client', key: 'branch', kind: 'text', name: { pl: 'Branża' }, filterable: true }
  const { id } = await firm.api<{ id: string }>('admin', 'POST', '/api/custom-fields', field)
  const asked = { name: 'Piekarnie', list: 'client', query: 'custom.branch=piekarnia&town=Kutno' }
  const view = await firm.api<{ id: string }>('mia', 'POST', '/api/views', asked)
  await firm.api('admin', 'PATCH', `/api/custom-fields/${id}`, { active: false })
  await open(mia, `/clients?view=${view.id}`)
  await shows(mia, ['Beta'])
  await mia.getByText('Ten widok pyta o pole, którego nie możesz zobaczyć albo którego już nie ma.').waitFor()
})

test('a view that asks for what a role hides is shown to it without that, and says so; to others whole', async () => {
  const query = 'active=yes&town=Kutno&sort=-town&columns=name,town,province&widths=town:200'
  const made = await firm.api<{ id: string }>('mia', 'POST', '/api/views', {
    name: 'Z Kutna',
    list: 'client',
    query,
  })
  await firm.api('mia', 'POST', `/api/views/${made.id}/share`, {})
  const database = new pg.Client(await runningConnection(firm.program.folder))
  await database.connect()
  const settle = async (statement: string) => {
    await database.query(statement)
    await database.query('update firm set settings_version = settings_version + 1')
  }
  await settle(`insert into field_permission (role, entity, field, rule)
    select id, 'client', 'town', 'hidden' from role where built_in = 'employee'`)
  const rita = await firm.page('rita')
  await open(rita, `/clients?view=${made.id}`)
  await rita
    .getByText('Ten widok pyta o pole, którego nie możesz zobaczyć albo którego już nie ma.')
    .waitFor()
  // Narrowed by what is left, in the list's own order.
  await shows(rita, ['Alfa', 'Beta', 'Delta'])
  expect(await heads(rita)).toEqual(['Nazwa', 'Województwo'])
  expect(await chips(rita)).toEqual(['Aktywny: tak'])
  await rita.keyboard.press('F4')
  const filter = panel(rita, 'Filtr')
  await filter.getByLabel('Znajdź pole').fill('miejsc')
  await filter.getByText('Żadne pole tak się nie nazywa.').waitFor()
  await open(mia, `/clients?view=${made.id}`)
  await shows(mia, ['Beta'])
  expect(await heads(mia)).toEqual(['Nazwa', 'Miejscowość', 'Województwo'])
  expect(await mia.getByText('Ten widok pyta o pole').count()).toBe(0)
  await settle(`delete from field_permission where entity = 'client' and field = 'town'`)
  await open(rita, `/clients?view=${made.id}`)
  await shows(rita, ['Beta'])
  await database.end()
  await rita.context().close()
})
