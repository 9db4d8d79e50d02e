/** Work for a colleague who does not see its client: offered where it is given, with all that was typed. */
import pg from 'pg'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { runningConnection } from '../packages/server/src/db/embedded/running.ts'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

const offer = 'Dodaj do zespołu kontrahenta i zapisz'
const unseen = 'Rita Lis nie widzi tego kontrahenta, bo nie należy do jego zespołu.'

let firm: RunningFirm
let sam: Page
/** Sam's client, which nobody else sees. */
let hidden: string
beforeAll(async () => {
  firm = await startFirm()
  sam = await firm.page('sam')
})
afterAll(() => firm?.stop())
beforeEach(async () => {
  hidden = await clientOf('Cukiernia Pod Gwiazdą', { visibility: 'user' })
})

const clientOf = async (name: string, more: object = {}) =>
  (await firm.api<{ id: string }>('sam', 'POST', '/api/clients', { name, ...more })).id
interface Card {
  readonly client: { readonly team: readonly string[]; readonly version: number }
  readonly talks: readonly object[]
  readonly tasks: readonly { readonly id: string }[]
  readonly people: readonly object[]
}
const card = (id = hidden) => firm.api<Card>('sam', 'GET', `/api/clients/${id}/card`)
const open = async (page: Page, id: string) => {
  await page.goto(`${firm.program.url}/clients/${id}`)
  await page.locator('main h1').first().waitFor()
}

/** The field takes the one whose name begins so, and keeps the cursor. */
async function choose(field: Locator, name: string) {
  await field.fill(name)
  await field
    .page()
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .click()
}

/** Saved by its key it is refused: the reason is at hand, and the button that mends it has the focus. */
async function refused(page: Page, key: string, save: string) {
  const answer = page.waitForResponse((each) => each.status() === 422)
  await page.keyboard.press(key)
  await answer
  await page.getByText(unseen).waitFor()
  const [mend, again] = [page.getByRole('button', { name: offer }), page.getByRole('button', { name: save })]
  await expect.poll(() => again.last().isEnabled()).toBe(true)
  await expect.poll(() => mend.evaluate((each) => each === document.activeElement)).toBe(true)
  expect(await page.getByRole('region', { name: 'Komunikaty' }).getByText(unseen).count()).toBe(0)
}

test('a task: refused with the offer, taken up by one key, and the colleague sees it', async () => {
  await open(sam, hidden)
  await sam.keyboard.press('t')
  const dialog = sam.getByRole('dialog')
  await dialog.getByLabel('Co', { exact: true }).fill('Naprawić młynek')
  await dialog.getByLabel('Termin').fill('jutro')
  await dialog.getByLabel('Szczegóły').fill('Stoi od wczoraj, iskrzy.')
  await choose(dialog.getByLabel('Kto', { exact: true }), 'Rita')
  // The key that saves does not widen anything, however often it is pressed.
  for (const _ of [1, 2]) await refused(sam, 'Control+Enter', 'Dodaj')
  expect(await card()).toMatchObject({ client: { team: [], version: 1 }, tasks: [] })
  expect(await dialog.getByLabel('Szczegóły').inputValue()).toBe('Stoi od wczoraj, iskrzy.')
  expect(await axeFinds(sam)).toEqual([])
  await sam.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await card()).toMatchObject({
    client: { team: [firm.ids.rita], version: 2 },
    tasks: [{ what: 'Naprawić młynek', details: 'Stoi od wczoraj, iskrzy.', owner: firm.ids.rita }],
  })
  const rita = await firm.page('rita')
  await open(rita, hidden)
  await rita.getByText('Naprawić młynek').first().waitFor()
  await rita.context().close()
  await sam.goto(`${firm.program.url}/clients/${hidden}?tab=activity`)
  await sam.getByText(/Kontrahent.* · zmieniono/).waitFor()
})

test('a note with its next step: the same, and somebody new is added to the card once', async () => {
  await open(sam, hidden)
  await sam.keyboard.press('n')
  await sam.keyboard.type('Młynek stoi, pan Ćwik czeka.')
  await sam.getByLabel('Następny krok').fill('Pojechać z częściami')
  await choose(sam.getByLabel('Kto', { exact: true }), 'Rita')
  await sam.getByLabel('Z kim').fill('Jan Ćwik')
  await sam.getByRole('option', { name: 'Dodaj „Jan Ćwik”' }).click()
  for (const _ of [1, 2]) await refused(sam, 'Control+Enter', 'Zanotuj')
  expect(await card()).toMatchObject({ client: { team: [] }, talks: [], tasks: [] })
  await sam.keyboard.press('Space')
  await sam.getByText('Zanotowano razem z następnym krokiem.').waitFor()
  const kept = await card()
  expect(kept).toMatchObject({
    client: { team: [firm.ids.rita] },
    talks: [{ text: 'Młynek stoi, pan Ćwik czeka.' }],
    tasks: [{ what: 'Pojechać z częściami', owner: firm.ids.rita }],
  })
  expect(kept.people).toHaveLength(1)
})

test('the form of a task: the offer stands at its owner, and goes when owner or client are others', async () => {
  const other = await clientOf('Inny Kontrahent')
  const { id } = await firm.api<{ id: string }>('sam', 'POST', '/api/tasks', {
    what: 'Oddzwonić',
    client: hidden,
  })
  await sam.goto(`${firm.program.url}/tasks/${id}/edit`)
  const owner = sam.getByLabel('Kto', { exact: true })
  const client = sam.getByLabel('Kontrahent', { exact: true })
  const button = sam.getByRole('button', { name: offer })
  await choose(owner, 'Rita')
  await refused(sam, 'Control+s', 'Zapisz')
  await choose(owner, 'Mia')
  await button.waitFor({ state: 'detached' })
  await choose(owner, 'Rita')
  await refused(sam, 'Control+s', 'Zapisz')
  await choose(client, 'Inny')
  await button.waitFor({ state: 'detached' })
  await sam.getByLabel('Szczegóły').fill('Po dziesiątej.')
  await sam.keyboard.press('Control+s')
  await sam.waitForURL((url) => !url.pathname.endsWith('/edit'))
  expect(await card(other)).toMatchObject({ client: { team: [], version: 1 }, tasks: [{ id }] })
  expect((await card()).client).toMatchObject({ team: [], version: 1 })
})

test('the form of a task: taken up, its owner, its details and the team are kept together', async () => {
  const task = { what: 'Oddzwonić', client: hidden }
  const { id } = await firm.api<{ id: string }>('sam', 'POST', '/api/tasks', task)
  await sam.goto(`${firm.program.url}/tasks/${id}/edit`)
  await sam.getByLabel('Szczegóły').fill('Po dziesiątej.')
  await choose(sam.getByLabel('Kto', { exact: true }), 'Rita')
  await refused(sam, 'Control+s', 'Zapisz')
  await sam.getByRole('button', { name: offer }).click()
  await sam.waitForURL((url) => !url.pathname.endsWith('/edit'))
  expect((await card()).client).toMatchObject({ team: [firm.ids.rita], version: 2 })
  expect(await firm.api('rita', 'GET', `/api/tasks/${id}`)).toMatchObject({
    owner: firm.ids.rita,
    details: 'Po dziesiątej.',
  })
})

test('who may not change the client is told who can, and is offered nothing', async () => {
  await reader('Olga Orłowa')
  const id = await clientOf('Otwarta Dla Wszystkich')
  const rita = await firm.page('rita')
  await open(rita, id)
  await rita.keyboard.press('t')
  const dialog = rita.getByRole('dialog')
  await dialog.getByLabel('Co', { exact: true }).fill('Zawieźć próbki')
  await choose(dialog.getByLabel('Kto', { exact: true }), 'Olga')
  await rita.keyboard.press('Control+Enter')
  await dialog.getByText('Do jego zespołu może tę osobę dodać Sam Kos.').waitFor()
  expect(await rita.getByRole('button', { name: offer }).count()).toBe(0)
  expect(await dialog.getByLabel('Co', { exact: true }).inputValue()).toBe('Zawieźć próbki')
  expect(await card(id)).toMatchObject({ client: { team: [], version: 1 }, tasks: [] })
  await rita.context().close()
})

test('whoever may change a client may change its team, also in its form, though not whose it is', async () => {
  await sam.goto(`${firm.program.url}/clients/${hidden}/edit`)
  const field = (name: string) => sam.locator(`[data-field=${name}] input`)
  await field('team').waitFor()
  expect(await field('owner').isEnabled()).toBe(false)
  await choose(field('team'), 'Rita')
  await sam.keyboard.press('Control+s')
  await sam.waitForURL((url) => !url.pathname.endsWith('/edit'))
  expect((await card()).client).toMatchObject({ team: [firm.ids.rita], version: 2 })
})

/** Somebody who sees only clients of their own: no screen gives such rights yet. */
async function reader(name: string) {
  const role = await firm.api<{ id: string }>('admin', 'POST', '/api/roles', {
    name: { pl: 'Przedstawiciel' },
  })
  const database = new pg.Client(await runningConnection(firm.program.folder))
  await database.connect()
  await database.query(`insert into permission values ($1, 'client', 'read', 'own')`, [role.id])
  await database.end()
  await firm.api('admin', 'POST', '/api/users', { name, email: 'olga@example.com', roles: [role.id] })
}
