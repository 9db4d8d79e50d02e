/** Records, lists and address labels as PDF. */
import { dayIn, type Entity, entities, isId, registry } from '@kartoteka/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import { printLabels, readLabels } from '../print/labels.ts'
import { printList } from '../print/list.ts'
import type { Press } from '../print/press.ts'
import { type Printing, wordsFor } from '../print/printing.ts'
import { printRecord } from '../print/record.ts'
import { askingOf } from './asking.ts'
import { inWindow } from './attachment.ts'
import type { Context } from './context.ts'
import { languageOf } from './problems.ts'
import { idOf } from './records.ts'

type Query = Readonly<Record<string, string | undefined>>

/** Ids that an address can name. */
const mostIds = 200

/** Registers GET /api/<plural>/print and /api/<plural>/:id/print for every entity, and GET /api/clients/labels. */
export function printRoutes(app: FastifyInstance, context: Context, press: Press): void {
  const printingFor = async (request: FastifyRequest): Promise<Printing> => {
    const { user, settings, now } = await askingOf(context, request)
    const language = languageOf(request)
    const words = await wordsFor(language, settings)
    const { folder } = context.config
    return { db: context.db, folder, press, user, settings, now, language, words }
  }
  const send = (reply: FastifyReply, pdf: Buffer, name: string, { settings, now }: Printing) => {
    inWindow(reply, `${name} ${dayIn(settings.firm.zone, new Date(now))}.pdf`)
    return reply.type('application/pdf').send(pdf)
  }

  for (const entity of entities as readonly Entity[]) {
    app.get<{ Querystring: Query }>(`/api/${entity.plural}/print`, async (request, reply) => {
      const printing = await printingFor(request)
      const { columns = '', ...asked } = known(request.query, ['where', 'sort', 'columns'])
      const pdf = await printList(printing, entity, {
        ...asked,
        columns: columns === '' ? [] : columns.split(','),
      })
      return send(reply, pdf, printing.words.records[entity.name as 'client'].many, printing)
    })

    app.get<{ Params: { id: string } }>(`/api/${entity.plural}/:id/print`, async (request, reply) => {
      const printing = await printingFor(request)
      const pdf = await printRecord(printing, entity, idOf(request.params.id))
      return send(reply, pdf, printing.words.records[entity.name as 'client'].one, printing)
    })
  }

  app.get<{ Querystring: Query }>(`/api/${registry.client.plural}/labels`, async (request, reply) => {
    const printing = await printingFor(request)
    const {
      ids = '',
      where,
      sort,
      ...how
    } = known(request.query, [...['where', 'sort', 'ids'], ...['sheet', 'first', 'address', 'right', 'down']])
    const named = ids === '' ? [] : ids.split(',')
    if (named.length > mostIds || !named.every(isId)) throw new Fault('badRequest')
    const whom = { ids: named, ...(where && { where }), ...(sort && { sort }) }
    const pdf = await printLabels(printing, whom, readLabels(how))
    return send(reply, pdf, printing.words.printing.labels.title, printing)
  })
}

function known(query: Query, names: readonly string[]): Record<string, string> {
  const strange = Object.entries(query).some(
    ([name, value]) => !names.includes(name) || typeof value !== 'string',
  )
  if (strange) throw new Fault('badRequest')
  return query as Record<string, string>
}
