/** Who is behind a request: the session's cookie or a token, the settings of that moment, the reader with their rights. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { dayIn, instantOf } from '@kartoteka/model'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import type { Asking } from '../records/asking.ts'
import { type Known, readingFor, whoHas } from '../session/sessions.ts'
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
 * Reads something for whoever asks, as they were known a moment ago; each statement of `db` looks up who they are now. If they or the
 * settings are no longer the same, it is read anew.
 */
export async function reading<T>(
  context: Context,
  request: FastifyRequest,
  read: (asking: Asking, db: Database) => Promise<T>,
): Promise<T> {
  const secret = secretOf(request)
  const known = remembered(context, secret)
  const before = known && (await askingAs(context, request, known))
  if (!secret || !before) return read(await askingOf(context, request), context.db)
  const { db, found } = readingFor(context.db, known)
  const early = await settled(() => read(before, db))
  const now = await found()
  const isSame = ({ user, version }: Pick<Known, 'user' | 'version'>) =>
    user === before.user.id && version === before.settings.version
  if (now.length > 0 && now.every((each) => each !== undefined && isSame(each))) {
    remember(context, secret, known)
    request.known = known
    request.asking = before
    return early()
  }
  const asking = await askingAnew(context, request)
  const { user, settings } = asking
  return now.length === 0 && isSame({ user: user.id, version: settings.version })
    ? early()
    : read(asking, context.db)
}

/** What came of it, to be believed later. */
const settled = <T>(work: () => Promise<T>): Promise<() => T> =>
  // What fails before its first statement fails like everything else.
  new Promise<T>((resolve) => resolve(work())).then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error
    },
  )

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
