/** What a page brings along is what its reader sees first: without asking again, never older than it is, and nobody else's. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFinds } from './axe.ts'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
const hostile = 'Oddzwonić </script><script>document.title = "obce"</script><!-- do Zbycha'

beforeAll(async () => {
  firm = await startFirm()
  await firm.api('sam', 'POST', '/api/tasks', { what: hostile, owner: firm.ids.sam })
  await firm.api('rita', 'POST', '/api/tasks', { what: 'Naprawić młynek', owner: firm.ids.rita })
})
afterAll(() => firm?.stop())

const asksFor = (path: string) => (address: URL) => address.pathname === path
const task = (page: Page, what: string) => page.getByText(what, { exact: true })

test('Today stands before the browser has asked the interface for anything', async () => {
  const page = await firm.page('sam')
  const wrong: string[] = []
  page.on('pageerror', ({ message }) => wrong.push(message))
  // Neither is answered: what is seen was in the page.
  await page.route(asksFor('/api/session'), () => {})
  await page.route(asksFor('/api/today'), () => {})
  await page.goto(firm.program.url)
  await task(page, hostile).waitFor()
  expect(await page.title(), 'A24 what somebody typed is not run').not.toBe('obce')
  expect(await page.locator('#brought').count(), 'it is read once').toBe(0)
  expect(wrong).toEqual([])
  await page.context().close()
})

test('what was changed while the page was on its way is seen, and what changes then', async () => {
  const page = await firm.page('sam')
  const arrived = Promise.withResolvers<void>()
  const heldBack = Promise.withResolvers<void>()
  await page.route(asksFor('/'), async (route) => {
    const answer = await route.fetch()
    arrived.resolve()
    await heldBack.promise
    await route.fulfill({ response: answer })
  })
  const opened = page.goto(firm.program.url)
  await arrived.promise
  await firm.api('mia', 'POST', '/api/tasks', { what: 'Dodane w drodze', owner: firm.ids.sam })
  heldBack.resolve()
  await opened
  await task(page, hostile).waitFor()
  await task(page, 'Dodane w drodze').waitFor()
  await firm.api('mia', 'POST', '/api/tasks', { what: 'Dodane potem', owner: firm.ids.sam })
  await task(page, 'Dodane potem').waitFor()
  await page.context().close()
})

test('whoever is not answered is told so, and let in when the answer comes', async () => {
  const page = await firm.page('sam')
  const back = Promise.withResolvers<void>()
  // As a page comes while the database is away: without what it would bring along.
  await page.route(asksFor('/'), async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/<script [^>]*id="brought">.*?<\/script>/s, '')
    await route.fulfill({ response, body })
  })
  await page.route(asksFor('/api/session'), async (route) => {
    await back.promise
    await route.continue()
  })
  await page.goto(firm.program.url)
  await page.getByRole('status').getByText('Serwer jeszcze nie odpowiada').waitFor()
  expect(await axeFinds(page)).toEqual([])
  back.resolve()
  await task(page, hostile).waitFor()
  expect(await page.getByText('Serwer jeszcze nie odpowiada').count()).toBe(0)
  await page.context().close()
})

test('settings changed before the page listens are fetched, however late it listens', async () => {
  const page = await firm.page('sam')
  const listens = Promise.withResolvers<void>()
  const changed = Promise.withResolvers<void>()
  // What a shared worker asks for cannot be held back; some browsers have none.
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'))
  await page.route(asksFor('/api/live'), async (route) => {
    listens.resolve()
    await changed.promise
    // Late, a page does not ask for what was told before.
    const { 'last-event-id': _, ...headers } = await route.request().allHeaders()
    await route.continue({ headers })
  })
  await page.goto(firm.program.url)
  await task(page, hostile).waitFor()
  await listens.promise
  await firm.api('admin', 'POST', '/api/labels', { name: 'Dodana w drodze' })
  const fetched = page.waitForResponse((answer) => asksFor('/api/session')(new URL(answer.url())))
  changed.resolve()
  expect(await (await fetched).text()).toContain('Dodana w drodze')
  await page.context().close()
})

test('A39 whoever signs out leaves nothing behind, and who comes next in the same window sees their own', async () => {
  const page = await firm.page('sam')
  const body = () => page.locator('body').innerHTML()
  await page.goto(firm.program.url)
  await task(page, hostile).waitFor()
  await page.getByRole('button', { name: 'Konto: Sam Kos' }).click()
  await page.getByRole('menuitem', { name: 'Wyloguj się' }).click()
  const password = page.getByLabel('Hasło', { exact: true })
  await password.waitFor()
  await page.goBack()
  await password.waitFor()
  expect(await body()).not.toContain('Zbycha')

  await page.getByLabel('E-mail').fill('rita@example.com')
  await password.fill('zielone drzewo za oknem')
  await page.keyboard.press('Enter')
  await task(page, 'Naprawić młynek').waitFor()
  await page.reload()
  await task(page, 'Naprawić młynek').waitFor()
  expect(await body()).not.toContain('Zbycha')
  await page.context().close()
})

test('a part that does not come is a new version only where the server answers', async () => {
  const page = await firm.page('mia')
  await page.goto(firm.program.url)
  await page.getByRole('heading', { name: 'Dziś' }).waitFor()
  const notice = page.getByText('Jest nowa wersja programu.')
  const partIsMissing = () => page.evaluate(() => dispatchEvent(new Event('vite:preloadError')))
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/health'))
  await page.route('**/api/health', (route) => route.abort())
  await partIsMissing()
  await asked
  await page.unroute('**/api/health')
  expect(await notice.count()).toBe(0)
  await partIsMissing()
  await notice.waitFor()
  await page.context().close()
})
