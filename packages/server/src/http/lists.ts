/** PATCH /api/lists/<entity>: the columns of a list, and the view it opens with, for whoever asks. */
import { entityNamed, scopeOf } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { keepChoice, readChoice } from '../lists/choices.ts'
import type { Context } from './context.ts'
import { doingOnce } from './doingOnce.ts'
import { bodyOf } from './records.ts'

export function listRoutes(app: FastifyInstance, context: Context): void {
  app.patch<{ Params: { list: string } }>('/api/lists/:list', (request, reply) =>
    doingOnce(context, request, reply, {
      status: 204,
      work: async (queries, { user, settings }) => {
        const plain = entityNamed(request.params.list)
        if (!plain) throw new Fault('notFound')
        if (scopeOf(user, plain.name, 'read') === 'none') throw new Fault('forbidden')
        const choice = await readChoice(
          { ...context.db, ...queries },
          user,
          settings.whole(plain),
          bodyOf(request.body),
        )
        await keepChoice(queries, user.id, plain.name, choice)
      },
    }),
  )
}
