/**
 * The job the product exists for, as somebody does it who has never seen it: one command, the firm set up, its clients
 * brought in, ten calls answered by keyboard alone while a colleague works on the same clients and program and database
 * are killed twice. Nothing is lost. The browsers go by a name in the office's network over plain HTTP, as most do, where
 * they offer a page less than on localhost.
 */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Kartoteka, startKartoteka } from './kartoteka.ts'

let program: Kartoteka
let browser: Browser
let anna: Page
let token: string
const password = 'zielone drzewo za oknem'
/** What the machine is called in the office; the browsers know where it is. */
const office = 'kartoteka.test'
const atOffice = () => program.url.replace('localhost', office)
const data = join(import.meta.dirname, '../testdata/datasets/synthetic-pl')

beforeAll(async () => {
  program = await startKartoteka({ KARTOTEKA_ADMIN_EMAIL: '', KARTOTEKA_ADMIN_PASSWORD: '' })
  browser = await openBrowser()
  anna = await (
    await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'pl-PL',
      timezoneId: 'Europe/Warsaw',
    })
  ).newPage()
  anna.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const api = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
  const answer = await fetch(program.url + path, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
  return (await answer.json()) as T
}

test('the printed link sets the firm up', async () => {
  const link = /http:\/\/\S+\/setup\?token=\S+/.exec(program.output())?.[0]
  await anna.goto(link!.replace('127.0.0.1', office))
  expect(await anna.evaluate(() => isSecureContext)).toBe(false)
  await anna.getByLabel('Nazwa firmy').fill('Gęś i Spółka')
  await anna.getByLabel('Imię i nazwisko').fill('Anna Zając')
  await anna.getByLabel('E-mail').fill('anna@example.com')
  await anna.locator('input[type=password]').fill(password)
  await anna.getByRole('button', { name: 'Zapisz i zacznij' }).click()
  await anna.getByRole('heading', { name: 'Dziś' }).waitFor()
  const answer = await fetch(`${program.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'anna@example.com', password }),
  })
  token = ((await answer.json()) as { token: string }).token
  await anna.goto(link!.replace('127.0.0.1', office))
  expect(await anna.getByRole('button', { name: 'Zapisz i zacznij' }).count(), 'the link is used up').toBe(0)
})

test('the firm’s clients and their people are brought in from two files', async () => {
  for (const file of ['kontrahenci.csv', 'kontakty.csv']) {
    await anna.goto(`${atOffice()}/imports`)
    await anna.locator('input[type=file]').setInputFiles(join(data, file))
    await anna.getByRole('button', { name: 'Importuj', exact: true }).click()
    await anna.getByRole('button', { name: 'Cofnij import' }).waitFor({ timeout: 60_000 })
  }
  expect(await api('GET', '/api/clients/count')).toEqual({ count: 300, exact: true })
  expect(await api('GET', '/api/people/count')).toEqual({ count: 424, exact: true })
})

/** What is typed into the search field, the client it must open, what is said, and what is promised. */
const calls = [
  [
    'szczerba kot',
    'Szczerba-Kotowski S.A.',
    'Pytał o termin dostawy młynków.',
    'Oddzwonić w sprawie dostawy',
    'jutro',
  ],
  ['6703693109', 'Iwański-Drozd sp. k.', 'Prosi o duplikat faktury.', 'Wysłać duplikat', 'pt'],
  ['447-854-28-17', 'P.P.H.U. Wierzbicki', 'Reklamacja: cieknie ekspres.', 'Umówić serwis', '+2'],
  ['12 491 25 19', 'Adamowicz-Andrzejczak', 'Zamówił 12 filtrów.', 'Potwierdzić zamówienie', '+3'],
  ['teresa grzy', 'P.P.H.U. Wierzbicki', 'Przeprosiła za pomyłkę w adresie.', 'Poprawić adres', 'jutro'],
  [
    'urbaniak kowalczuk',
    'Urbaniak, Kowalczuk and Kłos s.c.',
    'Chce umowę serwisową na trzy lata.',
    'Przygotować ofertę',
    '+7',
  ],
  [
    '43 080 25 35',
    'Szczerba-Kotowski S.A.',
    'Dzwoni drugi raz, czeka na termin.',
    'Ustalić termin z magazynem',
    'dziś',
  ],
  ['iwan dro', 'Iwański-Drozd sp. k.', 'Duplikat doszedł, dziękuje.', 'Sprawdzić płatność', 'pt'],
  ['0000676869', 'Szczerba-Kotowski S.A.', 'Ustalono dostawę na środę.', 'Potwierdzić dostawę', 'śr'],
  ['wierzb', 'P.P.H.U. Wierzbicki', 'Ekspres działa, prosi o fakturę.', 'Wysłać fakturę', 'jutro'],
] as const satisfies readonly (readonly [string, string, string, string, string])[]

describe('ten calls by keyboard alone, a colleague on the same clients, program and database killed twice', () => {
  let towns: ReturnType<typeof colleague>
  const took: number[] = []
  beforeAll(async () => {
    await anna.goto(atOffice())
    await anna.getByRole('heading', { name: 'Dziś' }).waitFor()
    towns = colleague()
  })
  afterAll(async () => {
    await towns?.()
  })

  test.each(calls.map((call, index) => ({ index, call, asked: call[0], client: call[1] })))(
    '$asked: $client',
    async ({ index, call }) => {
      if (index === 3 || index === 6) await program.killDatabase()
      if (index === 5 || index === 8) {
        await program.kill9()
        void program.restart()
      }
      const began = Date.now()
      const [asked, client, text, what, due] = call
      await answer(asked, client, text, what, due)
      took.push(Date.now() - began)
    },
  )

  test('all of it is there, once', async () => {
    const changed = await towns()
    const seconds = took.map((each) => (each / 1_000).toFixed(1)).join(' ')
    console.log(`Seconds a call, restarts included: ${seconds}`)
    await expect.poll(() => api('GET', '/api/health').catch(() => ({}))).toMatchObject({ database: 'ok' })
    const talks = await api<{ rows: { text: string; client: string; nextStep: string | null }[] }>(
      'GET',
      '/api/talks?limit=50',
    )
    expect(talks.rows.map(({ text }) => text).sort()).toEqual(calls.map(([, , text]) => text).sort())
    expect(talks.rows.every(({ nextStep }) => nextStep !== null)).toBe(true)
    const tasks = await api<{ rows: { what: string }[] }>('GET', '/api/tasks?limit=50')
    expect(tasks.rows.map(({ what }) => what).sort()).toEqual(calls.map(([, , , what]) => what).sort())
    for (const [id, towns] of changed)
      expect([...towns]).toContain((await api<{ town: string }>('GET', `/api/clients/${id}`)).town)
  })
})

/** Search, read, note, next step: no mouse. */
async function answer(asked: string, client: string, text: string, what: string, due: string) {
  await anna.keyboard.press('Control+k')
  await anna.keyboard.type(asked)
  // A program that is just being started again is asked until it answers.
  await anna.getByRole('option').filter({ hasText: client }).first().waitFor({ timeout: 45_000 })
  await anna.keyboard.press('Enter')
  await anna.getByRole('heading', { name: client, exact: true }).waitFor()
  await anna.keyboard.press('n')
  await anna.keyboard.type(text)
  await anna.keyboard.press('Tab')
  await anna.keyboard.type(what)
  await anna.keyboard.press('Tab')
  await anna.keyboard.type(due)
  await anna.keyboard.press('Control+Enter')
  await anna
    .getByText(/^Zanotowano/)
    .first()
    .waitFor({ timeout: 45_000 })
  await anna.getByText(text).first().waitFor()
}

/**
 * Changes the towns of the same clients all the while. Returns for each what may stand there: what was acknowledged last,
 * and what was sent after that without an answer, which may or may not have been kept.
 */
function colleague(): () => Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const last = new Map<string, Set<string>>()
  let going = true
  const work = (async () => {
    const { rows } = await api<{ rows: { id: string }[] }>('GET', '/api/clients?limit=40')
    expect(rows.length).toBeGreaterThan(0)
    for (let round = 0; going; round += 1)
      for (const { id } of rows) {
        const town = `Miasto ${round}`
        const kept = await api('PATCH', `/api/clients/${id}`, { town }).catch(() => undefined)
        if (kept) last.set(id, new Set([town]))
        else last.get(id)?.add(town)
        await new Promise((resolve) => setTimeout(resolve, 40))
        if (!going) break
      }
  })()
  return async () => {
    going = false
    await work
    return last
  }
}
