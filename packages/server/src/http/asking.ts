/** Who is behind a request: the session's cookie or a token, the settings of that moment, the reader with their rights. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { dayIn, instantOf } from '@kartoteka/model'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import type { Asking } from '../records/asking.ts'
import { type Known, whoHas } from '../session/sessions.ts'
import type { Context } from './context.ts'

export const cookieName = 'kartoteka'

declare module 'fastify' {
  interface FastifyRequest {
    known?: Known
    asking?: Asking
  }
}

/** The signed-in user's asking; a fault for anybody else. Read once a request. */
export async function askingOf(context: Context, request: FastifyRequest): Promise<Asking> {
  return request.asking && !request.asking.unsure ? request.asking : askingAnew(context, request)
}

/** The same, looked up once more: what was read at the beginning of the request may have changed since. */
export async function askingAnew(context: Context, request: FastifyRequest): Promise<Asking> {
  const secret = secretOf(request)
  const known = secret && (await lookUp(context, secret))
  const asking = known && (await askingAs(context, request, known))
  if (!secret || !known || !asking) throw new Fault('notSignedIn')
  remember(context, secret, known)
  request.known = known
  request.asking = asking
  return asking
}

/**
 * The same from what was known a moment ago, without asking the database: for writing, which makes sure by itself
 * (`Asking.unsure`). Looked up where nothing is known.
 */
export async function askingAgain(context: Context, request: FastifyRequest): Promise<Asking> {
  const known = remembered(context, secretOf(request))
  const asking = known && (await askingAs(context, request, known))
  if (!known || !asking) return askingOf(context, request)
  const { by, digest } = known
  request.known = known
  request.asking = { ...asking, unsure: { by, digest, version: asking.settings.version } }
  return request.asking
}

/**
 * Reads something for whoever asks. Begun with what was known of them a moment ago, while they are looked up beside it: nothing
 * is answered before that, and if they or the settings are no longer the same, it is read anew.
 */
export async function reading<T>(
  context: Context,
  request: FastifyRequest,
  read: (asking: Asking) => Promise<T>,
): Promise<T> {
  const known = remembered(context, secretOf(request))
  const before = known && (await askingAs(context, request, known))
  if (!before) return read(await askingOf(context, request))
  // What is read takes longer than the look-up, so it is sent first; and so the look-up is never older than what was read.
  const [early, asking] = await Promise.allSettled([
    (async () => read(before))(),
    askingAnew(context, request),
  ])
  if (asking.status === 'rejected') throw asking.reason
  const { user, settings } = asking.value
  if (user.id !== before.user.id || settings.version !== before.settings.version) return read(asking.value)
  if (early.status === 'rejected') throw early.reason
  return early.value
}

async function askingAs(
  context: Context,
  request: FastifyRequest,
  known: Known,
): Promise<Asking | undefined> {
  const settings = await context.settings(known.version)
  const user = settings?.reader(known.user)
  if (!settings || !user || settings.users.get(user.id)?.status !== 'active') return undefined
  const now = new Date()
  const once = onceOf(request)
  return {
    user,
    settings,
    now: instantOf(now),
    today: dayIn(settings.firm.zone, now),
    ...(once && { once }),
  }
}

/** The session or token that a request brings, whether or not its user may still come in. */
export async function knownOf(context: Context, request: FastifyRequest): Promise<Known | undefined> {
  const shown = secretOf(request)
  return shown && lookUp(context, shown)
}

/** What the browser or program shows: a cookie, or a token. */
interface Shown {
  readonly secret: string
  readonly isToken: boolean
}

function secretOf(request: FastifyRequest): Shown | undefined {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
  if (token) return { secret: token, isToken: true }
  const cookie = request.cookies[cookieName]
  return cookie && /^[\w-]{20,100}$/.test(cookie) ? { secret: cookie, isToken: false } : undefined
}

const lookUp = async ({ db }: Context, { secret, isToken }: Shown): Promise<Known | undefined> =>
  (isToken ? await whoHas(db, secret, 'token') : undefined) ?? whoHas(db, secret, 'session')

/** Milliseconds for which who has a secret is remembered: a session that is used lives on by being looked up. */
const memory = 60_000
const mostRemembered = 5_000

type Memory = Map<string, { readonly known: Known; readonly until: number }>
const memories = new WeakMap<Context, Memory>()

function remember(context: Context, { secret }: Shown, known: Known): void {
  const all = memories.get(context) ?? new Map()
  memories.set(context, all)
  if (all.size >= mostRemembered) all.clear()
  all.set(secret, { known, until: Date.now() + memory })
}

function remembered(context: Context, shown: Shown | undefined): Known | undefined {
  const found = shown && memories.get(context)?.get(shown.secret)
  return found && found.until > Date.now() ? found.known : undefined
}

function onceOf(request: FastifyRequest): Asking['once'] | undefined {
  const key = request.headers['idempotency-key']
  // A content that is still coming can be told from another by nobody; the addresses that take one know no key.
  if (key === undefined || request.method === 'GET' || request.body instanceof Readable) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,100}$/.test(key)) throw new Fault('badRequest')
  const request_ = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(JSON.stringify(request.body ?? null))
  return { key, request: request_.digest() }
}

/** Puts the session's secret where only the browser's requests carry it. */
export function setCookie(reply: FastifyReply, secret: string | undefined, secure: boolean): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  if (secret === undefined) void reply.clearCookie(cookieName, options)
  else void reply.setCookie(cookieName, secret, { ...options, maxAge: 14 * 24 * 3600 })
}
