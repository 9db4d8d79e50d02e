/** The bin's screen: what lies there, until when, and its way back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'

let firm: RunningFirm
beforeAll(async () => {
  firm = await startFirm()
})
afterAll(() => firm?.stop())

test('each record in the bin says until when it lies there, on a phone too', async () => {
  const { id } = await firm.api<{ id: string }>('admin', 'POST', '/api/clients', {
    name: 'Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe „Brzęczyszczykiewicz i Wspólnicy” sp. z o.o.',
  })
  await firm.api('admin', 'DELETE', `/api/clients/${id}`)
  const page = await firm.page('admin', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await page.goto(`${firm.program.url}/bin`)
  const row = page.getByRole('listitem').filter({ hasText: 'Brzęczyszczykiewicz' })
  const day = new Date(Date.now() + 90 * 86_400_000)
  const year = new Intl.DateTimeFormat('pl', { timeZone: 'Europe/Warsaw', year: 'numeric' }).format(day)
  await row.getByText(new RegExp(`^do przywrócenia do \\d{2}\\.\\d{2}\\.${year}$`)).waitFor()
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(tooWide).toBe(0)
  await row.getByRole('button').click()
  await row.waitFor({ state: 'detached' })
  await page.context().close()
})

test('several are taken out at once', async () => {
  const made = async (path: string, body: object) =>
    (await firm.api<{ id: string }>('admin', 'POST', path, body)).id
  for (const name of ['Pierwszy w koszu', 'Drugi w koszu'])
    await firm.api('admin', 'DELETE', `/api/clients/${await made('/api/clients', { name })}`)
  await firm.api(
    'admin',
    'DELETE',
    `/api/labels/${await made('/api/labels', { name: 'W koszu', colour: 'blue' })}`,
  )
  const page = await firm.page('admin')
  await page.goto(`${firm.program.url}/bin`)
  await page.getByRole('checkbox', { name: 'Pierwszy w koszu' }).press('Space')
  await page.getByRole('button', { name: 'Przywróć 1', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Odznacz' }).click()
  await page.getByRole('button', { name: 'Zaznacz to, co widać' }).click()
  await page.getByRole('button', { name: 'Przywróć 3', exact: true }).click()
  await page.getByText('Wyjęto z kosza 3 pozycje.').waitFor()
  await page.getByText('Kosz jest pusty').waitFor()
  await page.context().close()
})
