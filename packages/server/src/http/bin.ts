import type { FastifyInstance } from 'fastify'
import { listBin } from '../records/bin.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'

export function binRoutes(app: FastifyInstance, context: Context): void {
  app.get('/api/bin', async (request) => {
    const { user } = await askingOf(context, request)
    return { records: await listBin(context.db, user) }
  })
}
