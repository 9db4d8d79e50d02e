/** `npm run pictures`: the pictures of README and guide, taken of the demonstration firm. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from '../e2e/browser.ts'
import { startKartoteka } from '../e2e/kartoteka.ts'

const folder = join(import.meta.dirname, '../docs/guide/pictures')
mkdirSync(folder, { recursive: true })
const program = await startKartoteka({ KARTOTEKA_ADMIN_EMAIL: '', KARTOTEKA_ADMIN_PASSWORD: '' }, ['--demo'])
const browser = await openBrowser()
const [, email = '', password = ''] = /Sign in as (\S+) with (\S+)/.exec(program.output()) ?? []
const send = (path: string, token?: string, body?: object) =>
  fetch(program.url + path, {
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  })
const { token } = (await (await send('/api/session', undefined, { email, password })).json()) as {
  token: string
}
const found = (await (await send('/api/search?q=zytko', token)).json()) as { hits: { client: string }[] }
const screens = {
  today: '/?for=team',
  list: '/clients',
  card: `/clients/${found.hits[0]?.client}`,
  form: `/clients/${found.hits[0]?.client}/edit`,
}
const sizes = { '': { width: 1440, height: 900 }, '-phone': { width: 390, height: 844 } }

for (const colorScheme of ['light', 'dark'] as const)
  for (const [size, viewport] of Object.entries(sizes)) {
    const context = await browser.newContext({
      viewport,
      colorScheme,
      locale: 'pl-PL',
      timezoneId: 'Europe/Warsaw',
    })
    await context.addCookies([
      { name: 'kartoteka', value: token, url: program.url, httpOnly: true, sameSite: 'Lax' },
    ])
    const page = await context.newPage()
    for (const [name, address] of Object.entries(screens)) {
      await page.goto(program.url + address)
      await page.locator('main h1').first().waitFor()
      await page.waitForTimeout(1_200)
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}${size}.png`) })
    }
    await context.close()
  }
await browser.close()
await program.stop()
