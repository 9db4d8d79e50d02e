/** Of every kind of record that has screens its list, a page, and its form: of the demonstration firm, where something stands in every field. */
import { type Entity, type EntityName, entities } from '@kartoteka/model'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasScreen, isAddedOnCards, listAddress } from '../../packages/web/src/frame/addresses.ts'
import { openBrowser } from '../browser.ts'
import { type Kartoteka, startKartoteka } from '../kartoteka.ts'
import { looking, looks } from './everyScreen.ts'

let program: Kartoteka
let browser: Browser
let token: string
beforeAll(async () => {
  program = await startKartoteka({ KARTOTEKA_ADMIN_EMAIL: '', KARTOTEKA_ADMIN_PASSWORD: '' }, ['--demo'])
  browser = await openBrowser()
  const [, email = '', password = ''] = /Sign in as (\S+) with (\S+)/.exec(program.output()) ?? []
  token = (await ask('POST', '/api/session', { email, password })).token as string
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(program.url + path, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  })
  expect(answer.ok, path).toBe(true)
  return (await answer.json()) as Record<string, unknown>
}

/** The record that says most: its page has most to show. */
async function fullest({ plural }: Entity): Promise<string> {
  const { rows } = (await ask('GET', `/api/${plural}?limit=100`)) as unknown as { rows: { id: string }[] }
  const weight = (row: object) => JSON.stringify(row).length
  return rows.toSorted((one, other) => weight(other) - weight(one))[0]!.id
}

/** Begun in a dialog, over whatever one is at. */
const inDialogs: readonly string[] = ['talk', 'task']

const shown = entities.filter(({ name }) => hasScreen(name))

test('more than a dozen kinds of records have screens', () => {
  expect(shown.length).toBeGreaterThan(12)
})

describe.each(looks)('%s', (_, options) => {
  let page: Page
  let flawless: (address: string) => Promise<void>
  beforeAll(async () => {
    const context = await browser.newContext({ ...options, locale: 'pl', reducedMotion: 'reduce' })
    await context.addCookies([
      { name: 'kartoteka', value: token, url: program.url, httpOnly: true, sameSite: 'Lax' },
    ])
    page = await context.newPage()
    flawless = looking(page, options.viewport)
  })
  afterAll(() => page?.context().close())

  test.each(shown.map((entity) => [entity.name as EntityName, entity] as const))(
    '%s',
    async (name, entity) => {
      const list = program.url + listAddress(name)
      const record = `${list}/${await fullest(entity)}`
      await flawless(record)
      expect(await page.getByText('Nie ma takiego rekordu').count()).toBe(0)
      await flawless(`${record}/edit`)
      if (isAddedOnCards(name)) return
      await flawless(list)
      if (!inDialogs.includes(name)) await flawless(`${list}/new`)
    },
  )
})
