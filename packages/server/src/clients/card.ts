import { type Entity, isHidden, type Reader, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { onceForBoth } from '../db/once.ts'
import { bytesOf, passedOn } from '../db/passedOn.ts'
import { all, compiledFor, type Sql, sql, type Template, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { Fault } from '../errors.ts'
import type { Settings } from '../firm/settings.ts'
import { activitySql } from '../journal/activity.ts'
import { readable, readableAtClient } from '../records/scope.ts'
import { selectList, titlesOf } from '../records/select.ts'
import { knownOf } from '../registers/kept.ts'
import { namedClients, peopleAt } from './people.ts'

/** Everything the card's first screen shows, as JSON (`CardAnswer`) in one statement, however big the client is. */
export async function cardJson(
  db: Database,
  reader: Reader,
  id: string,
  settings: Pick<Settings, 'whole'>,
): Promise<Buffer> {
  const row = await db.readOne<{ card: string | null }>(cardOf(settings, reader)(id))
  if (!row?.card) throw new Fault('notFound')
  return bytesOf(row.card)
}

const written = onceForBoth<Template>()

/** Whoever reads cards reads many. */
const cardOf = (settings: Pick<Settings, 'whole'>, reader: Reader): Template =>
  written(settings, reader, 'card', () =>
    compiledFor(
      cardSql(reader, anyClient, (name) => settings.whole(plain(name))),
      anyClient,
    ),
  )

/** In the statement as it is written; no record has it. */
const anyClient = 'the client'

type Named = (name: keyof typeof registry) => Entity

function cardSql(reader: Reader, id: string, entity: Named): Sql {
  const client = entity('client')
  const rights = readable(reader, client, 't') ?? truth
  const part = (name: 'talk' | 'task', condition: Sql, order: Sql, limit: number) =>
    sql`select t.* from ${sql.id(tableOf({ name }))} t
      where ${all([sql`t.client = ${id}::uuid and t.deleted_at is null`, condition, readable(reader, entity(name), 't') ?? truth])}
      ${order} limit ${sql.lit(limit)}`
  const listed = (name: 'talk' | 'task', relation: string) =>
    sql`(select coalesce(json_agg(x.j), '[]') from (select (select row_to_json(f) from
      (select ${selectList(entity(name), 't', reader.hidden[name])}) f) as j from ${sql.id(relation)} t) x)`
  /** By a field, or as they were made if that is hidden: the order would tell of it. */
  const by = (name: 'talk' | 'task', field: string, order: Sql) =>
    isHidden(reader, entity(name), field) ? sql`order by t.id` : order
  return sql`with c as (select t.* from client t where t.id = ${id}::uuid and t.deleted_at is null and ${rights}),
    talks as materialized (${part('talk', truth, by('talk', 'at', sql`order by t.at desc, t.id desc`), 20)}),
    tasks as materialized (${part('task', sql`t.status = 'open'`, by('task', 'due', sql`order by coalesce(t.due, 'infinity'::date), t.id`), 50)}),
    done as materialized (${part('task', sql`t.status = 'done'`, by('task', 'doneAt', sql`order by t.done_at desc, t.id desc`), 10)})
    select ${passedOn(sql`json_build_object(
      'client', (select row_to_json(f) from (select ${selectList(client, 't', reader.hidden.client)}) f),
      'people', ${peopleAt(reader, id, { most: 100, entity })},
      'places', ${partsAt(reader, 'place', id)},
      'recipients', ${partsAt(reader, 'recipient', id)},
      'notes', ${partsAt(reader, 'note', id)},
      'attachments', ${partsAt(reader, 'attachment', id)},
      'links', ${partsAt(reader, 'externalLink', id)},
      'groups', ${groups(reader, id)},
      'talks', ${listed('talk', 'talks')},
      'tasks', ${listed('task', 'tasks')},
      'doneTasks', ${listed('task', 'done')},
      'activity', (select coalesce(json_agg(a), '[]') from (${activitySql(reader, { client: id, limit: 20 })}) a),
      'findings', ${knownOf('t', reader.hidden.client ?? [])},
      'titles', (select coalesce(json_object_agg(key, value), '{}') from (
        select * from json_each(${titlesOf(reader, entity('talk'), sql`talks`)}) union all
        select * from json_each(${titlesOf(reader, entity('task'), sql`(select * from tasks union all select * from done)`)})) u)
    )::text`)} as card from c t`
}

const plain: Named = (name) => registry[name] as unknown as Entity

/** How many there are. */
const partsAt = (
  reader: Reader,
  name: 'attachment' | 'externalLink' | 'note' | 'place' | 'recipient',
  id: string,
): Sql =>
  sql`(select count(*) from ${sql.id(tableOf({ name }))} t
    where ${all([sql`t.client = ${id}::uuid and t.deleted_at is null`, readableAtClient(reader, plain(name), 't') ?? truth])})`

/** The purchasing groups of which this client is a recipient, as far as the reader may see them. */
function groups(reader: Reader, id: string): Sql {
  const recipient = plain('recipient')
  if (['client', 'member'].some((field) => isHidden(reader, recipient, field))) return sql`'[]'::json`
  return namedClients(
    reader,
    'g',
    sql`g.id in (select t.client from recipient t
      where ${all([sql`t.member = ${id}::uuid and t.deleted_at is null`, readable(reader, recipient, 't') ?? truth])})`,
  )
}
