/** The columns of a list are its reader's to choose, to order, to widen and to sort by. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBook } from '../../packages/server/test/readBook.ts'
import { axeFinds } from '../axe.ts'
import type { RunningFirm } from '../firm.ts'
import { asked, heads, panel, type Readers, startReaders } from './readers.ts'

let firm: RunningFirm
let mia: Page
let open: Readers['open']
beforeAll(async () => {
  ;({ firm, mia, open } = await startReaders())
})
afterAll(() => firm?.stop())

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
  const chosen = ['Nazwa', 'Miejscowość', 'Telefony', 'Etykiety', 'Województwo', 'Opiekun']
  await expect.poll(() => heads(mia)).toEqual(chosen)
  expect(await axeFinds(mia)).toEqual([])
  const [saved] = await Promise.all([mia.waitForEvent('download'), mia.keyboard.press('F8')])
  const [book = []] = Object.values(await readBook(await readFile(await saved.path())))
  expect(book[0]!.slice(0, 6)).toEqual(chosen)
  const elsewhere = await firm.page('mia')
  await open(elsewhere)
  expect(await heads(elsewhere)).toEqual(chosen)
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

test('every column that offers a sort sorts, and people and talks are lists like any other', async () => {
  const answered = new Set<string | null>()
  const refused: string[] = []
  mia.on('response', (answer) => {
    const { pathname, searchParams } = new URL(answer.url())
    if (pathname !== '/api/clients') return
    answered.add(searchParams.get('sort'))
    if (!answer.ok()) refused.push(answer.url())
  })
  await open(mia)
  const sorting = mia.getByRole('button', { name: /^(?!Filtruj)/ })
  const sortable = mia.getByRole('columnheader').filter({ has: sorting })
  const columns = await sortable.count()
  expect(columns).toBeGreaterThan(1)
  for (let place = 0; place < columns; place += 1) {
    const head = sortable.nth(place)
    for (const _ of ['there', 'and back']) {
      const turned = (await head.getAttribute('aria-sort')) === 'ascending' ? 'descending' : 'ascending'
      await head.getByRole('button', { name: /^(?!Filtruj)/ }).click()
      await expect.poll(() => head.getAttribute('aria-sort')).toBe(turned)
      // Turned again before the answer, what was asked is given up.
      await expect.poll(() => answered.has(new URL(mia.url()).searchParams.get('sort') ?? 'name')).toBe(true)
    }
  }
  await expect.poll(() => answered.size).toBe(2 * columns)
  expect(refused).toEqual([])
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

test('an answer that was on its way does not take back what was chosen meanwhile', async () => {
  const page = await firm.page('mia')
  await open(page)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const onItsWay = new Promise<void>((resolve) => {
    void page.route('**/api/session', async (route) => {
      const answer = await route.fetch()
      resolve()
      await held
      await route.fulfill({ response: answer })
    })
  })
  // What changes before the page listens does not make it ask.
  let isOnItsWay = false
  void onItsWay.then(() => {
    isOnItsWay = true
  })
  for (let n = 1; !isOnItsWay; n += 1) {
    await firm.api('mia', 'POST', '/api/labels', { name: `Targi ${n}`, colour: 'blue' })
    await Promise.race([onItsWay, page.waitForTimeout(1_500)])
  }
  const before = await heads(page)
  expect(before).not.toContain('Województwo')
  await page.keyboard.press('Shift+F4')
  const columns = panel(page, 'Kolumny')
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/lists/client') && answer.ok())
  await columns.getByLabel('Znajdź pole').fill('wojew')
  await columns.getByLabel('Województwo').press('Space')
  await kept
  const chosen = [...before, 'Województwo']
  await expect.poll(() => heads(page)).toEqual(chosen)
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/session'))
  release()
  await (await answered).finished()
  // So long that it is drawn, were it taken.
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 200)))
  expect(await heads(page)).toEqual(chosen)
  await columns.getByRole('button', { name: 'Przywróć kolumny' }).click()
  await expect.poll(() => heads(page)).toEqual(before)
  await page.context().close()
})
