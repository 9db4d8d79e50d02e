/** What only an administrator does with users: invite, give a link for a new password, try the mail. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import { invitationMail, testMail } from '../mail/letters.ts'
import type { Asking } from '../records/asking.ts'
import { makeLink } from '../session/links.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'
import { doingOnce } from './doingOnce.ts'
import { languageOf } from './problems.ts'
import { idOf } from './records.ts'

export function userRoutes(app: FastifyInstance, context: Context): void {
  // The link goes by mail where mail works, and is shown to the administrator otherwise.
  app.post<{ Params: { id: string } }>('/api/users/:id/link', async (request) => {
    const { user, settings } = await askingOf(context, request)
    if (!user.administrator) throw new Fault('forbidden')
    const whom = settings.users.get(idOf(request.params.id))
    if (!whom || whom.deletedAt !== null || whom.status === 'blocked') throw new Fault('notFound')
    const kind = whom.status === 'invited' ? 'invitation' : 'password'
    const link = `${context.address(request)}/${kind}?token=${await makeLink(context.db, kind, whom.id)}`
    if (!context.mailer.ready || kind === 'password') return { link, mailed: false }
    const mailed = await invitationMail(context, whom.email, whom.language, settings.firm.name, link).then(
      () => true,
      (error: Error) => {
        context.log(`mail: ${error.message}`)
        return false
      },
    )
    return { link, mailed }
  })

  app.post('/api/mail-test', async (request, reply) => {
    const { user } = await askingOf(context, request)
    if (!user.administrator) throw new Fault('forbidden')
    return doingOnce(context, request, reply, { body: (asking) => tryMail(context, request, asking) })
  })
}

async function tryMail(
  context: Context,
  request: FastifyRequest,
  { user, settings }: Asking,
): Promise<{ sent: boolean; reason: string | null }> {
  if (!context.mailer.ready) return { sent: false, reason: null }
  try {
    await testMail(context, settings.users.get(user.id)!.email, languageOf(request), settings.firm.name)
    return { sent: true, reason: null }
  } catch (error) {
    return { sent: false, reason: error instanceof Error ? error.message.slice(0, 300) : null }
  }
}
