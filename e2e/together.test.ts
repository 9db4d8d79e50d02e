/** Two people on one client, and everything that can come between them. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
beforeAll(async () => {
  firm = await startFirm()
})
afterAll(() => firm?.stop())

const client = async (name: string, more: object = {}) =>
  (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name, town: 'Łódź', ...more })).id
const kept = (id: string) =>
  firm.api<Record<string, unknown> & { version: number }>('mia', 'GET', `/api/clients/${id}`)

/** The form of a client, with this in its field. */
async function editing(page: Page, id: string, field: string, value: string) {
  await page.goto(`${firm.program.url}/clients/${id}/edit`)
  await page.getByLabel(field, { exact: true }).fill(value)
}
const save = (page: Page) => page.keyboard.press('Control+s')

test('different fields: both changes are kept', async () => {
  const id = await client('Różne Pola')
  const page = await firm.page('sam')
  await editing(page, id, 'Ulica', 'Piotrkowska 1')
  await firm.api('mia', 'PATCH', `/api/clients/${id}`, { town: 'Zgierz' })
  await save(page)
  await expect
    .poll(async () => await kept(id))
    .toMatchObject({ street: 'Piotrkowska 1', town: 'Zgierz', version: 3 })
  await page.context().close()
})

test('the same field: both versions are shown, and whoever saves second chooses', async () => {
  const id = await client('To Samo Pole')
  const page = await firm.page('sam')
  await editing(page, id, 'Miejscowość', 'Pabianice')
  await firm.api('mia', 'PATCH', `/api/clients/${id}`, { town: 'Zgierz' })
  await save(page)
  const dialog = page.getByRole('dialog', { name: 'Ktoś inny zmienił to samo' })
  await dialog.waitFor()
  expect(await dialog.innerText()).toMatch(/Mia Zięba/)
  for (const town of ['Pabianice', 'Zgierz']) expect(await dialog.innerText()).toContain(town)
  expect((await kept(id)).town).toBe('Zgierz')
  await dialog.getByRole('button', { name: 'Zostaw wszystkie moje' }).click()
  await dialog.getByRole('button', { name: 'Zapisz wybrane' }).click()
  await expect.poll(async () => (await kept(id)).town).toBe('Pabianice')
  await page.context().close()
})

test('deleted meanwhile: it is said, what was typed stays, and it can be taken out of the bin', async () => {
  const id = await client('Usunięty W Międzyczasie')
  const page = await firm.page('sam')
  await editing(page, id, 'Ulica', 'Długa 7')
  await firm.api('mia', 'DELETE', `/api/clients/${id}`)
  await save(page)
  await page.getByText('Ten rekord został w międzyczasie usunięty').waitFor()
  expect(await page.getByLabel('Ulica', { exact: true }).inputValue()).toBe('Długa 7')
  await page.getByRole('button', { name: 'Wyjmij z kosza' }).click()
  await page.getByText('Ten rekord został w międzyczasie usunięty').waitFor({ state: 'detached' })
  await save(page)
  await expect.poll(async () => (await kept(id).catch(() => ({ street: undefined }))).street).toBe('Długa 7')
  await page.context().close()
})

test('the right lost meanwhile: it is said, and nothing is changed', async () => {
  const id = await client('Prawo Odebrane')
  const page = await firm.page('sam')
  await editing(page, id, 'Ulica', 'Krótka 2')
  await firm.api('mia', 'PATCH', `/api/clients/${id}`, { owner: firm.ids.rita })
  await save(page)
  await page.getByText('Nie możesz już zmieniać tego rekordu').waitFor()
  expect(await page.getByLabel('Ulica', { exact: true }).inputValue()).toBe('Krótka 2')
  expect((await kept(id)).street).toBeNull()
  await page.context().close()
})

test('the network cut between saving and the answer: it is sent again and done once', async () => {
  const id = await client('Przecięty Kabel')
  const page = await firm.page('sam')
  await editing(page, id, 'Ulica', 'Kablowa 3')
  let cut = 0
  await page.route(`**/api/clients/${id}`, async (route) => {
    if (route.request().method() !== 'PATCH' || cut > 0) return route.continue()
    cut += 1
    // The server does the work; the browser never hears of it.
    await route.fetch()
    await route.abort('connectionreset')
  })
  await save(page)
  await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
  expect(cut).toBe(1)
  expect(await kept(id)).toMatchObject({ street: 'Kablowa 3', version: 2 })
  await page.context().close()
})

test('the session ended over a half filled form: one signs in over it, and nothing typed is lost', async () => {
  const id = await client('Koniec Sesji')
  const page = await firm.page('rita')
  await page.goto(`${firm.program.url}/clients/${id}`)
  await page.getByRole('heading', { name: 'Koniec Sesji' }).waitFor()
  await page.keyboard.press('n')
  await page.keyboard.type('Pytała o części do młynka')
  await firm.signOut('rita')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Sesja wygasła').waitFor()
  await page.locator('input[type=password]').fill('zielone drzewo za oknem')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () =>
      (await firm.api<{ talks: { text: string }[] }>('mia', 'GET', `/api/clients/${id}/card`)).talks.map(
        ({ text }) => text,
      ),
    )
    .toEqual(['Pytała o części do młynka'])
  await page.context().close()
})

test('a colleague sees the note appear while looking, in ten tabs too', async () => {
  const id = await client('Na Żywo')
  const first = await firm.page('mia')
  const tabs = [first, ...(await Promise.all(Array.from({ length: 9 }, () => first.context().newPage())))]
  for (const tab of tabs) await tab.goto(`${firm.program.url}/clients/${id}`)
  await tabs.at(-1)!.getByRole('heading', { name: 'Na Żywo' }).waitFor()
  await firm.api('sam', 'POST', `/api/clients/${id}/note`, {
    talk: { text: 'Obiecałem ofertę na piątek' },
    task: { what: 'Wysłać ofertę', due: '2026-12-04' },
  })
  for (const tab of tabs) await tab.getByText('Obiecałem ofertę na piątek').first().waitFor()
  await first.context().close()
})

test('the same field, and the other one’s save was seen to arrive: it is told of, and chosen between all the same', async () => {
  const id = await client('Przyszło W Trakcie')
  const page = await firm.page('sam')
  await editing(page, id, 'Miejscowość', 'Pabianice')
  await firm.api('mia', 'PATCH', `/api/clients/${id}`, { town: 'Zgierz' })
  await page.getByText('Ktoś w międzyczasie zapisał ten rekord.').waitFor()
  await save(page)
  const dialog = page.getByRole('dialog', { name: 'Ktoś inny zmienił to samo' })
  await dialog.waitFor()
  expect((await kept(id)).town).toBe('Zgierz')
  // What was typed outlives a reload, and so does what it was typed over.
  await page.reload()
  await page.getByText('Przywrócono to, co było tu wcześniej wpisane.').waitFor()
  await save(page)
  await dialog.waitFor()
  await dialog.getByRole('button', { name: 'Wróć do formularza' }).click()
  await page.getByRole('button', { name: 'Odrzuć' }).click()
  await page.getByLabel('Miejscowość', { exact: true }).fill('Łódź')
  await save(page)
  await expect.poll(async () => (await kept(id)).town).toBe('Łódź')
  await page.context().close()
})
