/** The numbered capabilities, one by one, as a new user does them in a browser. docs/capabilities.md lists them. */
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
  (await firm.api<{ id: string }>('mia', 'POST', '/api/clients', { name, ...more })).id
const open = async (id: string, name: string) => {
  await sam.goto(`${firm.program.url}/clients/${id}`)
  await sam.getByRole('heading', { name }).waitFor()
}

test('L-01 the rail leads to the list of clients', async () => {
  await client('Widoczny Na Liście')
  await sam.goto(firm.program.url)
  await sam.getByRole('link', { name: 'Kontrahenci' }).click()
  await sam.getByRole('heading', { name: 'Kontrahenci' }).waitFor()
  await sam.getByText('Widoczny Na Liście').waitFor()
})

test('L-02 L-06 L-07 a client is added: the button, bold required labels, the button “Dodaj”', async () => {
  await sam.goto(`${firm.program.url}/clients`)
  await sam
    .getByRole('link', { name: /^Dodaj/ })
    .or(sam.getByRole('button', { name: /^Dodaj/ }))
    .last()
    .click()
  const name = sam.getByRole('textbox', { name: /^Nazwa( \(wymagane\))?$/ })
  await name.waitFor()
  const weight = (label: string) =>
    sam
      .locator('main label', { hasText: new RegExp(`^${label}(\\s*\\(wymagane\\))?$`) })
      .first()
      .evaluate((each) => Number(getComputedStyle(each.firstElementChild ?? each).fontWeight))
  expect(await weight('Nazwa')).toBeGreaterThanOrEqual(600)
  expect(await weight('Ulica')).toBeLessThan(600)
  await sam
    .getByRole('button', { name: /^Dodaj Ctrl|^Dodaj$/ })
    .last()
    .click()
  await sam.getByText('To pole jest wymagane.').waitFor()
  await name.fill('Świeżo Dodana sp. z o.o.')
  await sam.getByLabel('NIP', { exact: true }).fill('526-102-54-22')
  await sam
    .getByRole('button', { name: /^Dodaj Ctrl|^Dodaj$/ })
    .last()
    .click()
  await sam
    .getByText(/nie zgadza się cyfra kontrolna/)
    .first()
    .waitFor()
  await sam.getByLabel('NIP', { exact: true }).fill('526-102-54-21')
  await sam
    .getByRole('button', { name: /^Dodaj Ctrl|^Dodaj$/ })
    .last()
    .click()
  await sam.getByRole('heading', { name: 'Świeżo Dodana sp. z o.o.' }).waitFor()
  const { rows } = await firm.api<{ rows: object[] }>('mia', 'GET', '/api/clients?sort=-createdAt&limit=1')
  expect(rows).toMatchObject([
    { name: 'Świeżo Dodana sp. z o.o.', taxNumber: { country: 'PL', number: '5261025421' } },
  ])
})

test('L-15 clicking the name opens the card', async () => {
  await client('Klikany W Nazwę')
  await sam.goto(`${firm.program.url}/clients`)
  await sam.getByRole('link', { name: 'Klikany W Nazwę' }).click()
  await sam.getByRole('heading', { name: 'Klikany W Nazwę' }).waitFor()
  expect(new URL(sam.url()).pathname).toMatch(/^\/clients\/[0-9a-f-]{36}$/)
})

test('K-02 S-01 every client has a file of their own with detailed information', async () => {
  const id = await client('Szczegółowa S.A.', {
    taxNumber: '560-075-36-44',
    regon: '901912554',
    phones: ['601 234 567'],
    mails: ['biuro@szczegolowa.example'],
    street: 'Długa 7',
    postalCode: '31-752',
    town: 'Kraków',
    remarks: 'Dzwonić po dziesiątej.',
  })
  await open(id, 'Szczegółowa S.A.')
  for (const text of [
    '560-075-36-44',
    '901912554',
    '601 234 567',
    'biuro@szczegolowa.example',
    'Długa 7',
    '31-752 Kraków',
    'Dzwonić po dziesiątej.',
  ])
    await sam.getByText(text).first().waitFor()
})

test('L-16 the card has its tabs, each with an address of its own, and Back works', async () => {
  const id = await client('Z Zakładkami')
  await open(id, 'Z Zakładkami')
  for (const tab of ['Osoby', 'Rozmowy', 'Zadania', 'Aktywność', 'Edycja']) {
    await sam
      .locator('main')
      .getByRole('link', { name: new RegExp(`^${tab}`) })
      .or(sam.getByRole('tab', { name: new RegExp(`^${tab}`) }))
      .first()
      .click()
    await sam.waitForURL(/tab=|\/edit/)
  }
  await sam.goBack()
  await sam.waitForURL(/tab=activity/)
})

test('L-17 the tab “Edycja” edits what is filed of the client, and the card shows it', async () => {
  const id = await client('Do Poprawy')
  await open(id, 'Do Poprawy')
  await sam
    .locator('main')
    .getByRole('link', { name: /^Edycja/ })
    .click()
  await sam.getByLabel('Miejscowość').fill('Szczebrzeszyn')
  await sam.getByRole('button', { name: 'Zapisz' }).click()
  await sam.waitForURL((url) => url.pathname === `/clients/${id}`)
  await sam.locator('main').getByText('Szczebrzeszyn').first().waitFor()
})

test('R-07 R-08 R-68 a talk is noted with its kind, and a task set with it', async () => {
  const id = await client('Rozmówca')
  await open(id, 'Rozmówca')
  await sam.keyboard.press('n')
  await sam.keyboard.type('Spotkanie w siedzibie, oglądali młynki.')
  await sam.getByRole('radio', { name: 'Spotkanie' }).check({ force: true })
  await sam.getByLabel('Następny krok').fill('Wysłać ofertę')
  await sam.getByLabel('Termin').first().fill('jutro')
  await sam.keyboard.press('Control+Enter')
  await sam
    .getByText(/^Zanotowano/)
    .first()
    .waitFor()
  const card = await firm.api<{ talks: object[]; tasks: object[] }>('mia', 'GET', `/api/clients/${id}/card`)
  expect(card.talks).toMatchObject([
    { kind: 'meeting', text: 'Spotkanie w siedzibie, oglądali młynki.', owner: firm.ids.sam },
  ])
  expect(card.tasks).toMatchObject([{ what: 'Wysłać ofertę', status: 'open', owner: firm.ids.sam }])
})

test('R-09 R-10 S-02 whoever answers next reads what was said before, whoever noted it', async () => {
  const id = await client('Wspólna Historia')
  await firm.api('mia', 'POST', `/api/clients/${id}/note`, {
    talk: { text: 'Młynek oddany do naprawy, gotowy w piątek.' },
  })
  const rita = await firm.page('rita')
  await rita.goto(firm.program.url)
  await rita.getByRole('heading', { name: 'Dziś' }).waitFor()
  await rita.keyboard.press('Control+k')
  await rita.keyboard.type('wspol hist')
  await rita.getByRole('option').first().waitFor()
  await rita.keyboard.press('Enter')
  await rita.getByText('Młynek oddany do naprawy, gotowy w piątek.').first().waitFor()
  expect(await rita.locator('main').innerText()).toContain('Mia Zięba')
  await rita.context().close()
})

test('L-50 the activity writes itself: changes of everything that belongs to the client, while one looks', async () => {
  const id = await client('Aktywny')
  await sam.goto(`${firm.program.url}/clients/${id}?tab=activity`)
  await sam
    .getByText(/dodano/)
    .first()
    .waitFor()
  await firm.api('mia', 'PATCH', `/api/clients/${id}`, { town: 'Świnoujście' })
  await firm.api('mia', 'POST', '/api/tasks', { what: 'Zadzwonić do portu', client: id })
  await sam.getByText('Zadzwonić do portu').first().waitFor()
  await sam
    .getByText(/Świnoujście/)
    .first()
    .waitFor()
})

test('R-11 R-46 today’s tasks are the first thing one sees, one’s own and, switched, everybody’s', async () => {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date())
  await firm.api('sam', 'POST', '/api/tasks', { what: 'Moje na dziś', due: today })
  await firm.api('sam', 'POST', '/api/tasks', { what: 'Moje spóźnione', due: '2026-01-02' })
  await firm.api('mia', 'POST', '/api/tasks', { what: 'Mii na dziś', due: today })
  await sam.goto(firm.program.url)
  await sam.getByText('Moje na dziś').waitFor()
  await sam.getByText('Moje spóźnione').waitFor()
  expect(await sam.getByText('Mii na dziś').count()).toBe(0)
  await sam.getByText('Zespół', { exact: true }).click()
  await sam.getByText('Mii na dziś').waitFor()
  expect(sam.url()).toContain('for=team')
  await sam.reload()
  await sam.getByText('Mii na dziś').waitFor()
})

test('the call of a softphone opens the client, the candidates, or a new client with the number filled in', async () => {
  const id = await client('Dzwoniący', { phones: ['+48 22 555 01 20'] })
  await sam.goto(`${firm.program.url}/call?number=0048225550120`)
  await sam.getByRole('heading', { name: 'Dzwoniący' }).waitFor()
  expect(sam.url()).toContain(id)
  await client('Drugi Z Numerem', { phones: ['22 555 01 20'] })
  await sam.goto(`${firm.program.url}/call?number=%2B48225550120`)
  await sam.getByText('Drugi Z Numerem').waitFor()
  await sam.getByText('Dzwoniący').waitFor()
  await sam.goto(`${firm.program.url}/call?number=501%20777%20888`)
  await sam.getByRole('textbox', { name: /^Nazwa( \(wymagane\))?$/ }).waitFor()
  expect(
    await sam
      .locator('input')
      .evaluateAll((inputs) => inputs.map((each) => (each as HTMLInputElement).value)),
  ).toContain('501 777 888')
  expect(await sam.getByLabel('Potencjalny klient').isChecked()).toBe(true)
})

test('Polish, English and Russian: each user chooses, and the screens follow', async () => {
  const rita = await firm.page('rita')
  for (const [language, word] of [
    ['ru', 'Клиенты'],
    ['en', 'Clients'],
    ['pl', 'Kontrahenci'],
  ] as const) {
    await firm.api('rita', 'PATCH', '/api/session', { language })
    await rita.goto(`${firm.program.url}/clients`)
    await rita.getByRole('heading', { name: word }).waitFor()
    expect(await rita.evaluate(() => document.documentElement.lang)).toBe(language)
  }
  await rita.context().close()
})

test('“?” shows every key of the screen, is closed by Escape and shown again', async () => {
  await open(await client('Spis Klawiszy'), 'Spis Klawiszy')
  const list = sam.getByRole('dialog', { name: 'Klawisze' })
  for (const _ of [1, 2]) {
    await sam.keyboard.press('?')
    await list.getByRole('heading', { name: 'Na tym ekranie' }).waitFor()
    expect(await list.getByRole('term').count()).toBeGreaterThan(5)
    await sam.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
  }
})
