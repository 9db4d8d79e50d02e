/** Who is behind a request: the session's cookie or a token, the settings of that moment, the reader with their rights. */
import { createHash } from 'node:crypto'
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
  if (request.asking) return request.asking
  const known = await knownOf(context, request)
  const settings = known && (await context.settings(known.version))
  const user = settings?.reader(known!.user)
  if (!known || !settings || !user || settings.users.get(user.id)?.status !== 'active')
    throw new Fault('notSignedIn')
  const now = new Date()
  const once = onceOf(request)
  request.known = known
  request.asking = {
    user,
    settings,
    now: instantOf(now),
    today: dayIn(settings.firm.zone, now),
    ...(once && { once }),
  }
  return request.asking
}

/** The session or token that a request brings, whether or not its user may still come in. */
export async function knownOf({ db }: Context, request: FastifyRequest): Promise<Known | undefined> {
  const [, token] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '') ?? []
  if (token) return (await whoHas(db, token, 'token')) ?? (await whoHas(db, token, 'session'))
  const cookie = request.cookies[cookieName]
  return cookie && /^[\w-]{20,100}$/.test(cookie) ? whoHas(db, cookie, 'session') : undefined
}

function onceOf(request: FastifyRequest): Asking['once'] | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || request.method === 'GET') return undefined
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
