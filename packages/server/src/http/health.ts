import type { FastifyInstance } from 'fastify'
import { isBehind, unsealedFor } from '../journal/watch.ts'
import type { Context } from './context.ts'

/** Milliseconds within which the database must answer. */
const patience = 3_000

/** Whether it is well, for whoever watches it. Only a database that is away makes it 503: all else is not mended by a restart. */
export function healthRoutes(app: FastifyInstance, { db, build }: Context): void {
  app.get('/api/health', async (_request, reply) => {
    let limit: NodeJS.Timeout | undefined
    const unsealed = await Promise.race([
      unsealedFor(db).catch(() => undefined),
      new Promise<undefined>((resolve) => {
        limit = setTimeout(() => resolve(undefined), patience)
      }),
    ])
    clearTimeout(limit)
    if (unsealed === undefined) return reply.code(503).send({ program: 'ok', database: 'away', build })
    const journal = isBehind(unsealed) ? 'behind' : 'ok'
    return { program: 'ok', database: 'ok', journal, unsealedSeconds: unsealed, build }
  })
}
