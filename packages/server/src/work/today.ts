import { type Day, type Entity, isHidden, type Reader, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { onceForBoth } from '../db/once.ts'
import { bytesOf, passedOn } from '../db/passedOn.ts'
import { all, any, compiledFor, falsehood, type Sql, sql, type Template, truth } from '../db/sql.ts'
import { guessed } from '../records/guess.ts'
import { ways } from '../records/page.ts'
import { type OwnParts, ownParts, readable } from '../records/scope.ts'
import { selectList, titlesOf } from '../records/select.ts'
import { readSort, type Sort } from '../records/sort.ts'

const task = registry.task as unknown as Entity
const most = 100

/** The open tasks of one's own or of all that one may read, by what is late, due, coming within a week, and without a day. */
export async function todayJson(
  db: Database,
  reader: Reader,
  today: Day,
  whose: 'me' | 'team',
): Promise<Buffer> {
  const way: Way = whose === 'me' ? 'whole' : ((await fewParts(db, reader)) ?? 'stretch')
  const ask = async (asked: Way) =>
    (await db.readOne<{ today: string; cut: boolean }>(askedFor(reader, whose, asked)(today)))!
  const row = await ask(way)
  return bytesOf((row.cut ? await ask('whole') : row).today)
}

const written = onceForBoth<Template>()

const askedFor = (reader: Reader, whose: 'me' | 'team', way: Way): Template =>
  written(reader, task, `${whose} ${typeof way === 'string' ? way : 'parts'}`, () =>
    compiledFor(todaySql(reader, anyDay, whose, way), anyDay),
  )

/** In the statement as it is written; no day is called so. */
const anyDay = 'the day' as Day

/** Part by part of what the reader sees; along everybody's days, so far that it is enough mostly; along all of them. */
type Way = OwnParts | 'stretch' | 'whole'

/** Tasks of a group that are looked through for what the reader may see. */
const stretch = 4_000

/** The parts of what the reader sees, if reading each is less than walking everybody's tasks until enough are theirs. */
async function fewParts(db: Database, reader: Reader): Promise<OwnParts | undefined> {
  const parts = ownParts(reader, task)
  if (!parts?.near) return undefined
  const open = sql`t.status = 'open'`
  const [whole, mine] = [await guessed(db, 'task', open), await guessed(db, 'task', all([open, parts.near]))]
  return parts.count < whole / mine ? parts : undefined
}

const byDue = readSort(task, 'due') as Sort
const byBeginning = readSort(task, 'createdAt') as Sort
const dayOfTask = sql`coalesce(t.due, 'infinity'::date)`
const noDay = sql`'infinity'::date`

/** `cut`: a stretch came to its end before it filled its group. */
export function todaySql(
  reader: Reader,
  today: Day,
  whose: 'me' | 'team',
  way: Way,
  far: number = stretch,
): Sql {
  // Neither a group nor the order in it tells of days that are hidden from the reader.
  const [due, sort] = isHidden(reader, task, 'due') ? [noDay, byBeginning] : [dayOfTask, byDue]
  const who = whose === 'me' ? sql`t.owner = ${reader.id}::uuid` : truth
  const fits = (condition: Sql) => all([sql`t.status = 'open'`, who, condition])
  // Planned without the values, the planner would read a whole group and sort it. The key is made inside, or the outer order
  // would be sorted anew.
  const ahead = (filter: Sql, what: Sql) =>
    sql`select ${what}, ${due} as k from task t where t.deleted_at is null and ${filter} order by ${due}, t.id limit ${sql.lit(far)}`
  const group = (condition: Sql) => {
    const filter = fits(condition)
    if (way === 'stretch')
      return sql`select t.* from (${ahead(filter, sql`t.*`)}) t where ${readable(reader, task, 't') ?? truth}
        order by t.k, t.id limit ${sql.lit(most + 1)}`
    const page = {
      filter: undefined,
      sort,
      from: undefined,
      forwards: true,
      inclusive: false,
      limit: most,
    }
    const find = ways(reader, task, page, filter)
    return sql`select t.* from (${way === 'whole' ? find.along() : find.branches(way)}) f join task t on t.id = f.id order by f.k, f.id`
  }
  const when = {
    late: sql`${due} < ${today}::date`,
    due: sql`${due} = ${today}::date`,
    coming: sql`${due} > ${today}::date and ${due} <= ${today}::date + 7`,
    undated: sql`${due} = 'infinity'::date`,
  }
  const names = Object.keys(when) as (keyof typeof when)[]
  const isCut = (name: keyof typeof when) =>
    sql`(case when (select count(*) > ${sql.lit(most)} from ${sql.id(name)}) then false
      else (select count(*) = ${sql.lit(far)} from (${ahead(fits(when[name]), sql`1`)}) x) end)`
  const listed = (
    name: string,
  ) => sql`${sql.lit(name)}, (select coalesce(json_agg(x.j), '[]') from (select (select row_to_json(f) from
    (select ${selectList(task, 't', reader.hidden.task)}) f) as j from ${sql.id(name)} t limit ${sql.lit(most)}) x)`
  const more = (name: string) =>
    sql`${sql.lit(name)}, (select count(*) > ${sql.lit(most)} from ${sql.id(name)})`
  const everything = sql`(${sql.join(
    names.map((name) => sql`select * from ${sql.id(name)}`),
    sql` union all `,
  )})`
  return sql`with ${sql.join(names.map((name) => sql`${sql.id(name)} as materialized (${group(when[name])})`))}
    select ${passedOn(sql`json_build_object('today', ${today}::text, ${sql.join(names.map(listed))},
      'more', json_build_object(${sql.join(names.map(more))}), 'titles', ${titlesOf(reader, task, everything)})::text`)} as today,
      ${way === 'stretch' ? any(names.map(isCut)) : falsehood} as cut`
}
