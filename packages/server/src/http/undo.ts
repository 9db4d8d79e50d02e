import { isId } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { undoPart } from '../journal/undo.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'

export function undoRoutes(app: FastifyInstance, context: Context): void {
  app.post<{ Params: { act: string } }>('/api/undo/:act', (request, reply) => {
    const { act } = request.params
    if (!isId(act)) throw new Fault('notFound')
    return doing(context, request, reply, {
      name: 'undo',
      undoes: act,
      work: async (each) => {
        const report = await undoPart(context.db, each, act)
        // A part of an act is no undo of it: the job that made it takes it back part by part.
        if (report.next !== null) throw new Fault('undoElsewhere')
        return report
      },
      body: (report) => report,
    })
  })
}
