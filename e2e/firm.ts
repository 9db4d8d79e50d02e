/** A running firm for browser tests: its people signed in, each in a browser of their own, and the interface beside it. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { type Kartoteka, startKartoteka } from './kartoteka.ts'

export type Name = 'admin' | 'mia' | 'sam' | 'rita'

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
  signOut(who: Name): Promise<void>
  stop(): Promise<void>
}

const password = 'zielone drzewo za oknem'

export async function startFirm(environment: NodeJS.ProcessEnv = {}): Promise<RunningFirm> {
  const program = await startKartoteka(environment)
  const browser = await openBrowser()
  const tokens = new Map<Name, string>()

  const api = async <T>(who: Name, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(program.url + path, {
      method,
      headers: {
        authorization: `Bearer ${tokens.get(who)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
  const enter = async (who: Name, email: string, secret: string) => {
    const answer = await fetch(`${program.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: secret }),
    })
    tokens.set(who, ((await answer.json()) as { token: string }).token)
  }

  await enter('admin', program.admin.email, program.admin.password)
  const { user, roles } = await api<Session>('admin', 'GET', '/api/session')
  const role = (builtIn: string) => roles.find((each) => each.builtIn === builtIn)!.id
  const department = async (name: string) =>
    (await api<{ id: string }>('admin', 'POST', '/api/departments', { name })).id
  const [sales, service] = [await department('Sprzedaż'), await department('Serwis')]
  const invite = async (who: Name, name: string, place: string, held: string) => {
    const email = `${who}@example.com`
    const made = await api<{ id: string }>('admin', 'POST', '/api/users', {
      name,
      email,
      department: place,
      roles: [held],
    })
    const { link } = await api<{ link: string }>('admin', 'POST', `/api/users/${made.id}/link`, {})
    const token = new URL(link).searchParams.get('token')
    await fetch(`${program.url}/api/links/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password }),
    })
    await enter(who, email, password)
    return made.id
  }
  const ids = {
    admin: user.id,
    mia: await invite('mia', 'Mia Zięba', sales, role('manager')),
    sam: await invite('sam', 'Sam Kos', sales, role('employee')),
    rita: await invite('rita', 'Rita Lis', service, role('employee')),
  }
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
        { name: 'kartoteka', value: tokens.get(who)!, url: program.url, httpOnly: true, sameSite: 'Lax' },
      ])
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      return page
    },
    send: async (who, path, bytes) => {
      const answer = await fetch(program.url + path, {
        method: 'PATCH',
        headers: { authorization: `Bearer ${tokens.get(who)}`, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(bytes),
      })
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    },
    signOut: (who) => api(who, 'DELETE', '/api/session'),
    stop: async () => {
      await browser.close()
      await program.stop()
    },
  }
}

interface Session {
  readonly user: { readonly id: string }
  readonly roles: readonly { readonly id: string; readonly builtIn: string }[]
}
