/** What is particular to clients: the card, noting a talk, adding a person, searching, who is calling, today. */
import {
  type AddPersonRequest,
  type EntityName,
  type NoteRequest,
  type Reader,
  registry,
  type SearchAnswer,
} from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { addPerson } from '../clients/addPerson.ts'
import { cardJson } from '../clients/card.ts'
import { noteTalk } from '../clients/note.ts'
import { peopleJson } from '../clients/people.ts'
import { Fault } from '../errors.ts'
import { loadReadable } from '../records/load.ts'
import { type Stored, visibleTo } from '../records/stored.ts'
import { search } from '../search/ask.ts'
import { whoCalls } from '../search/call.ts'
import { todayJson } from '../work/today.ts'
import { reading } from './asking.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'
import { activityPage, bodyOf, idOf, isSaid } from './records.ts'

interface WithId {
  Params: { id: string }
}

const shown = (reader: Reader, name: EntityName, record: Stored) => visibleTo(reader.hidden[name], record)

export function clientRoutes(app: FastifyInstance, context: Context): void {
  app.get<WithId>('/api/clients/:id/card', async (request, reply) => {
    const card = await reading(context, request, ({ user, settings }, db) =>
      cardJson(db, user, idOf(request.params.id), settings),
    )
    return reply.type('application/json').send(card)
  })

  app.get<WithId>('/api/clients/:id/people', async (request, reply) => {
    const people = await reading(context, request, ({ user, settings }, db) =>
      peopleJson(db, user, idOf(request.params.id), settings),
    )
    return reply.type('application/json').send(people)
  })

  app.post<WithId>('/api/clients/:id/note', (request, reply) => {
    const { talk, task, addToTeam, ...rest } = bodyOf(request.body) as unknown as NoteRequest &
      Record<string, unknown>
    if (Object.keys(rest).length > 0) throw new Fault('badRequest')
    const said = bodyOf(talk)
    const addsToTeam = isSaid(addToTeam)
    return doing(context, request, reply, {
      name: 'talk.note',
      status: 201,
      work: (act) => {
        act.addsToTeam = addsToTeam
        const next = task === undefined || task === null ? undefined : bodyOf(task)
        return noteTalk(act, idOf(request.params.id), said, next)
      },
      body: ({ talk, task }, { user }) => ({
        talk: shown(user, 'talk', talk),
        task: task === null ? null : shown(user, 'task', task),
      }),
    })
  })

  app.post<WithId>('/api/clients/:id/people', (request, reply) => {
    const { person, position, ...rest } = bodyOf(request.body) as unknown as AddPersonRequest &
      Record<string, unknown>
    if (Object.keys(rest).length > 0) throw new Fault('badRequest')
    return doing(context, request, reply, {
      name: 'person.add',
      status: 201,
      work: (act) =>
        addPerson(context.db, act, idOf(request.params.id), bodyOf(person), bodyOf(position ?? {})),
      body: ({ person, position }, { user }) => ({
        person: shown(user, 'person', person),
        position: shown(user, 'position', position),
      }),
    })
  })

  app.get<{ Querystring: { q?: string } }>('/api/search', async (request): Promise<SearchAnswer> => {
    const { q = '' } = request.query
    if (typeof q !== 'string' || !q.isWellFormed() || q.includes('\0')) throw new Fault('badRequest')
    return { hits: await reading(context, request, ({ user }, db) => search(db, user, q)) }
  })

  app.get<{ Querystring: { number?: string } }>('/api/call', async (request) => {
    const { number = '' } = request.query
    if (typeof number !== 'string' || number.length > 60) throw new Fault('badRequest')
    return reading(context, request, ({ user, settings }, db) =>
      whoCalls(db, user, settings.firm.country, number),
    )
  })

  app.get<{ Querystring: { for?: string } }>('/api/today', async (request, reply) => {
    const whose = request.query.for ?? 'me'
    if (whose !== 'me' && whose !== 'team') throw new Fault('badRequest')
    const day = await reading(context, request, ({ user, today }, db) => todayJson(db, user, today, whose))
    return reply.type('application/json').send(day)
  })

  app.get<{ Querystring: { client?: string; before?: string } }>('/api/activity', async (request) => {
    return reading(context, request, async ({ user }, db) => {
      const client = idOf(request.query.client ?? '')
      const [found] = await loadReadable(db, user, registry.client as never, [client])
      if (!found || found.deletedAt !== null) throw new Fault('notFound')
      return activityPage(db, user, { client }, request.query.before)
    })
  })
}
