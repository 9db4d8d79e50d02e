/** Where the focus is while screens come and go: a list takes it only from whoever waits for it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'
import { hasFocus } from './keyboard.ts'

let firm: RunningFirm
beforeAll(async () => {
  firm = await startFirm()
  await firm.api('sam', 'POST', '/api/clients', { name: 'Młyn Żytko' })
})
afterAll(() => firm?.stop())

test('L-07 a list that comes late leaves the focus with whoever has gone on to another link, and else takes it', async () => {
  const page = await firm.page('mia')
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.goto(firm.program.url)
  const clients = page.getByRole('link', { name: 'Kontrahenci' })
  await clients.waitFor()
  await page.route(/\/api\/clients\?/, async (route) => {
    await held
    await route.continue()
  })
  await clients.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/clients')
  const next = page.getByRole('link', { name: 'Rozmowy' })
  await next.focus()
  letThrough()
  const list = page.getByRole('grid', { name: 'Kontrahenci' })
  await list.waitFor()
  await page.getByRole('row', { name: /Młyn Żytko/ }).waitFor()
  expect(await hasFocus(next)).toBe(true)

  await page.goto(firm.program.url)
  await clients.focus()
  await page.keyboard.press('Enter')
  await list.waitFor()
  await expect.poll(() => hasFocus(list)).toBe(true)
  await page.context().close()
})
