/** A call is noted, its scan attached to it, a note to the task, a link to the person; whoever may not see the talk sees none of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'
import { press } from './keyboard.ts'

let firm: RunningFirm
let client: string
let other: string
let person: string
let scan: string
beforeAll(async () => {
  firm = await startFirm()
  const made = async (name: string) =>
    (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name })).id
  client = await made('Młyn Żytko')
  other = await made('Piekarnia Ala')
  person = (
    await firm.api<{ person: { id: string } }>('sam', 'POST', `/api/clients/${client}/people`, {
      person: { firstName: 'Anna', lastName: 'Kowalska' },
      position: { title: 'Prezes', primary: true },
    })
  ).person.id
  await firm.api('sam', 'POST', '/api/positions', { client: other, person, title: 'Prokurent' })
  scan = join(await mkdtemp(join(tmpdir(), 'kartoteka-about-')), 'skan umowy.txt')
  await writeFile(scan, 'umowa z podpisem')
})
afterAll(async () => {
  await firm?.stop()
  await rm(join(scan, '..'), { recursive: true, force: true })
})

const card = async (page: Page, tab = '') => {
  await page.goto(`${firm.program.url}/clients/${client}${tab && `?tab=${tab}`}`)
  await page.getByRole('heading', { name: 'Młyn Żytko' }).waitFor()
}
/** Whatever file is asked for. It is said at once: a question that comes before the browser knows of it is lost. */
const answerWithScan = (page: Page) => page.on('filechooser', (chooser) => void chooser.setFiles(scan))
const tabsOf = (page: Page) => page.getByRole('navigation', { name: 'Notatki, załączniki i odnośniki' })
const newest = async (plural: string) =>
  (await firm.api<{ rows: { id: string }[] }>('sam', 'GET', `/api/${plural}?sort=-createdAt`)).rows[0]!.id

test('S-48 S-50 by keyboard: a call is noted and its scan attached to it, which the call then shows', async () => {
  const sam = await firm.page('sam')
  answerWithScan(sam)
  await card(sam)
  await sam.keyboard.press('n')
  await sam.keyboard.type('Ustaliliśmy cenę mąki')
  await sam.keyboard.press('Control+Enter')
  await sam.getByText('Ustaliliśmy cenę mąki').first().waitFor()
  await press(sam, sam.getByRole('button', { name: 'Więcej: Ustaliliśmy cenę mąki' }))
  await sam.getByRole('menuitem', { name: 'Notatki i pliki…' }).focus()
  await sam.keyboard.press('Enter')
  await sam.getByText('Nie ma jeszcze załączników').waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await sam.keyboard.press('a')
  await sam.getByRole('row', { name: /skan umowy.txt.*B/ }).waitFor()
  expect(await tabsOf(sam).getByRole('link', { name: 'Załączniki' }).innerText()).toContain('1')
  expect(await axeFinds(sam)).toEqual([])

  await card(sam)
  const sign = sam.getByRole('link', { name: '1 załącznik' })
  await sign.waitFor()
  await card(sam, 'attachments')
  const file = sam.getByRole('row', { name: /skan umowy.txt/ })
  await file.getByText('Wpis:').waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await press(sam, file.getByRole('link', { name: 'Ustaliliśmy cenę mąki' }))
  await sam.getByRole('heading', { name: 'Ustaliliśmy cenę mąki' }).waitFor()
  await sam.context().close()
})

test('S-50 a file goes with a call while it is noted, and is there when the call is kept', async () => {
  const sam = await firm.page('sam')
  answerWithScan(sam)
  await card(sam)
  await sam.keyboard.press('n')
  await sam.keyboard.type('Przysłał zdjęcia tabliczki')
  await press(sam, sam.getByRole('button', { name: 'Załącz pliki' }))
  const leftOut = sam.getByRole('button', { name: 'Nie załączaj „skan umowy.txt”' })
  await leftOut.waitFor()
  // What was chosen waits with what was typed.
  await sam.keyboard.press('Alt+2')
  await leftOut.waitFor({ state: 'detached' })
  await sam.goBack()
  await leftOut.waitFor()
  await sam.getByLabel('Co powiedziano').focus()
  expect(await axeFinds(sam)).toEqual([])
  await sam.keyboard.press('Control+Enter')
  const talk = sam.getByRole('listitem').filter({ hasText: 'Przysłał zdjęcia tabliczki' })
  await talk.getByRole('link', { name: '1 załącznik' }).click()
  await sam.getByRole('row', { name: /skan umowy.txt.*B/ }).waitFor()
  await sam.context().close()
})

test('S-50 a file that is refused is named in the note before it is kept, and after it on whatever screen one is', async () => {
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/clients/${client}?tab=people`)
  await sam.getByRole('row', { name: /Kowalska/ }).waitFor()
  await sam.keyboard.press('n')
  const dialog = sam.getByRole('dialog')
  await dialog.getByLabel('Co powiedziano').fill('Wysłał pusty plik')
  await dialog.locator('input[type=file]').setInputFiles([
    { name: 'pusty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'odrzucony.txt', mimeType: 'text/plain', buffer: Buffer.from('x') },
  ])
  await dialog.getByText('Ten plik jest pusty.').waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await sam.getByRole('button', { name: 'Nie załączaj „pusty.txt”' }).click()
  let broken = true
  await sam.route('**/api/attachments', (route) =>
    broken && route.request().method() === 'POST'
      ? route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          body: '{"status":422,"code":"invalid","title":"Nie tym razem."}',
        })
      : route.continue(),
  )
  await dialog.getByLabel('Co powiedziano').press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  const said = sam.getByRole('region', { name: 'Przesyłane pliki' })
  await said.getByText('Pliku „odrzucony.txt” nie załączono.').waitFor()
  await said.getByRole('link', { name: 'Wysłał pusty plik' }).waitFor()
  expect(await axeFinds(sam)).toEqual([])
  await sam.getByRole('link', { name: 'Zadania' }).first().click()
  await said.getByText('Pliku „odrzucony.txt” nie załączono.').waitFor()
  broken = false
  const sent = sam.waitForResponse(/\/api\/uploads\/.*offset=0/)
  await said.getByRole('button', { name: 'Spróbuj ponownie' }).click()
  await sent
  await said.waitFor({ state: 'detached' })
  await card(sam, 'attachments')
  await sam.getByRole('row', { name: /odrzucony.txt.*B/ }).waitFor()
  await sam.context().close()
})

test('S-48 S-49 a note is written at a task, and a colleague who looks at it sees it appear', async () => {
  const task = (
    await firm.api<{ id: string }>('sam', 'POST', '/api/tasks', { client, what: 'Wysłać ofertę' })
  ).id
  const sam = await firm.page('sam')
  const mia = await firm.page('mia')
  for (const page of [sam, mia]) {
    await page.goto(`${firm.program.url}/tasks/${task}`)
    await page.getByText('Nie ma jeszcze notatek').waitFor()
  }
  await sam.keyboard.press('a')
  const writing = sam.getByRole('textbox', { name: 'Treść' })
  await expect
    .poll(() => writing.evaluate((each) => each === document.activeElement), { timeout: 15_000 })
    .toBe(true)
  await sam.keyboard.type('Rabat tylko przy przedpłacie')
  expect(await axeFinds(sam)).toEqual([])
  await sam.keyboard.press('Control+Enter')
  await mia.getByRole('article', { name: 'Rabat tylko przy przedpłacie' }).waitFor()
  expect(await axeFinds(mia)).toEqual([])
  await card(mia, 'notes')
  const note = mia.getByRole('article', { name: 'Rabat tylko przy przedpłacie' })
  await note.getByRole('link', { name: 'Wysłać ofertę' }).waitFor()
  await mia.goto(`${firm.program.url}/tasks`)
  await mia.getByRole('link', { name: '1 notatka' }).waitFor()
  for (const page of [sam, mia]) await page.context().close()
})

test('a task without a client has notes too', async () => {
  const task = (await firm.api<{ id: string }>('sam', 'POST', '/api/tasks', { what: 'Posprzątać biuro' })).id
  const sam = await firm.page('sam')
  await sam.goto(`${firm.program.url}/tasks/${task}`)
  await sam.getByText('Nie ma jeszcze notatek').waitFor()
  await sam.keyboard.press('a')
  const writing = sam.getByRole('textbox', { name: 'Treść' })
  await expect.poll(() => writing.evaluate((each) => each === document.activeElement)).toBe(true)
  await sam.keyboard.type('Klucz u portiera')
  await sam.keyboard.press('Control+Enter')
  await sam.getByRole('article', { name: 'Klucz u portiera' }).waitFor()
  await sam.context().close()
})

test('K-41 a link about somebody who works at two firms goes to the one that is chosen; on a telephone nothing is cut off', async () => {
  const sam = await firm.page('sam', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await sam.goto(`${firm.program.url}/people/${person}?tab=links`)
  const where = sam.getByLabel('Nowe trafiają do')
  await expect
    .poll(() => where.evaluate((each: HTMLSelectElement) => each.selectedOptions[0]?.text))
    .toBe('Młyn Żytko')
  await where.selectOption('Piekarnia Ala')
  await sam.getByRole('button', { name: 'Dodaj odnośnik' }).click()
  await sam.getByLabel('Adres albo folder').fill('siec.example/anna')
  await sam.keyboard.press('Control+Enter')
  await sam.getByRole('link', { name: 'siec.example/anna' }).waitFor()
  expect(await axeFinds(sam)).toEqual([])
  expect(
    await sam.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  const link = await newest('external-links')
  expect(await firm.api('sam', 'GET', `/api/external-links/${link}`)).toMatchObject({
    client: other,
    about: { entity: 'person', id: person },
  })
  await sam.context().close()
})

test('what a note is about is chosen in its dialog, among the talks, tasks and people of the client', async () => {
  const sam = await firm.page('sam')
  await card(sam, 'notes')
  await sam.getByRole('button', { name: 'Napisz notatkę' }).waitFor()
  await sam.keyboard.press('a')
  await sam.getByRole('textbox', { name: 'Treść' }).fill('Woli rozmawiać rano')
  expect(await axeFinds(sam)).toEqual([])
  const about = sam.getByRole('combobox', { name: 'Dotyczy' })
  await about.fill('kowal')
  await sam.getByRole('option', { name: /Anna Kowalska.*Osoba/ }).waitFor()
  await about.press('Enter')
  await sam.keyboard.press('Control+Enter')
  const note = sam.getByRole('article', { name: 'Woli rozmawiać rano' })
  await note.getByRole('link', { name: 'Anna Kowalska' }).waitFor()
  await sam.context().close()
})

test('A07 a colleague who may not see the talk any more sees nothing of what is about it', async () => {
  const mia = await firm.page('mia')
  await card(mia, 'attachments')
  await mia
    .getByRole('row', { name: /skan umowy.txt/ })
    .first()
    .waitFor()
  // Both talks that have files, and what is about them.
  const talks = await firm.api<{ rows: { id: string }[] }>('sam', 'GET', '/api/talks')
  const file = await newest('attachments')
  for (const { id: talk } of talks.rows)
    await firm.api('sam', 'PATCH', `/api/talks/${talk}`, { visibility: 'user' })
  await card(mia, 'attachments')
  await mia.getByText('Nie ma jeszcze załączników').waitFor()
  expect(await mia.locator('body').innerText()).not.toContain('skan umowy')
  const content = `${firm.program.url}/api/attachments/${file}/content`
  expect((await mia.request.get(content)).status()).toBe(404)
  await mia.goto(`${firm.program.url}/attachments/${file}`)
  await mia
    .getByText(/nie istnieje|nie ma/i)
    .first()
    .waitFor()
  await card(mia)
  expect(await mia.getByRole('link', { name: '1 załącznik' }).count()).toBe(0)
  await mia.context().close()
})
