/** Lists and records as files: what one sees, in the same order, as far as one may take it out. */
import { Readable } from 'node:stream'
import {
  type Entity,
  type ExportRequest,
  entities,
  isHidden,
  isId,
  loadWords,
  mostExported,
  withCustomWords,
} from '@kartoteka/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import { formatFor } from '../exports/formats.ts'
import { type Exporting, exporter, type TableAsked } from '../exports/rows.ts'
import { loadReadable } from '../records/load.ts'
import { askingOf } from './asking.ts'
import { asAttachment } from './attachment.ts'
import type { Context } from './context.ts'
import { languageOf } from './problems.ts'
import { bodyOf, idOf } from './records.ts'

interface Asked {
  readonly where?: string
  readonly sort?: string
  readonly columns?: string
  readonly format?: string
}

const known: readonly string[] = ['where', 'sort', 'columns', 'format'] satisfies (keyof Asked)[]

/** Registers GET and POST /api/<plural>/export for every entity, and the cards of one client and one person. */
export function exportRoutes(app: FastifyInstance, context: Context): void {
  const exportingOf = async (request: FastifyRequest): Promise<Exporting & { readonly today: string }> => {
    const { user, settings, today } = await askingOf(context, request)
    const language = languageOf(request)
    const words = withCustomWords(await loadWords(language), language, [...settings.customFields.values()])
    return { db: context.db, user, settings, language, words, today }
  }
  const send = async (
    reply: FastifyReply,
    exporting: Exporting,
    plain: Entity,
    { format, name, ...asked }: TableAsked & { readonly format: unknown; readonly name: string },
  ) => {
    const entity = exporting.settings.whole(plain)
    const { ending, type, write } = formatFor(entity, format)
    const file = await write(exporting, entity, asked)
    asAttachment(reply, `${name.replace(/[.\s]+$/, '')}.${ending}`)
    return reply.type(type).send(Readable.from(file, { objectMode: false }))
  }
  const nameOf = ({ words, today }: Awaited<ReturnType<typeof exportingOf>>, entity: Entity) =>
    `${words.records[entity.name as 'client'].many} ${today}`

  for (const entity of entities) {
    const address = `/api/${entity.plural}/export`
    app.get<{ Querystring: Asked }>(address, async (request, reply) => {
      const exporting = await exportingOf(request)
      const said = Object.entries(request.query)
      if (said.some(([name, value]) => !known.includes(name) || typeof value !== 'string'))
        throw new Fault('badRequest')
      const { format = 'csv', columns = '', ...rows } = request.query
      const names = columns === '' ? [] : columns.split(',')
      const name = nameOf(exporting, entity)
      return send(reply, exporting, entity, { ...rows, columns: names, format, name })
    })
    app.post(address, async (request, reply) => {
      const exporting = await exportingOf(request)
      const asked = requestOf(request.body)
      return send(reply, exporting, entity, { ...asked, name: nameOf(exporting, entity) })
    })
    if (entity.name === 'client' || entity.name === 'person')
      app.get<{ Params: { id: string } }>(`/api/${entity.plural}/:id/card.vcf`, async (request, reply) => {
        const exporting = await exportingOf(request)
        const id = idOf(request.params.id)
        const [record] = await loadReadable(context.db, exporter(exporting.user, entity), entity, [id])
        if (!record || record.deletedAt !== null) throw new Fault('notFound')
        const name = isHidden(exporting.user, entity, entity.title) ? id : String(record[entity.title])
        return send(reply, exporting, entity, { ids: [id], columns: [], format: 'vcard', name })
      })
  }
}

/** The body of a request, every part of it understood. */
function requestOf(body: unknown): Required<ExportRequest> {
  const { format, ids, columns = [], ...rest } = bodyOf(body)
  const areTexts = (list: unknown, most: number): list is string[] =>
    Array.isArray(list) && list.length <= most && list.every((each) => typeof each === 'string')
  if (Object.keys(rest).length > 0 || !areTexts(columns, mostColumns)) throw new Fault('badRequest')
  if (!areTexts(ids, mostExported) || ids.length === 0 || !ids.every(isId)) throw new Fault('badRequest')
  return { format: format as ExportRequest['format'], ids: [...new Set(ids)], columns }
}

const mostColumns = 1_000
