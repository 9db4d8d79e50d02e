import { isId } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { undoPart } from '../journal/undo.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'

export function undoRoutes(app: FastifyInstance, context: Context): void {
  // Acts of many records are undone by the job that made them; here those that one saw happen.
  app.post<{ Params: { act: string } }>('/api/undo/:act', (request, reply) => {
    const { act } = request.params
    if (!isId(act)) throw new Fault('notFound')
    return doing(context, request, reply, {
      name: 'undo',
      undoes: act,
      work: (each) => undoPart(context.db, each, act),
      body: (report) => report,
    })
  })
}
