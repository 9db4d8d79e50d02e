/** The same addresses for every entity: list, count, one, create, change, bin, restore, history, actions. */
import { actions, type Entity, entities, fieldOfKey, isId, type Reader, scopeOf } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { activitySql } from '../journal/activity.ts'
import { operationsOn } from '../operations.ts'
import type { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { count, type ListAsked, listJson } from '../records/list.ts'
import { loadReadable } from '../records/load.ts'
import { seen, seenValue, speaksOfHidden } from '../records/seen.ts'
import type { Stored } from '../records/stored.ts'
import { reading } from './asking.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'

interface WithId {
  Params: { id: string }
}

export function recordRoutes(app: FastifyInstance, context: Context): void {
  for (const entity of entities) {
    const shown = (record: Stored, asking: Asking) => seen(asking, entity, record)
    const address = `/api/${entity.plural}`
    const operations = operationsOn(entity)

    app.get<{ Querystring: ListAsked }>(address, async (request, reply) => {
      const known: readonly string[] = ['where', 'sort', 'after', 'before', 'from', 'limit']
      if (
        Object.entries(request.query).some(
          ([name, value]) => !known.includes(name) || typeof value !== 'string',
        )
      )
        throw new Fault('badRequest')
      const page = await reading(context, request, async (asking, db) => {
        const { user, settings } = asking
        mayLook(user, entity)
        const page = await listJson(db, user, settings.whole(entity), request.query)
        return speaksOfHidden(asking, entity) ? withRows(page, (row) => shown(row, asking)) : page
      })
      return reply.type('application/json').send(page)
    })

    app.get<{ Querystring: { where?: string } }>(`${address}/count`, (request) =>
      reading(context, request, async ({ user, settings }, db) => {
        mayLook(user, entity)
        return count(db, user, settings.whole(entity), request.query.where)
      }),
    )

    app.get<WithId>(`${address}/:id`, (request) =>
      reading(context, request, async (asking, db) => {
        const { user, settings } = asking
        const whole = settings.whole(entity)
        const [record] = await loadReadable(db, user, whole, [idOf(request.params.id)])
        if (!record || record.deletedAt !== null) throw new Fault('notFound')
        return shown(record, asking)
      }),
    )

    app.get<WithId & { Querystring: { before?: string } }>(`${address}/:id/history`, (request) =>
      reading(context, request, async (asking, db) => {
        const { user } = asking
        const id = idOf(request.params.id)
        const [record] = await loadReadable(db, user, entity, [id])
        if (!record) throw new Fault('notFound')
        const of = { record: { entity: entity.name, id } }
        const page = await activityPage(db, user, of, request.query.before)
        return speaksOfHidden(asking, entity) ? withChanges(page, asking, entity, record) : page
      }),
    )

    app.post(address, (request, reply) =>
      doing(context, request, reply, {
        name: `${entity.name}.create`,
        status: 201,
        work: (act) => operations.create(context.db, act, fieldsOf(act, entity, request.body)),
        body: (record, asking) => shown(record, asking),
      }),
    )

    app.patch<WithId>(`${address}/:id`, (request, reply) =>
      doing(context, request, reply, {
        name: `${entity.name}.change`,
        work: (act) => {
          const { version, ...changes } = bodyOf(fieldsOf(act, entity, request.body))
          if (version !== undefined && !Number.isSafeInteger(version)) throw new Fault('badRequest')
          return operations.change(
            context.db,
            act,
            idOf(request.params.id),
            changes,
            version as number | undefined,
          )
        },
        body: (record, asking) => shown(record, asking),
      }),
    )

    app.delete<WithId>(`${address}/:id`, (request, reply) =>
      doing(context, request, reply, {
        name: `${entity.name}.delete`,
        status: 204,
        work: (act) => act.remove(entity, idOf(request.params.id)),
      }),
    )

    app.post<WithId>(`${address}/:id/restore`, (request, reply) =>
      doing(context, request, reply, {
        name: `${entity.name}.restore`,
        work: (act) => operations.restore(context.db, act, idOf(request.params.id)),
        body: (record, asking) => shown(record, asking),
      }),
    )

    for (const action of actions.filter((each) => each.entity.name === entity.name))
      app.post<WithId>(`${address}/:id/${action.name}`, (request, reply) =>
        doing(context, request, reply, {
          name: `${entity.name}.${action.name}`,
          work: (act) => act.perform(action, idOf(request.params.id), request.body),
          body: (record, asking) => shown(record, asking),
        }),
      )
  }
}

/** A page of a list whose rows are looked through once more. */
function withRows(json: Buffer, look: (row: Stored) => Stored): Buffer {
  const page: { readonly rows: readonly Stored[] } = JSON.parse(String(json))
  return Buffer.from(JSON.stringify({ ...page, rows: page.rows.map(look) }))
}

interface ActivityPage {
  readonly entries: readonly Entry[]
  readonly before: string | null
}
interface Entry {
  readonly id: string
  readonly changes: Readonly<Record<string, readonly unknown[]>>
}

/** The history of a record, in whose changes something hidden may be spoken of. */
const withChanges = (page: ActivityPage, asking: Asking, entity: Entity, record: Stored): ActivityPage => ({
  ...page,
  entries: page.entries.map((entry) => ({
    ...entry,
    changes: Object.fromEntries(
      Object.entries(entry.changes).map(([key, values]) => [
        key,
        values.map((each) => seenValue(asking, entity, fieldOfKey(entity, key) ?? key, record, each)),
      ]),
    ),
  })),
})

/** A page of activity, newest first. */
export async function activityPage(
  db: Database,
  reader: Reader,
  of: { client: string } | { record: { entity: string; id: string } },
  before: string | undefined,
): Promise<ActivityPage> {
  if (before !== undefined && !/^\d{1,18}$/.test(before)) throw new Fault('badRequest')
  const limit = 50
  const entries = await db.read<Entry>(
    sql`${activitySql(reader, { ...of, ...(before && { before }), limit })}`,
  )
  return { entries, before: entries.length === limit ? (entries.at(-1)?.id ?? null) : null }
}

export const idOf = (text: string): string => {
  if (!isId(text)) throw new Fault('notFound')
  return text.toLowerCase()
}

export function bodyOf(body: unknown): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Fault('badRequest')
  return body as Record<string, unknown>
}

/** The fields of a body. Work may be given together with a place in its client's team, which is said beside them. */
function fieldsOf(act: Act, entity: Entity, body: unknown): unknown {
  if (entity.ownership.by !== 'work' || typeof body !== 'object' || body === null || Array.isArray(body))
    return body
  const { addToTeam, ...fields } = body as Record<string, unknown>
  act.addsToTeam = isSaid(addToTeam)
  return fields
}

/** Yes or no; no if it is left out. */
export function isSaid(value: unknown): boolean {
  if (value !== undefined && typeof value !== 'boolean') throw new Fault('badRequest')
  return value ?? false
}

const mayLook = (reader: Reader, entity: Entity) => {
  if (scopeOf(reader, entity.name, 'read') === 'none') throw new Fault('forbidden')
}
