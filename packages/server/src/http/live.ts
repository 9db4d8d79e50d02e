/** Server-Sent Events: what changed among the things a browser shows. Rights are asked again before anything is sent. */
import type { OutgoingHttpHeaders } from 'node:http'
import { type Entity, entityNamed, isId } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { Fault } from '../errors.ts'
import { mostAtOnce, sealedSince } from '../journal/sealed.ts'
import type { Asking } from '../records/asking.ts'
import type { Touched } from '../records/perform.ts'
import { readable } from '../records/scope.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'

/** Milliseconds between two signs of life; proxies close what is silent, and who comes back has little to catch up with. */
const heartbeat = 20_000
const mostTopics = 60
/** More changes of one kind at once are told as many: nobody draws a thousand rows anew one by one. */
const mostEach = 200

export function liveRoutes(app: FastifyInstance, context: Context): void {
  app.get<{ Querystring: { topics?: string } }>('/api/live', async (request, reply) => {
    await askingOf(context, request)
    const topics = readTopics(request.query.topics ?? '')
    const again = async () => {
      delete request.asking
      return askingOf(context, request)
    }
    reply.hijack()
    const { raw } = reply
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    // An ended stream lives on until the browser has taken all of it; writing to it then would end the program.
    const write = (text: string) => raw.writable && raw.write(text)
    const send = (event: string, data: unknown, id?: bigint) =>
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    let queue = Promise.resolve()
    // Until what was missed has been told, what is told has no number: whoever breaks off there comes back to where it was.
    let isTold = false
    const hear = (changes: readonly Touched[], position: bigint) => {
      const wanted = changes.filter(topics.wants)
      if (wanted.length === 0) return
      queue = queue
        .then(async () => {
          const asking = await again()
          const { changes: each, many } = await tellable(context, asking, wanted, topics)
          const id = isTold ? position : undefined
          for (const change of each) send('change', change, id)
          for (const entity of many) send('many', { entity }, id)
        })
        .catch(() => {
          // Signed out, blocked, or the database is away: the browser comes back and is told, or asked to sign in.
          end()
        })
    }
    const tellPosition = (position: bigint) => {
      queue = queue.then(() => {
        isTold = true
        send('told', { position: position.toString() }, position)
      })
    }
    const stop = context.live.listen(hear)
    const position = context.live.position()
    const unsealed = context.live.unsealed()
    let beat: NodeJS.Timeout | undefined
    // A reader who has stopped reading closes nothing for a long time: what would write to it ends first.
    const end = () => {
      clearInterval(beat)
      stop()
      if (raw.writable) raw.end()
    }
    raw.on('close', end).on('error', end)
    if (raw.destroyed) return end()
    // Read once changes are heard of: one in between would be told to nobody.
    const asking = await again().catch(() => undefined)
    if (!asking) return end()
    const { version: settingsVersion } = asking.settings
    send('hello', { build: context.build, settingsVersion })
    const last = request.headers['last-event-id']
    if (last !== undefined) {
      const missed = await missedSince(context, last, unsealed).catch(() => undefined)
      // What was missed cannot be told: the browser comes back and asks again.
      if (missed === undefined) return end()
      if (missed === 'everything') send('everything', {})
      else hear(missed, position)
    }
    tellPosition(position)
    beat = setInterval(() => tellPosition(context.live.position()), heartbeat)
    if (raw.destroyed) end()
  })
}

/** What was sealed behind a position and what has been told and is not sealed; the position comes from a browser. */
async function missedSince(
  { db }: Context,
  last: string | readonly string[],
  unsealed: readonly Touched[] | undefined,
): Promise<readonly Touched[] | 'everything'> {
  if (typeof last !== 'string' || !/^\d{1,18}$/.test(last) || unsealed === undefined) return 'everything'
  const { changes } = await sealedSince(db, BigInt(last))
  return changes.length >= mostAtOnce ? 'everything' : [...changes, ...unsealed]
}

interface Topics {
  readonly wants: (change: Touched) => boolean
  /** Whether it is asked for by its own id. */
  readonly isNamed: (change: Touched) => boolean
  /** Whether it is, or its client is. */
  readonly isOfNamed: (change: Touched) => boolean
}

/** "client:<id>" is everything of that client, "task:*" every change of that kind. */
function readTopics(text: string): Topics {
  const topics = text === '' ? [] : text.split(',')
  if (topics.length > mostTopics) throw new Fault('badRequest')
  const [kinds, records] = [new Set<string>(), new Set<string>()]
  for (const topic of topics) {
    const [entity = '', id = ''] = topic.split(':')
    if (!entityNamed(entity) || !(id === '*' || isId(id))) throw new Fault('badRequest')
    if (id === '*') kinds.add(entity)
    else records.add(id.toLowerCase())
  }
  const isOfNamed = ({ id, client }: Touched) => records.has(id) || (client !== null && records.has(client))
  return {
    wants: (change) => kinds.has(change.entity) || isOfNamed(change),
    isNamed: ({ id }) => records.has(id),
    isOfNamed,
  }
}

/** What the reader may hear of: single changes, and of which entities there are many. */
async function tellable(
  context: Context,
  asking: Asking,
  wanted: readonly Touched[],
  { isNamed, isOfNamed }: Topics,
): Promise<{ changes: readonly Touched[]; many: readonly string[] }> {
  const each: Touched[] = []
  const many: string[] = []
  for (const [entity, group] of Map.groupBy(wanted, (change) => change.entity)) {
    const isMany = group.length > mostEach
    each.push(...(isMany ? group.filter(isOfNamed) : group))
    if (isMany && (await mayReadAny(context, asking, entity, group))) many.push(entity)
  }
  return { changes: await readableAmong(context, asking, each, isNamed), many }
}

async function mayReadAny(
  { db }: Context,
  { user }: Asking,
  name: string,
  changes: readonly Touched[],
): Promise<boolean> {
  const entity = entityNamed(name) as Entity
  const rows = await db.read(sql`select 1 from ${sql.id(tableOf(entity))} t
    where t.id = any(${changes.map(({ id }) => id)}::uuid[]) and ${readable(user, entity, 't') ?? truth} limit 1`)
  return rows.length > 0
}

async function readableAmong(
  { db }: Context,
  { user }: Asking,
  changes: readonly Touched[],
  isNamed: Topics['isNamed'],
): Promise<readonly Touched[]> {
  const shown: Touched[] = []
  for (const [name, group] of Map.groupBy(changes, ({ entity }) => entity)) {
    const entity = entityNamed(name) as Entity
    const rows = await db.read<{
      id: string
      may: boolean
    }>(sql`select t.id, ${readable(user, entity, 't') ?? truth} as may
      from ${sql.id(tableOf(entity))} t where t.id = any(${group.map(({ id }) => id)}::uuid[])`)
    const there = new Map(rows.map(({ id, may }) => [id, may]))
    // Of what the bin has lost for good no rights can be asked: whoever shows just that record hears that it is gone.
    shown.push(...group.filter((change) => there.get(change.id) ?? isNamed(change)))
  }
  return shown
}
