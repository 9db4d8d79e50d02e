/** Signing in and out, setting up, invitations, forgotten passwords, personal access tokens. */
import {
  at,
  countries,
  customName,
  dayIn,
  entityNamed,
  instantOf,
  isRefusal,
  mailOf,
  type Refusal,
  refuse,
  type SessionAnswer,
  type SettledLists,
  type SetupAnswer,
  settled,
} from '@kartoteka/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { type NewFirm, setUp } from '../firm/setUp.ts'
import { newId } from '../id.ts'
import { listChoices } from '../lists/choices.ts'
import { resetMail, sendLater } from '../mail/letters.ts'
import type { Asking } from '../records/asking.ts'
import { perform } from '../records/perform.ts'
import { refused } from '../records/refused.ts'
import { type Stored, visibleTo } from '../records/stored.ts'
import { choosePassword, makeLink, readLink, userWithMail } from '../session/links.ts'
import { passwordRefusal } from '../session/password.ts'
import { openSession, signIn, signOut } from '../session/sessions.ts'
import { countTry, mayTry } from '../session/throttle.ts'
import { newSecret } from '../session/token.ts'
import { askingOf, cookieName, knownOf, setCookie } from './asking.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'
import { doingOnce } from './doingOnce.ts'
import { languageOf } from './problems.ts'
import { bodyOf } from './records.ts'

const secure = (request: FastifyRequest) => request.protocol === 'https'
const device = (request: FastifyRequest) => request.headers['user-agent']

export function sessionRoutes(app: FastifyInstance, context: Context): void {
  const { db } = context

  app.get('/api/session', (request, reply) => sessionAnswer(context, request, reply))

  app.post('/api/session', async (request, reply) => {
    const { email, password } = bodyOf(request.body)
    const { secret } = await signIn(db, email, password, request.ip, device(request))
    setCookie(reply, secret, secure(request))
    return reply.code(201).send({ token: secret })
  })

  app.patch('/api/session', (request, reply) =>
    doing(context, request, reply, {
      name: 'user.language',
      status: 204,
      work: (act) => act.changeSelf({ language: bodyOf(request.body).language }),
    }),
  )

  // Whoever is signed out already is signed out: the first answer may have been lost.
  app.delete('/api/session', async (request, reply) => {
    const known = await knownOf(context, request)
    if (known?.by === 'session') await signOut(db, known.session)
    setCookie(reply, undefined, secure(request))
    return reply.code(204).send()
  })

  app.get(
    '/api/setup',
    async (): Promise<SetupAnswer> => ({
      needed: (await context.settings()) === undefined,
      demo: context.config.demo,
    }),
  )

  app.post('/api/setup', async (request, reply) => {
    const body = bodyOf(request.body)
    await countTry(db, [{ key: `setup from ${request.ip}`, most: 20, minutes: 15 }])
    if ((await context.settings()) !== undefined) throw new Fault('setupDone')
    const link = await readLink(db, String(body.token ?? ''))
    if (link.kind !== 'setup') throw new Fault('linkExpired')
    const user = await setUp(db, newFirm(body))
    await db.write(sql`update link set used_at = now() where id = ${link.id}::uuid`)
    return enter(context, request, reply, user)
  })

  app.get<{ Params: { token: string } }>('/api/links/:token', async (request) => {
    await countTry(db, [{ key: `link from ${request.ip}`, most: 60, minutes: 15 }])
    const { kind, name, email } = await readLink(db, request.params.token)
    return { kind, name, email }
  })

  app.post<{ Params: { token: string } }>('/api/links/:token', async (request, reply) => {
    await countTry(db, [{ key: `link from ${request.ip}`, most: 60, minutes: 15 }])
    const { password } = bodyOf(request.body)
    const user = await choosePassword(db, request.params.token, password, (each) => comeIn(context, each))
    return enter(context, request, reply, user)
  })

  // The answer tells nothing: not whether there is such a user, nor, by its time or too many tries, whether a mail is sent.
  app.post('/api/password-reset', async (request, reply) => {
    const { email } = bodyOf(request.body)
    await countTry(db, [{ key: `reset from ${request.ip}`, most: 20, minutes: 60 }])
    const user = await userWithMail(db, email)
    const { publicUrl } = context.config
    // Without it the link would lead to whatever host the one who asks has named: nobody has signed in.
    if (user && publicUrl) {
      const language = languageOf(request)
      sendLater(context, async () => {
        if (!(await mayTry(db, { key: `reset ${user}`, most: 5, minutes: 60 }))) return
        const token = await makeLink(db, 'password', user)
        await resetMail(context, String(email), language, `${publicUrl}/password?token=${token}`)
      })
    }
    return reply.code(204).send()
  })

  app.get('/api/tokens', async (request) => {
    const { user } = await askingOf(context, request)
    return db.read(sql`select id, name, created_at as "createdAt", used_at as "usedAt", expires_at as "expiresAt" from token
      where "user" = ${user.id}::uuid order by created_at desc`)
  })

  app.post('/api/tokens', async (request, reply) => {
    const { user } = await askingOf(context, request)
    const { name, days } = bodyOf(request.body)
    if (typeof name !== 'string' || name.trim() === '' || name.length > 80)
      throw refused([at('name', refuse('required'))])
    if (
      days !== undefined &&
      days !== null &&
      (!Number.isInteger(days) || Number(days) < 1 || Number(days) > 3650)
    )
      throw refused([at('days', refuse('outOfRange', { min: 1, max: 3650 }))])
    const { secret, digest } = newSecret()
    const id = newId()
    await db.write(sql`insert into token (id, "user", name, digest, expires_at) values (${id}::uuid, ${user.id}::uuid, ${name.trim()}, ${digest}::bytea,
      ${days ?? null}::int * interval '1 day' + now())`)
    return reply.code(201).send({ id, name: name.trim(), token: secret })
  })

  app.delete<{ Params: { id: string } }>('/api/tokens/:id', (request, reply) =>
    doingOnce(context, request, reply, {
      status: 204,
      work: async (queries, { user }) => {
        const gone = await queries.write(
          sql`delete from token where id::text = ${request.params.id} and "user" = ${user.id}::uuid returning 1`,
        )
        if (gone.length === 0) throw new Fault('notFound')
      },
    }),
  )
}

/** Whoever uses an invitation is one of the firm's active users from then on. */
async function comeIn(context: Context, user: string): Promise<void> {
  if ((await context.settings())?.users.get(user)?.status !== 'invited') return
  // Anew for each try: others who come in at the same moment move the settings too.
  const who = async (): Promise<Asking> => {
    const settings = await context.settings()
    const reader = settings?.reader(user)
    if (!settings || !reader) throw new Fault('linkExpired')
    const now = new Date()
    return { user: reader, settings, now: instantOf(now), today: dayIn(settings.firm.zone, now) }
  }
  await perform(
    context.db,
    who,
    { name: 'user.accept' },
    (act) => act.changeSelf({ status: 'active' }),
    context.live.told,
  )
}

async function enter(context: Context, request: FastifyRequest, reply: FastifyReply, user: string) {
  const secret = await openSession(context.db, user, device(request))
  setCookie(reply, secret, secure(request))
  return reply.code(201).send({ token: secret })
}

/** Who is signed in, with all that every screen needs. */
export async function sessionAnswer(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionAnswer> {
  const { user, settings, today } = await askingOf(context, request)
  // The browser keeps it as long as the session lives, which is counted from its last use.
  const secret = request.cookies[cookieName]
  if (secret && request.known?.by === 'session') setCookie(reply, secret, secure(request))
  const lists = Object.entries(settled).map(([name, list]) => {
    // Its name is how a record is called wherever another one names it.
    const hidden = user.hidden[name]?.filter((field) => field !== entityNamed(name)?.title)
    return [list, [...settings[list].values()].map((each) => visibleTo(hidden, each as unknown as Stored))]
  })
  return {
    user: settings.users.get(user.id)!,
    reader: user,
    firm: settings.firm,
    settingsVersion: settings.version,
    ...(Object.fromEntries(lists) as SettledLists),
    customFields: [...settings.customFields.values()].filter(
      ({ entity, key }) => !user.hidden[entity]?.includes(customName(key)),
    ),
    lists: await listChoices(context.db, user.id),
    registers: settings.registers,
    today,
    build: context.build,
  }
}

function newFirm(body: Readonly<Record<string, unknown>>): NewFirm {
  const refusals: Refusal[] = []
  const text = (name: string, max: number) => {
    const value = body[name]
    if (
      typeof value === 'string' &&
      value.isWellFormed() &&
      !value.includes('\0') &&
      value.trim() !== '' &&
      value.length <= max
    )
      return value.trim()
    refusals.push(at(name, refuse('required')))
    return ''
  }
  const language = (['pl', 'en', 'ru'] as const).find((each) => each === body.language)
  if (!language) refusals.push(at('language', refuse('notOneOf', { choices: 'pl, en, ru' })))
  const email = mailOf(body.email)
  if (isRefusal(email) || email === null)
    refusals.push(at('email', isRefusal(email) ? email : refuse('required')))
  const password = passwordRefusal(body.password, typeof email === 'string' ? email : '')
  if (password) refusals.push(at('password', password))
  const zone = typeof body.zone === 'string' && isZone(body.zone) ? body.zone : 'Europe/Warsaw'
  const country = countries.find((each) => each === body.country) ?? 'PL'
  const firm = text('firm', 200)
  const name = text('name', 120)
  if (refusals.length > 0) throw refused(refusals)
  return {
    firm,
    name,
    email: (email as string).toLowerCase(),
    password: body.password as string,
    language: language!,
    zone,
    country,
  }
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}
