/** Lists as files: what one sees, in the same order, as far as one may take it out. */
import { Readable } from 'node:stream'
import { entities, loadWords } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { csvOf } from '../exports/csv.ts'
import { exportRows } from '../exports/rows.ts'
import { askingOf } from './asking.ts'
import { asAttachment } from './attachment.ts'
import type { Context } from './context.ts'
import { languageOf } from './problems.ts'

interface Asked {
  readonly where?: string
  readonly sort?: string
  readonly columns?: string
  readonly format?: string
}

const known: readonly string[] = ['where', 'sort', 'columns', 'format']

/** Registers GET /api/<plural>/export for every entity. */
export function exportRoutes(app: FastifyInstance, context: Context): void {
  for (const entity of entities)
    app.get<{ Querystring: Asked }>(`/api/${entity.plural}/export`, async (request, reply) => {
      const { user, settings, today } = await askingOf(context, request)
      const asked = Object.entries(request.query)
      if (asked.some(([name, value]) => !known.includes(name) || typeof value !== 'string'))
        throw new Fault('badRequest')
      const { format = 'csv', columns = '', ...rows } = request.query
      if (format !== 'csv') throw new Fault('badRequest')
      const language = languageOf(request)
      const exporting = { db: context.db, user, settings, language }
      const names = columns === '' ? [] : columns.split(',')
      const { headings, pages } = await exportRows(exporting, entity, { ...rows, columns: names })
      const words = await loadWords(language)
      asAttachment(reply, `${words.records[entity.name as 'client'].many} ${today}.csv`)
      return reply
        .type('text/csv; charset=utf-8')
        .send(Readable.from(csvOf(language, headings, pages, words.exports.id)))
    })
}
