/** `npm run pictures`: the pictures of README and guide, taken of the demonstration firm in the three languages. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Language, languages } from '@kartoteka/model'
import { openBrowser } from '../e2e/browser.ts'
import { startKartoteka } from '../e2e/kartoteka.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs/guide/pictures')
const program = await startKartoteka({ KARTOTEKA_ADMIN_EMAIL: '', KARTOTEKA_ADMIN_PASSWORD: '' }, ['--demo'])
const browser = await openBrowser()
const [, email = '', password = ''] = /Sign in as (\S+) with (\S+)/.exec(program.output()) ?? []

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const isForm = body instanceof FormData
  const answer = await fetch(program.url + path, {
    method,
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
    headers: {
      ...(!isForm && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

let token = ''
token = (await ask<{ token: string }>('POST', '/api/session', { email, password })).token
const { hits } = await ask<{ hits: { client: string }[] }>('GET', '/api/search?q=zytko')
const client = hits[0]!.client
const table = readFileSync(join(root, 'testdata/datasets/synthetic-pl/kontrahenci.csv'))
const form = new FormData()
form.append('file', new Blob([table], { type: 'text/csv' }), 'kontrahenci.csv')
const brought = await ask<{ id: string }>('POST', '/api/imports', form)

const screens = {
  today: '/?for=team',
  list: '/clients',
  card: `/clients/${client}`,
  form: `/clients/${client}/edit`,
  import: `/imports?id=${brought.id}`,
}
const schemes = ['light', 'dark'] as const
const sizes = { '': { width: 1440, height: 900 }, '-phone': { width: 390, height: 844 } }

for (const language of languages) {
  await ask('PATCH', '/api/session', { language })
  const place = language === 'pl' ? folder : join(folder, language)
  mkdirSync(place, { recursive: true })
  for (const colorScheme of schemes)
    for (const [size, viewport] of Object.entries(sizes)) {
      const context = await browser.newContext({
        viewport,
        colorScheme,
        locale: language,
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
        await page.screenshot({ path: join(place, `${name}-${colorScheme}${size}.png`) })
      }
      await context.close()
    }
}
writeFileSync(join(root, 'docs/guide/pictures.md'), gallery())
await browser.close()
await program.stop()

/** The page that shows them all. */
function gallery(): string {
  const names: Readonly<Record<Language, string>> = { pl: 'Polski', en: 'English', ru: 'Русский' }
  const parts = languages.map((language) => {
    const place = language === 'pl' ? 'pictures' : `pictures/${language}`
    const rows = Object.keys(screens).flatMap((screen) => {
      const cells = (size: string) =>
        schemes.map((scheme) => `![${screen}, ${scheme}](${place}/${screen}-${scheme}${size}.png)`)
      return [`| ${[...cells(''), ...cells('-phone')].join(' | ')} |`]
    })
    return `## ${names[language]}\n\n| light | dark | phone, light | phone, dark |\n|---|---|---|---|\n${rows.join('\n')}\n`
  })
  return `# Pictures\n\nTaken of the demonstration firm by \`npm run pictures\`.\n\n${parts.join('\n')}`
}
