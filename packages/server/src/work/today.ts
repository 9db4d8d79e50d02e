import { type Day, type Entity, type Reader, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { bytesOf, passedOn } from '../db/passedOn.ts'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { guessed } from '../records/guess.ts'
import { ways } from '../records/page.ts'
import { type OwnParts, ownParts } from '../records/scope.ts'
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
  const parts = whose === 'team' ? await fewParts(db, reader) : undefined
  const [row] = await db.read<{ today: string }>(todaySql(reader, today, whose, parts))
  if (!row) throw new Error('one row was asked for')
  return bytesOf(row.today)
}

/** The parts of what the reader sees, if reading each is less than walking everybody's tasks until enough are theirs. */
async function fewParts(db: Database, reader: Reader): Promise<OwnParts | undefined> {
  const parts = ownParts(reader, task)
  if (!parts) return undefined
  const open = sql`t.status = 'open'`
  const [whole, mine] = [await guessed(db, 'task', open), await guessed(db, 'task', all([open, parts.near]))]
  return parts.count < whole / mine ? parts : undefined
}

const byDue = readSort(task, 'due') as Sort

/** `parts`: read part by part of what the reader sees, instead of along everybody’s days. */
export function todaySql(reader: Reader, today: Day, whose: 'me' | 'team', parts: OwnParts | undefined): Sql {
  const who = whose === 'me' ? sql`t.owner = ${reader.id}::uuid` : truth
  const group = (condition: Sql) => {
    const filter = all([sql`t.status = 'open'`, who, condition])
    const page = {
      filter: undefined,
      sort: byDue,
      from: undefined,
      forwards: true,
      inclusive: false,
      limit: most,
    }
    const find = ways(reader, task, page, filter)
    return sql`select t.* from (${parts ? find.branches(parts) : find.along()}) f join task t on t.id = f.id order by f.k, f.id`
  }
  const due = sql`coalesce(t.due, 'infinity'::date)`
  const groups = {
    late: group(sql`${due} < ${today}::date`),
    due: group(sql`${due} = ${today}::date`),
    coming: group(sql`${due} > ${today}::date and ${due} <= ${today}::date + 7`),
    undated: group(sql`${due} = 'infinity'::date`),
  }
  const names = Object.keys(groups) as (keyof typeof groups)[]
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
  return sql`with ${sql.join(names.map((name) => sql`${sql.id(name)} as materialized (${groups[name]})`))}
    select ${passedOn(sql`json_build_object('today', ${today}::text, ${sql.join(names.map(listed))},
      'more', json_build_object(${sql.join(names.map(more))}), 'titles', ${titlesOf(reader, task, everything)})::text`)} as today`
}
