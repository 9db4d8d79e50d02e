/** The people of the firm in browser tests: invited, each with a password of their own, and signed in. */
import type { Kartoteka } from './kartoteka.ts'

export type Name = 'admin' | 'mia' | 'sam' | 'rita'

export interface People {
  readonly ids: Readonly<Record<Name, string>>
  /** The tokens of their sessions. */
  readonly tokens: Readonly<Record<Name, string>>
}

const password = 'zielone drzewo za oknem'

/** A request with this token; throws what the server said if it refused. */
export async function ask<T>(url: string, token: string, method: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${new URL(url).pathname}: ${await answer.text()}`)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

/** Two departments; in one a manager and an employee, in the other an employee. */
export async function invitePeople({ url, admin }: Pick<Kartoteka, 'url' | 'admin'>): Promise<People> {
  const token = await enter(url, admin.email, admin.password)
  const api = <T>(method: string, path: string, body?: unknown) => ask<T>(url + path, token, method, body)
  const { user, roles } = await api<Session>('GET', '/api/session')
  const role = (builtIn: string) => roles.find((each) => each.builtIn === builtIn)!.id
  const department = async (name: string) =>
    (await api<{ id: string }>('POST', '/api/departments', { name })).id
  const [sales, service] = [await department('Sprzedaż'), await department('Serwis')]
  const invite = async (email: string, name: string, place: string, held: string) => {
    const made = { name, email, department: place, roles: [held] }
    const { id } = await api<{ id: string }>('POST', '/api/users', made)
    const { link } = await api<{ link: string }>('POST', `/api/users/${id}/link`, {})
    await fetch(`${url}/api/links/${new URL(link).searchParams.get('token')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password }),
    })
    return { id, token: await enter(url, email, password) }
  }
  const mia = await invite('mia@example.com', 'Mia Zięba', sales, role('manager'))
  const sam = await invite('sam@example.com', 'Sam Kos', sales, role('employee'))
  const rita = await invite('rita@example.com', 'Rita Lis', service, role('employee'))
  return {
    ids: { admin: user.id, mia: mia.id, sam: sam.id, rita: rita.id },
    tokens: { admin: token, mia: mia.token, sam: sam.token, rita: rita.token },
  }
}

async function enter(url: string, email: string, secret: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: secret }),
  })
  return ((await answer.json()) as { token: string }).token
}

interface Session {
  readonly user: { readonly id: string }
  readonly roles: readonly { readonly id: string; readonly builtIn: string }[]
}
