import { isId } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { countsAbout, subjectNamed } from '../clients/about.ts'
import { Fault } from '../errors.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'

/** As many as a page of a list may hold. */
const most = 200

/** How many notes, files and links are about the records of a list: one question for a whole page of it. */
export function aboutRoutes(app: FastifyInstance, context: Context): void {
  app.get<{ Params: { entity: string }; Querystring: { ids?: string } }>(
    '/api/about/:entity',
    async (request) => {
      const { user } = await askingOf(context, request)
      const entity = subjectNamed(request.params.entity)
      if (!entity) throw new Fault('notFound')
      const { ids = '' } = request.query
      const wanted = typeof ids === 'string' ? ids.split(',').filter(Boolean) : undefined
      if (!wanted || wanted.length > most || !wanted.every(isId)) throw new Fault('badRequest')
      return countsAbout(
        context.db,
        user,
        entity,
        wanted.map((id) => id.toLowerCase()),
      )
    },
  )
}
