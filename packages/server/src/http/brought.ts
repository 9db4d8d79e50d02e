/** What a page brings along for somebody signed in, so that the screens need not ask for it: the session, and at / the day. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { todayJson } from '../work/today.ts'
import { askingOf, cookieName } from './asking.ts'
import type { Context } from './context.ts'
import type { Brought } from './page.ts'
import { sessionAnswer } from './session.ts'

/** Milliseconds that a page waits for it. After that it goes without, and the screens ask and say that they wait. */
const patience = 1_000

/** Undefined if nobody is signed in, or it cannot be found out now: then the screens ask by themselves. */
export async function broughtAlong(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Brought | undefined> {
  if (request.cookies[cookieName] === undefined) return undefined
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patience, undefined)
  })
  try {
    return await Promise.race([broughtFor(context, request, reply).catch(() => undefined), late])
  } finally {
    clearTimeout(timer)
  }
}

async function broughtFor(context: Context, request: FastifyRequest, reply: FastifyReply): Promise<Brought> {
  const position = context.live.position().toString()
  const { user, today, settings } = await askingOf(context, request)
  const { pathname, searchParams } = new URL(request.url, 'http://localhost')
  const isToday = pathname === '/'
  const whose = searchParams.get('for') === 'team' ? 'team' : 'me'
  const [session, day] = await Promise.all([
    sessionAnswer(context, request, reply),
    isToday ? todayJson(context.db, user, today, whose) : undefined,
  ])
  const parts = [
    `"session":${JSON.stringify(session)}`,
    `"position":"${position}"`,
    ...(day ? [`"today":{"whose":"${whose}","answer":${String(day)}}`] : []),
  ]
  return { language: settings.users.get(user.id)!.language, isToday, json: `{${parts.join()}}` }
}
