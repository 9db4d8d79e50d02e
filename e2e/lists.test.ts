/** What a list shows is its reader's to say: filter, columns, views; by keyboard, and with nothing for axe to find. */
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runningConnection } from '../packages/server/src/db/embedded/running.ts'
import { readBook } from '../packages/server/test/readBook.ts'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let sam: Page
let mia: Page
const ids: Record<string, string> = {}

beforeAll(async () => {
  firm = await startFirm()
  const made = async (path: string, body: object) =>
    (await firm.api<{ id: string }>('mia', 'POST', path, body)).id
  const vip = await made('/api/labels', { name: 'VIP', colour: 'red' })
  const client = async (name: string, town: string | null, more: object = {}) => {
    ids[name] = await made('/api/clients', { name, town, ...more })
  }
  await client('Alfa', 'Łódź', { labels: [vip], province: 'łódzkie', street: 'ul. Piotrkowska 5' })
  await client('Beta', 'Kutno', {
    mails: ['biuro@beta.example'],
    phones: [{ number: '22 555 01 20', note: 'magazyn' }],
    remarks: 'Dzwonić po dziesiątej.',
  })
  await client('Gamma', 'Radom', { active: false, owner: firm.ids.sam, regon: '901912554' })
  await client('Delta', null)
  await firm.api('mia', 'POST', `/api/clients/${ids.Beta}/people`, {
    person: { firstName: 'Żaneta', lastName: 'Gżegżółka', phones: ['692 555 714'] },
  })
  await firm.api('mia', 'POST', '/api/talks', { client: ids.Alfa, text: 'Dzień dobry' })
  await firm.api('mia', 'POST', '/api/talks', { client: ids.Beta, text: 'Dawno', at: '2020-01-01T10:00:00Z' })
  sam = await firm.page('sam')
  mia = await firm.page('mia')
})
afterAll(() => firm?.stop())

const open = async (page: Page, address = '/clients') => {
  await page.goto(firm.program.url + address)
  await page.getByRole('grid').waitFor()
}
const names = (page: Page) => page.locator('[role=row] a[href^="/clients/"]').allTextContents()
const shows = (page: Page, expected: readonly string[]) => expect.poll(() => names(page)).toEqual(expected)
const chips = (page: Page) =>
  page
    .locator('[class*=chip_]')
    .evaluateAll((all) => all.map((each) => (each as HTMLElement).innerText.replace(/\s+/g, ' ')))
const heads = async (page: Page) => (await page.getByRole('columnheader').allTextContents()).slice(1, -1)
const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
const panel = (page: Page, name: string): Locator => page.getByRole('complementary', { name })

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
  expect(await axeFinds(sam, { without: '[class*=Toasts]' })).toEqual([])
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
  expect(await axeFinds(sam, { without: '[class*=Toasts]' })).toEqual([])
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

test('columns are chosen and ordered by keyboard, kept on the server, and are those of the export', async () => {
  await open(mia)
  await mia.keyboard.press('Shift+F4')
  const columns = panel(mia, 'Kolumny')
  await columns.getByLabel('Znajdź pole').fill('wojew')
  await columns.getByLabel('Województwo').focus()
  await mia.keyboard.press('Space')
  await expect.poll(() => heads(mia)).toContain('Województwo')
  await columns.getByLabel('Znajdź pole').fill('')
  const moved = async (key: string, order: readonly string[]) => {
    await columns.getByRole('checkbox', { name: 'Województwo' }).focus()
    const kept = mia.waitForResponse((answer) => answer.url().endsWith('/api/lists/client'))
    await mia.keyboard.press(key)
    await kept
    await expect.poll(() => heads(mia)).toEqual(order)
  }
  await moved('Alt+ArrowUp', [
    'Nazwa',
    'NIP',
    'Miejscowość',
    'Telefony',
    'Etykiety',
    'Województwo',
    'Opiekun',
  ])
  // The focus goes with the line, up and down.
  await mia.keyboard.press('Alt+ArrowDown')
  await mia.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => heads(mia)).toContain('Województwo')
  const focused = () => mia.evaluate(() => document.activeElement?.closest('li')?.textContent)
  await expect.poll(focused).toBe('Województwo')
  await columns.getByRole('checkbox', { name: 'NIP', exact: true }).focus()
  await mia.keyboard.press('Space')
  await expect
    .poll(() => heads(mia))
    .toEqual(['Nazwa', 'Miejscowość', 'Telefony', 'Etykiety', 'Województwo', 'Opiekun'])
  expect(await axeFinds(mia, { without: '[class*=Toasts]' })).toEqual([])
  const [saved] = await Promise.all([mia.waitForEvent('download'), mia.keyboard.press('F8')])
  const [book = []] = Object.values(await readBook(await readFile(await saved.path())))
  expect(book[0]!.slice(0, 6)).toEqual([
    'Nazwa',
    'Miejscowość',
    'Telefony',
    'Etykiety',
    'Województwo',
    'Opiekun',
  ])
  const elsewhere = await firm.page('mia')
  await open(elsewhere)
  expect(await heads(elsewhere)).toEqual([
    'Nazwa',
    'Miejscowość',
    'Telefony',
    'Etykiety',
    'Województwo',
    'Opiekun',
  ])
  await elsewhere.context().close()
  await columns.getByRole('button', { name: 'Przywróć kolumny' }).click()
  await expect
    .poll(() => heads(mia))
    .toEqual(['Nazwa', 'NIP', 'Miejscowość', 'Telefony', 'Etykiety', 'Opiekun'])
})

/** How wide a column stands, by its heading. */
const wide = async (page: Page, name: string) =>
  Math.round((await page.getByRole('columnheader', { name }).first().boundingBox())!.width)
const edgeOf = async (page: Page, name: string) => {
  const { x, y, width, height } = (await page.getByRole('columnheader', { name }).first().boundingBox())!
  return { x: x + width - 3, y: y + height / 2 }
}

test('columns are as wide as they are dragged, on every computer, in views, and as they were again', async () => {
  await open(mia)
  const from = await wide(mia, 'Miejscowość')
  const drag = async (name: string, by: number, given = true) => {
    const edge = await edgeOf(mia, name)
    await mia.mouse.move(edge.x, edge.y)
    await mia.mouse.down()
    await mia.mouse.move(edge.x + by / 2, edge.y, { steps: 4 })
    await mia.mouse.move(edge.x + by, edge.y, { steps: 4 })
    if (!given) await mia.keyboard.press('Escape')
    await mia.mouse.up()
  }
  const kept = () =>
    mia.waitForResponse((answer) => answer.url().endsWith('/api/lists/client') && answer.ok())
  const first = kept()
  await drag('Miejscowość', 60)
  await first
  await expect.poll(() => wide(mia, 'Miejscowość')).toBe(from + 60)
  // The list has not been sorted by it, and Escape leaves it as it was.
  expect(asked(mia)).toEqual({})
  await drag('Miejscowość', 80, false)
  await expect.poll(() => wide(mia, 'Miejscowość')).toBe(from + 60)

  const elsewhere = await firm.page('mia')
  await open(elsewhere)
  expect(await wide(elsewhere, 'Miejscowość')).toBe(from + 60)
  await elsewhere.context().close()

  const edge = await edgeOf(mia, 'Nazwa')
  const second = kept()
  await mia.mouse.dblclick(edge.x, edge.y)
  await second
  await expect.poll(() => wide(mia, 'Nazwa')).toBeLessThan(160)
  const cut = mia
    .locator('[role=row] a[href^="/clients/"]')
    .evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length)
  expect(await cut).toBe(0)

  // By keyboard, at the heading and in the panel.
  const before = await wide(mia, 'Miejscowość')
  await mia.getByRole('columnheader', { name: 'Miejscowość' }).getByRole('button').first().focus()
  await mia.keyboard.press('Alt+Shift+ArrowRight')
  await expect.poll(() => wide(mia, 'Miejscowość')).toBe(before + 16)
  await mia.keyboard.press('Shift+F4')
  const columns = panel(mia, 'Kolumny')
  await columns.getByRole('checkbox', { name: 'NIP', exact: true }).focus()
  const tax = await wide(mia, 'NIP')
  await mia.keyboard.press('Alt+Shift+ArrowLeft')
  await expect.poll(() => wide(mia, 'NIP')).toBe(tax - 16)
  await columns.getByRole('button', { name: 'Poszerz „NIP”' }).press('Enter')
  await expect.poll(() => wide(mia, 'NIP')).toBe(tax)
  expect(await axeFinds(mia)).toEqual([])

  const view = await firm.api<{ id: string }>('mia', 'POST', '/api/views', {
    name: 'Szerokie',
    list: 'client',
    query: 'sort=-name&columns=name,town&widths=town:333',
  })
  await open(mia, `/clients?view=${view.id}`)
  await expect.poll(() => wide(mia, 'Miejscowość')).toBe(333)
  await mia.getByRole('columnheader', { name: 'Miejscowość' }).getByRole('button').first().focus()
  await mia.keyboard.press('Alt+Shift+ArrowLeft')
  await expect.poll(() => wide(mia, 'Miejscowość')).toBe(317)
  expect(asked(mia)).toMatchObject({ view: view.id, widths: 'town:317' })
  await mia.getByText('· zmieniony').waitFor()

  await open(mia)
  await mia.keyboard.press('Shift+F4')
  const reset = kept()
  await columns.getByRole('button', { name: 'Przywróć kolumny' }).press('Enter')
  await reset
  await mia.keyboard.press('Escape')
  await columns.waitFor({ state: 'detached' })
  await expect.poll(() => wide(mia, 'Miejscowość')).toBe(from)
})

test('a view is saved, shared, used by a colleague, opened first, and comes back out of the bin', async () => {
  await open(mia, '/clients?1.town=Łódź&1.town-2=Kutno&sort=-name&columns=name,town')
  await shows(mia, ['Beta', 'Alfa'])
  await mia.keyboard.press('F9')
  const menu = (page: Page) => page.getByRole('menu')
  await menu(mia).waitFor()
  expect(await axeFinds(mia, { without: '[class*=Toasts]' })).toEqual([])
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

test('every column that offers a sort sorts, and people and talks are lists like any other', async () => {
  await open(mia)
  const sorts = { name: /^(?!Filtruj)/ }
  const sortable = await mia.getByRole('columnheader').getByRole('button', sorts).count()
  expect(sortable).toBeGreaterThan(1)
  for (let place = 0; place < sortable; place += 1)
    for (const direction of ['ascending', 'descending']) {
      const head = mia
        .getByRole('columnheader')
        .filter({ has: mia.getByRole('button', sorts) })
        .nth(place)
      const answered = mia.waitForResponse((answer) => answer.url().includes('/api/clients?') && answer.ok())
      await head.getByRole('button', sorts).click()
      if (direction === 'descending' || (await head.getAttribute('aria-sort')) !== null)
        await answered.catch(() => {})
      await expect.poll(() => head.getAttribute('aria-sort')).toMatch(/ascending|descending/)
    }
  for (const address of ['/people', '/talks', '/tasks']) {
    await mia.goto(firm.program.url + address)
    await mia.getByRole('heading', { level: 1 }).waitFor()
    for (const [key, name] of [
      ['F4', 'Filtr'],
      ['Shift+F4', 'Kolumny'],
    ] as const) {
      await mia.keyboard.press(key)
      await panel(mia, name).waitFor()
    }
  }
})
