/** Hands that are quicker than the network: what they type, choose and leave goes where it was meant to. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
let sam: Page
beforeAll(async () => {
  firm = await startFirm()
  sam = await firm.page('sam')
})
afterAll(() => firm?.stop())

const client = async (name: string, more: object = {}) =>
  (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name, ...more })).id
const go = async (page: Page, path: string) => {
  await page.goto(firm.program.url + path)
  await page.locator('main h1').first().waitFor()
}

/** The answers to such requests come only when they are let go; the server has done them by then. */
async function hold(page: Page, path: string, method: string) {
  const { promise, resolve } = Promise.withResolvers<void>()
  let isHeld = false
  const pattern = `**${path}`
  await page.route(pattern, async (route) => {
    if (route.request().method() !== method || isHeld) return route.fallback()
    isHeld = true
    const response = await route.fetch()
    await promise
    await route.fulfill({ response })
  })
  return {
    isHeld: () => isHeld,
    letGo: async () => {
      const answered = page.waitForResponse((each) => each.request().method() === method)
      resolve()
      await answered
      await page.unroute(pattern)
    },
  }
}

test('a range begins at the row that was clicked, not where one was when the list was drawn', async () => {
  for (let n = 0; n < 12; n += 1) await client(`Szereg ${String(n).padStart(2, '0')}`)
  await go(sam, '/clients?name=Szereg')
  const cell = (place: number) => sam.getByRole('row').nth(place).getByRole('gridcell').nth(2)
  await cell(5).click()
  await cell(8).click({ modifiers: ['Shift'] })
  await sam.getByText('Zaznaczono 4', { exact: true }).waitFor()
  await sam.keyboard.press('Escape')
})

test('the row one is on was deleted by a colleague: one is on its neighbour, and not at the top', async () => {
  const ids: string[] = []
  for (let n = 0; n < 8; n += 1) ids.push(await client(`Kolejka ${n}`))
  await go(sam, '/clients?name=Kolejka')
  await sam.getByRole('row', { name: /Kolejka 7/ }).waitFor()
  const grid = sam.getByRole('grid')
  await expect.poll(() => grid.evaluate((each) => each === document.activeElement)).toBe(true)
  for (const _ of [1, 2, 3, 4]) await sam.keyboard.press('ArrowDown')
  await firm.api('mia', 'DELETE', `/api/clients/${ids[4]}`)
  await sam.getByText('Kolejka 4', { exact: true }).waitFor({ state: 'detached' })
  await sam.keyboard.press('Enter')
  await sam.getByRole('heading', { name: 'Kolejka 5' }).waitFor()
})

test('what is typed while a form is being saved is not lost', async () => {
  const id = await client('Pisze Dalej')
  await go(sam, `/clients/${id}/edit`)
  const [street, town] = [
    sam.getByLabel('Ulica', { exact: true }),
    sam.getByLabel('Miejscowość', { exact: true }),
  ]
  await street.fill('Długa 1')
  const patch = await hold(sam, `/api/clients/${id}`, 'PATCH')
  await sam.keyboard.press('Control+s')
  await expect.poll(patch.isHeld).toBe(true)
  // Nothing may be in the way of the hands but the form itself.
  await town.click({ force: true })
  await sam.keyboard.type('Zgierz')
  const seen = await town.inputValue()
  await patch.letGo()
  await sam.waitForURL((url) => !url.pathname.endsWith('/edit'))
  const kept = await firm.api<{ street: string; town: string | null }>('sam', 'GET', `/api/clients/${id}`)
  expect(kept).toMatchObject({ street: 'Długa 1', town: seen === '' ? null : seen })
})

test('whoever left a form while it was being saved is not called back when the answer comes', async () => {
  const id = await client('Idzie Dalej')
  await go(sam, `/clients/${id}/edit`)
  await sam.getByLabel('Ulica', { exact: true }).fill('Długa 1')
  const patch = await hold(sam, `/api/clients/${id}`, 'PATCH')
  await sam.keyboard.press('Control+s')
  await expect.poll(patch.isHeld).toBe(true)
  await sam.getByRole('link', { name: 'Zadania' }).click()
  await sam.getByRole('button', { name: 'Wyjdź' }).click()
  await sam.waitForURL('**/tasks')
  await patch.letGo()
  await sam.getByText('Zapisano.').waitFor()
  expect(new URL(sam.url()).pathname).toBe('/tasks')
})

/** Closes the dialog, whatever it asks. */
async function leave(page: Page) {
  const [dialogs, question] = [page.getByRole('dialog'), page.getByRole('button', { name: 'Wyjdź' })]
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await question.isVisible()) || (await dialogs.count()) === 0).toBe(true)
  if (await question.isVisible()) await question.click()
  await expect.poll(() => dialogs.count()).toBe(0)
}

test('an answer that comes late closes the dialog that asked, and not the next one', async () => {
  const id = await client('Dwa Zadania')
  await go(sam, `/clients/${id}`)
  await sam.keyboard.press('t')
  const what = sam.getByRole('dialog').getByLabel('Co', { exact: true })
  await what.fill('Pierwsze')
  const post = await hold(sam, '/api/tasks', 'POST')
  await sam.keyboard.press('Control+Enter')
  await expect.poll(post.isHeld).toBe(true)
  await leave(sam)
  await sam.keyboard.press('t')
  await what.fill('Drugie')
  await post.letGo()
  await sam.getByText('Zadanie dodane.').waitFor()
  await sam.waitForTimeout(300)
  expect(await what.inputValue()).toBe('Drugie')
  await leave(sam)
})

test('the same of what hangs on a client', async () => {
  const id = await client('Dwa Miejsca')
  await go(sam, `/clients/${id}?tab=places`)
  const name = sam.getByRole('dialog').getByLabel('Nazwa (wymagane)')
  await sam.keyboard.press('a')
  await name.fill('Magazyn')
  const post = await hold(sam, '/api/places', 'POST')
  await sam.keyboard.press('Control+Enter')
  await expect.poll(post.isHeld).toBe(true)
  await leave(sam)
  await sam.keyboard.press('a')
  await name.fill('Biuro')
  await post.letGo()
  await sam.getByText('Zapisano.').waitFor()
  await sam.waitForTimeout(300)
  expect(await name.inputValue()).toBe('Biuro')
  await leave(sam)
})

test('a task that was begun is not lost without a question', async () => {
  const id = await client('Zadanie Zaczęte')
  await go(sam, `/clients/${id}`)
  await sam.keyboard.press('t')
  const dialog = sam.getByRole('dialog')
  const details = dialog.getByLabel('Szczegóły')
  await details.fill('Stoi od wczoraj, iskrzy.')
  await sam.keyboard.press('Escape')
  await sam.getByRole('button', { name: 'Pisz dalej' }).click()
  expect(await details.inputValue()).toBe('Stoi od wczoraj, iskrzy.')
  await leave(sam)
  await sam.keyboard.press('t')
  await dialog.waitFor()
  await sam.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('what is typed faster than the answer comes chooses what was typed, not what was found before', async () => {
  await client('Koza Biała')
  const wanted = await client('Kowalewska Piekarnia')
  await go(sam, '/')
  await sam.keyboard.press('Insert')
  const dialog = sam.getByRole('dialog')
  const [what, picker] = [
    dialog.getByLabel('Co', { exact: true }),
    dialog.getByLabel('Kontrahent', { exact: true }),
  ]
  for (const [key, typed] of [
    ['Tab', 'Kowalew'],
    ['Enter', 'Kowalews'],
  ] as const) {
    await what.fill(`Zadzwonić, ${key}`)
    await picker.fill('Koza')
    await sam.getByRole('option', { name: /Koza Biała/ }).waitFor()
    const search = await hold(sam, `/api/search?q=${typed}`, 'GET')
    await picker.fill(typed)
    await sam.keyboard.press(key)
    await expect.poll(search.isHeld).toBe(true)
    await search.letGo()
    await expect.poll(() => picker.inputValue()).toBe('Kowalewska Piekarnia')
    await picker.press('Control+s')
    await dialog.waitFor({ state: 'detached' })
    const { rows } = await firm.api<{ rows: { client: string; what: string }[] }>('sam', 'GET', '/api/tasks')
    expect(rows.find((each) => each.what === `Zadzwonić, ${key}`)?.client).toBe(wanted)
    await sam.keyboard.press('Insert')
  }
  await sam.keyboard.press('Escape')
})

test('a form saved over a name that was typed and not chosen yet takes what Tab would have taken', async () => {
  const id = await client('Rozmowa Zapisana')
  await go(sam, `/clients/${id}`)
  await sam.keyboard.press('n')
  await sam.keyboard.type('Pytał o młynek')
  await sam.getByLabel('Z kim').fill('Jan Ćwik')
  await sam.getByRole('option', { name: 'Dodaj „Jan Ćwik”' }).waitFor()
  await sam.keyboard.press('Control+s')
  await sam.getByText('Zanotowano.').waitFor()
  const card = await firm.api<{ talks: { person: string | null }[] }>('sam', 'GET', `/api/clients/${id}/card`)
  expect(card.talks[0]?.person).not.toBeNull()
})

test('a pause after a word of the filter takes nothing away', async () => {
  await client('Jan Kos')
  await go(sam, '/clients')
  await sam.keyboard.press('F4')
  const filter = sam.getByRole('complementary', { name: 'Filtr' })
  const name = filter.getByLabel('Nazwa', { exact: true }).first()
  await name.focus()
  await sam.keyboard.type('Jan ')
  await sam.waitForTimeout(800)
  await sam.keyboard.type('Kos')
  await expect.poll(() => new URL(sam.url()).searchParams.get('name')).toBe('Jan Kos')
})

test('in a group too, and the field keeps the cursor', async () => {
  await go(sam, '/clients')
  await sam.keyboard.press('F4')
  const filter = sam.getByRole('complementary', { name: 'Filtr' })
  await filter.getByRole('button', { name: 'Dodaj grupę' }).click()
  const group = filter.getByRole('region', { name: 'i do tego którykolwiek z tych' })
  await group.getByLabel('Dodaj warunek').selectOption({ label: 'Miejscowość' })
  const town = group.getByLabel('Miejscowość', { exact: true })
  await town.focus()
  await sam.keyboard.type('Łó')
  await sam.waitForTimeout(800)
  await sam.keyboard.type('dź')
  expect(await town.inputValue()).toBe('Łódź')
})

test('an order said twice in a row stands as it was said last, whichever answer comes first', async () => {
  const admin = await firm.page('admin')
  for (const [key, pl] of Object.entries({ first: 'Pierwsze', second: 'Drugie', third: 'Trzecie' }))
    await firm.api('admin', 'POST', '/api/custom-fields', {
      entity: 'client',
      kind: 'text',
      key,
      name: { pl },
    })
  const kept = async () => {
    const { rows } = await firm.api<{ rows: { name: { pl: string }; position: number }[] }>(
      'admin',
      'GET',
      '/api/custom-fields',
    )
    return rows.toSorted((one, other) => one.position - other.position).map(({ name }) => name.pl)
  }
  await go(admin, '/settings/custom-fields')
  const order = '/api/custom-fields/order'
  // The line is slow just when the first of them goes out.
  let sent = 0
  await admin.route(`**${order}`, async (route) => {
    sent += 1
    if (sent === 1) await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await admin.getByRole('link', { name: 'Pierwsze' }).focus()
  await admin.keyboard.press('Alt+ArrowDown')
  await admin.waitForTimeout(200)
  await admin.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => sent).toBe(2)
  await admin.waitForTimeout(2_500)
  expect(await kept()).toEqual(['Drugie', 'Trzecie', 'Pierwsze'])
  expect(await admin.locator('main ol li a').allTextContents()).toEqual(['Drugie', 'Trzecie', 'Pierwsze'])
  await admin.context().close()
})

test('after midnight Today shows the new day without being touched', async () => {
  const page = await firm.page('sam')
  const day = new Date().toISOString().slice(0, 10)
  // A minute before midnight in Warsaw, whether it is summer there or winter.
  const before = ['21:59', '22:59'].map((time) => new Date(`${day}T${time}:00Z`))
  await page.clock.install({
    time: before.find((each) =>
      each.toLocaleTimeString('en-GB', { timeZone: 'Europe/Warsaw' }).startsWith('23'),
    )!,
  })
  let asked = 0
  await page.route('**/api/today?*', (route) => {
    asked += 1
    return route.continue()
  })
  await go(page, '/')
  await page.clock.runFor(30_000)
  const soFar = asked
  await page.clock.runFor(60_000)
  await expect.poll(() => asked).toBeGreaterThan(soFar)
  await page.context().close()
})

test('somebody else signs in over the screen: nothing of the first is saved under their name, nor left to be seen', async () => {
  const id = await client('Cudza Sesja', { visibility: 'everyone' })
  const page = await firm.page('mia')
  await go(page, '/clients/new')
  await page.getByLabel('Nazwa (wymagane)').fill('Tajny Kontrahent Mii')
  await go(page, `/clients/${id}/edit`)
  await page.getByLabel('Ulica', { exact: true }).fill('Długa 1')
  await page.context().clearCookies()
  await page.keyboard.press('Control+s')
  await page.getByText('Sesja wygasła').waitFor()
  await page.getByLabel('E-mail').last().fill('admin@example.com')
  await page.locator('input[type=password]').fill('correct horse battery staple')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Konto: / }).waitFor()
  await page.waitForURL((url) => url.pathname === '/')
  await page.waitForTimeout(500)
  expect(await firm.api('sam', 'GET', `/api/clients/${id}`)).toMatchObject({ version: 1, street: null })
  await go(page, '/clients/new')
  expect(await page.getByLabel('Nazwa (wymagane)').inputValue()).toBe('')
  await page.context().close()
})

test('a talk that is still being kept is not offered once more to whoever comes back to the card', async () => {
  const [id, other] = [await client('Tam I Z Powrotem'), await client('Tymczasem Tutaj')]
  await go(sam, `/clients/${id}`)
  await sam.keyboard.press('n')
  await sam.keyboard.type('Obiecałem ofertę')
  const post = await hold(sam, `/api/clients/${id}/note`, 'POST')
  await sam.keyboard.press('Control+Enter')
  await expect.poll(post.isHeld).toBe(true)
  await sam.keyboard.press('Control+k')
  await sam.keyboard.type('Tymczasem')
  await sam.keyboard.press('Enter')
  await sam.waitForURL(`**/clients/${other}`)
  await sam.goBack()
  await sam.getByRole('heading', { name: 'Tam I Z Powrotem' }).waitFor()
  await post.letGo()
  await sam.getByText('Zanotowano.').waitFor()
  expect(await sam.getByLabel('Co powiedziano').first().inputValue()).toBe('')
})

test('a note that was begun on the page of a task stays open when the first file of that task is found', async () => {
  const id = (await firm.api<{ id: string }>('sam', 'POST', '/api/tasks', { what: 'Zebrać dokumenty' })).id
  const about = { entity: 'task', id }
  await sam.route(`**/api/about/task?*`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    // A request that was given up meanwhile, or whose page is closed, is not sent on.
    await route.continue().catch(() => {})
  })
  await firm.api('sam', 'POST', '/api/external-links', {
    about,
    address: 'https://example.com/a',
    description: 'Umowa',
  })
  await go(sam, `/tasks/${id}`)
  await sam.getByRole('button', { name: 'Napisz notatkę' }).click()
  const text = sam.getByRole('dialog').getByRole('textbox', { name: 'Treść' })
  await text.fill('Zaczęta')
  await sam.waitForTimeout(3_000)
  expect(await text.innerText()).toContain('Zaczęta')
  await sam.unroute('**/api/about/task?*')
  await leave(sam)
})

test('Backspace in the note beside a telephone takes a letter, and not the line', async () => {
  await go(sam, '/clients/new')
  const phones = sam.locator('[data-field=phones]')
  await phones.locator('[data-line="0"]').fill('601234567')
  await sam.keyboard.press('Enter')
  const note = phones.getByLabel('Co to za numer').nth(1)
  await note.fill('magazyn')
  await note.press('Backspace')
  expect(
    await phones.locator('input').evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)),
  ).toContain('magazy')
})
