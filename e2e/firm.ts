/** A running firm for browser tests: its people signed in, each in a browser of their own, and the interface beside it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Kartoteka, startKartoteka } from './kartoteka.ts'
import { ask, invitePeople, type Name } from './people.ts'

export interface RunningFirm {
  readonly program: Kartoteka
  readonly browser: Browser
  readonly ids: Readonly<Record<Name, string>>
  /** A page of this person, signed in, in a browser window of their own. */
  page(who: Name, options?: BrowserContextOptions): Promise<Page>
  /** A request of this person; throws what the server said if it refused. */
  api<T = Record<string, unknown>>(who: Name, method: string, path: string, body?: unknown): Promise<T>
  /** The whole of an upload in one piece. */
  send(who: Name, path: string, bytes: Buffer): Promise<void>
  /** A file to be imported; the id of the import, whose preview is made. */
  bring(who: Name, name: string, content: string): Promise<string>
  signOut(who: Name): Promise<void>
  stop(): Promise<void>
}

export async function startFirm(environment: NodeJS.ProcessEnv = {}): Promise<RunningFirm> {
  const prepared = inject('prepared')
  const program = await startKartoteka(environment, [], prepared?.folder)
  const { ids, tokens } = prepared?.people ?? (await invitePeople(program))
  const browser = await openBrowser()
  const api = <T>(who: Name, method: string, path: string, body?: unknown) =>
    ask<T>(program.url + path, tokens[who], method, body)
  return {
    program,
    browser,
    ids,
    api,
    page: async (who, options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'pl-PL',
        timezoneId: 'Europe/Warsaw',
        ...options,
      })
      await context.addCookies([
        { name: 'kartoteka', value: tokens[who], url: program.url, httpOnly: true, sameSite: 'Lax' },
      ])
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      return page
    },
    send: async (who, path, bytes) => {
      const answer = await fetch(program.url + path, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    },
    bring: async (who, name, content) => {
      const body = new FormData()
      body.append('file', new Blob([content]), name)
      const headers = { authorization: `Bearer ${tokens[who]}` }
      const answer = await fetch(`${program.url}/api/imports`, { method: 'POST', headers, body })
      if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
      return ((await answer.json()) as { id: string }).id
    },
    signOut: (who) => api(who, 'DELETE', '/api/session'),
    stop: async () => {
      await browser.close()
      await program.stop()
    },
  }
}
