import { type Entity, type Reader, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { Fault } from '../errors.ts'
import type { Settings } from '../firm/settings.ts'
import { activitySql } from '../journal/activity.ts'
import { readable } from '../records/scope.ts'
import { selectList, titlesOf } from '../records/select.ts'

/** Everything the card's first screen shows, as JSON text (`CardAnswer`) in one statement, however big the client is. */
export async function cardText(
  db: Database,
  reader: Reader,
  id: string,
  { whole }: Pick<Settings, 'whole'>,
): Promise<string> {
  const entity = (name: keyof typeof registry) => whole(registry[name] as unknown as Entity)
  const [row] = await db.read<{ card: string | null }>(cardSql(reader, id, entity))
  if (!row?.card) throw new Fault('notFound')
  return row.card
}

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
  return sql`with c as (select t.* from client t where t.id = ${id}::uuid and t.deleted_at is null and ${rights}),
    talks as materialized (${part('talk', truth, sql`order by t.at desc, t.id desc`, 20)}),
    tasks as materialized (${part('task', sql`t.status = 'open'`, sql`order by coalesce(t.due, 'infinity'::date), t.id`, 50)}),
    done as materialized (${part('task', sql`t.status = 'done'`, sql`order by t.done_at desc, t.id desc`, 10)})
    select json_build_object(
      'client', (select row_to_json(f) from (select ${selectList(client, 't', reader.hidden.client)}) f),
      'people', ${people(reader, id, entity)},
      'talks', ${listed('talk', 'talks')},
      'tasks', ${listed('task', 'tasks')},
      'doneTasks', ${listed('task', 'done')},
      'activity', (select coalesce(json_agg(a), '[]') from (${activitySql(reader, { client: id, limit: 20 })}) a),
      'titles', (select coalesce(json_object_agg(key, value), '{}') from (
        select * from json_each(${titlesOf(entity('talk'), sql`talks`)}) union all
        select * from json_each(${titlesOf(entity('task'), sql`(select * from tasks union all select * from done)`)})) u)
    )::text as card from c t`
}

function people(reader: Reader, id: string, entity: Named): Sql {
  const json = (name: 'position' | 'person', alias: string) =>
    sql`(select row_to_json(f) from (select ${selectList(entity(name), alias, reader.hidden[name])}) f)`
  return sql`(select coalesce(json_agg(json_build_object('position', ${json('position', 't')}, 'person', ${json('person', 'p')})
      order by t.active desc, t."primary" desc, p.name, t.id), '[]')
    from (select * from position where client = ${id}::uuid and deleted_at is null order by active desc, "primary" desc, id limit 100) t
    join person p on p.id = t.person and p.deleted_at is null)`
}
