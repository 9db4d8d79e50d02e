/** What a page brings along for whoever is signed in, and that it brings nothing else and nothing to anybody else. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { BroughtAnswer } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { pack } from '../pack.ts'
import { openSession } from '../session/sessions.ts'
import { createApp } from './app.ts'

const html = `<!doctype html>
<html lang="pl">
  <head>
    <title>Kartoteka</title>
    <script src="/theme.js"></script>
    <script type="module" crossorigin src="/assets/index.js"></script>
  </head>
  <body>
    <div id="root"></div>
  </body>
</html>
`
const theme = "document.documentElement.dataset.theme = 'dark'\n"
const manifest = {
  'index.html': { file: 'assets/index.js', css: ['assets/index.css'] },
  _shared: { file: 'assets/shared.js', imports: ['index.html'] },
  'src/frame/start.tsx': { file: 'assets/start.js', imports: ['_shared'], css: ['assets/start.css'] },
  'src/today/TodayPage.tsx': { file: 'assets/today.js', imports: ['src/frame/start.tsx', '_shared'] },
  '../model/src/words/pl/index.ts': { file: 'assets/pl.js' },
  '../model/src/words/ru/index.ts': { file: 'assets/ru.js' },
}
const script = `console.log('${'Zażółć gęślą jaźń '.repeat(200)}')\n`
const hostile = '</script><script>alert(1)</script><!-- & "Łódź"'

let firm: TestFirm
let app: FastifyInstance
let folder: string
const cookies: Record<string, string> = {}

beforeAll(async () => {
  firm = await openFirm()
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-screens-'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, 'index.html'), html)
  await writeFile(join(folder, 'theme.js'), theme)
  await writeFile(join(folder, '.vite/manifest.json'), JSON.stringify(manifest))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'assets/index.js'), script)
  await pack(folder)
  app = await createApp(firm.context, folder)
  for (const name of ['sam', 'rita', 'adam'] as const)
    cookies[name] = await openSession(firm.db, firm.people[name], 'test')
  await firm.make(firm.people.sam, 'task', { what: hostile, owner: firm.people.sam })
})
afterAll(async () => {
  await app.close()
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

const page = (who: string | undefined, url = '/', headers: Record<string, string> = {}) =>
  app.inject({ url, headers, cookies: who === undefined ? {} : { kartoteka: cookies[who] ?? who } })
const inPage = (body: string): BroughtAnswer | undefined => {
  const [, json] = /<script type="application\/json" id="brought">(.*?)<\/script>/s.exec(body) ?? []
  return json === undefined ? undefined : (JSON.parse(json) as BroughtAnswer)
}
const asked = async (who: 'sam' | 'rita', path: string) =>
  (await firm.ask(firm.people[who], 'GET', path)).json() as unknown

test('the session and the day are those that would be asked for', async () => {
  const { body, headers } = await page('sam')
  expect(headers['cache-control']).toBe('no-store')
  const brought = inPage(body)
  expect(brought?.position).toMatch(/^-?\d+$/)
  expect(brought?.session).toEqual(await asked('sam', '/api/session'))
  expect(brought?.today).toEqual({ whose: 'me', answer: await asked('sam', '/api/today?for=me') })
  expect(brought?.today?.answer.undated.map(({ what }) => what)).toEqual([hostile])
})

test('for the team where the address says so, and on other screens the session alone', async () => {
  const team = inPage((await page('sam', '/?for=team')).body)
  expect(team?.today).toEqual({ whose: 'team', answer: await asked('sam', '/api/today?for=team') })
  const list = inPage((await page('sam', '/clients?town=%3C/script%3E')).body)
  expect(Object.keys(list ?? {})).toEqual(['session', 'position'])
})

test('A24 what somebody has typed cannot end the data or begin an element', async () => {
  const { body } = await page('sam')
  expect(body).not.toContain('alert(1)</script>')
  expect(body.match(/<script/g)).toHaveLength(3)
  expect(body.match(/<\/script>/g)).toHaveLength(3)
  expect(body.match(/<!--/g)).toBeNull()
})

test('A02 each reader gets their own: a colleague’s tasks stay with the colleague', async () => {
  const rita = inPage((await page('rita')).body)
  expect(rita?.session.user.id).toBe(firm.people.rita)
  expect(JSON.stringify(rita)).not.toContain('alert(1)')
  expect(rita?.session).toEqual(await asked('rita', '/api/session'))
})

test('nobody signed in, a secret that is none, and a token bring nothing', async () => {
  for (const [who, headers] of [
    [undefined, {}],
    ['kein-geheimnis-von-irgendwem', {}],
    ['<>', {}],
    [undefined, { authorization: `Bearer ${cookies.sam}` }],
  ] as const) {
    const answer = await page(who, '/', headers)
    expect(answer.statusCode).toBe(200)
    expect(inPage(answer.body)).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.body).not.toContain('modulepreload')
    expect(answer.headers['set-cookie']).toBeUndefined()
  }
})

test('the session is used, so its cookie is kept as long as after any other request', async () => {
  const [cookie] = (await page('sam')).cookies as readonly {
    name: string
    maxAge?: number
    httpOnly?: boolean
  }[]
  expect(cookie).toMatchObject({ name: 'kartoteka', value: cookies.sam, httpOnly: true })
  expect(cookie?.maxAge).toBe(14 * 24 * 3600)
})

test('A39 whoever is blocked gets the plain page at once', async () => {
  await firm.ask(firm.people.adam, 'POST', `/api/users/${firm.people.rita}/block`, {})
  expect(inPage((await page('rita')).body)).toBeUndefined()
  await firm.ask(firm.people.adam, 'POST', `/api/users/${firm.people.rita}/unblock`, {})
  expect(inPage((await page('rita')).body)?.session.user.id).toBe(firm.people.rita)
})

test('A29 only the page’s own script may run in it: its hash is the one that is allowed', async () => {
  const { body, headers } = await page('sam')
  const [, inline = ''] = /<script>(.*?)<\/script>/s.exec(body) ?? []
  expect(inline).toBe(theme)
  const hash = createHash('sha256').update(inline).digest('base64')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
  expect(/script-src[^;]*/.exec(policy)?.[0]).not.toContain('unsafe')
})

test('the files of the first screen are named: in the reader’s language, and Today’s where it is today', async () => {
  const links = (body: string) =>
    [...body.matchAll(/<link rel="(?:modulepreload|preload)"[^>]* href="\/assets\/([^"]+)">/g)].map(
      ([, file]) => file,
    )
  expect(links((await page('sam')).body)).toEqual([
    'index.js',
    'shared.js',
    'start.js',
    'pl.js',
    'today.js',
    'index.css',
    'start.css',
  ])
  expect(links((await page('sam', '/clients')).body)).not.toContain('today.js')
})

test('a database that is away leaves the page plain and quick', async () => {
  const away = { ...firm.context, settings: () => new Promise<never>(() => {}) }
  const other = await createApp(away, folder)
  const { statusCode, body } = await other.inject({ url: '/', cookies: { kartoteka: cookies.rita! } })
  expect(statusCode).toBe(200)
  expect(inPage(body)).toBeUndefined()
  await other.close()
})

test('files are sent packed as the browser can unpack them, and are kept under their name for good', async () => {
  const ask = (encodings: string) =>
    app.inject({ url: '/assets/index.js', headers: { 'accept-encoding': encodings } })
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (content: Buffer) => content }
  for (const [encodings, encoding] of [
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', 'identity'],
  ] as const) {
    const { statusCode, headers, rawPayload } = await ask(encodings)
    expect(statusCode).toBe(200)
    expect(headers['content-encoding'] ?? 'identity').toBe(encoding)
    expect(headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(String(headers.vary)).toContain('accept-encoding')
    expect(unpack[encoding](rawPayload).toString()).toBe(script)
    expect(rawPayload.length < script.length).toBe(encoding !== 'identity')
  }
})
