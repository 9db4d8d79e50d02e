/** The client's card, typical and biggest, and the day's tasks. */

import { cardJson } from '../../packages/server/src/clients/card.ts'
import { sql } from '../../packages/server/src/db/sql.ts'
import { todayJson } from '../../packages/server/src/work/today.ts'
import { clientId } from '../volume/clients.ts'
import { dayOf } from '../volume/ids.ts'
import { biggest } from '../volume/sizes.ts'
import type { Bench, Budget, Work } from './bench.ts'

const budget: Budget = { p95: 30, ratio: 2, ratioOfMany: 3.5 }

export async function cards(bench: Bench): Promise<readonly Work[]> {
  const { readers, volume } = bench
  // Of those the firm was made with: what saving has added has no people and no past.
  const typical = await bench.db.read<{
    id: string
  }>(sql`select id from client where visibility = 'everyone' and external_id is not null
    and department = any(${readers.department.departments}::uuid[]) order by md5(id::text) limit 40`)
  const work = (name: string, reader: 'all' | 'third' | 'department', ids: readonly string[]): Work => ({
    name: `card, ${name}`,
    reader,
    requests: async () => ids.map((id) => ({ method: 'GET', path: `/api/clients/${id}/card` })),
    plain: { scripts: ids.map((id) => [plainCard(id)]) },
    budget,
    plan: async (db, nth) =>
      partsOf(String(await cardJson(db, readers[reader], ids[nth]!, { whole: (entity) => entity }))),
  })
  const ids = typical.map(({ id }) => id)
  return [
    work('typical', 'all', ids),
    work('typical', 'department', ids),
    work('biggest', 'all', [clientId(volume.firm, biggest)]),
  ]
}

export async function today({ readers, volume }: Bench): Promise<readonly Work[]> {
  const day = dayOf(Date.now())
  const work = (reader: 'department' | 'third', whose: 'me' | 'team'): Work => ({
    name: `today, ${whose === 'me' ? 'my tasks' : "the team's"}`,
    reader,
    requests: async () => [{ method: 'GET', path: `/api/today?for=${whose}` }],
    plain: {
      scripts: [
        [plainToday(whose === 'me' ? `t.owner = '${readers[reader].id}'` : 'true', dayOf(volume.firm.today))],
      ],
    },
    budget,
    plan: async (db) => partsOf(String(await todayJson(db, readers[reader], day as never, whose))),
  })
  return [work('department', 'me'), work('department', 'team'), work('third', 'team')]
}

/** Rows in all lists of an answer. */
const partsOf = (text: string): number =>
  Object.values(JSON.parse(text) as object).reduce<number>(
    (sum, part) => sum + (Array.isArray(part) ? part.length : 0),
    1,
  )

const json = (rows: string) => `(select coalesce(json_agg(x), '[]') from (${rows}) x)`

const plainCard = (id: string) => `select json_build_object('client', (select row_to_json(t) from (select t.*,
    array(select target from client_labels l where l.record = t.id) as labels, array(select target from client_team l where l.record = t.id) as team) t),
  'people', ${json(`select p.*, o.title, o."primary", o.active from position o join person p on p.id = o.person where o.client = '${id}' and o.deleted_at is null and p.deleted_at is null order by p.name limit 100`)},
  'talks', ${json(`select * from talk where client = '${id}' and deleted_at is null order by at desc, id desc limit 20`)},
  'tasks', ${json(`select * from task where client = '${id}' and status = 'open' and deleted_at is null order by coalesce(due, 'infinity'::date), id limit 50`)},
  'done', ${json(`select * from task where client = '${id}' and status = 'done' and deleted_at is null order by done_at desc limit 10`)},
  'activity', ${json(`select e.*, a.name, a.at, a."user" from entry e join act a on a.id = e.act where e.client = '${id}' order by e.id desc limit 20`)})::text
  from client t where t.id = '${id}' and t.deleted_at is null`

const plainToday = (who: string, day: string) => {
  const due = "coalesce(t.due, 'infinity'::date)"
  const group = (condition: string) =>
    json(`select t.*, c.name as client_name from task t left join client c on c.id = t.client
    where t.deleted_at is null and t.status = 'open' and ${who} and ${condition} order by ${due}, t.id limit 101`)
  return `select json_build_object('late', ${group(`${due} < '${day}'::date`)}, 'due', ${group(`${due} = '${day}'::date`)},
    'coming', ${group(`${due} > '${day}'::date and ${due} <= '${day}'::date + 7`)}, 'undated', ${group(`${due} = 'infinity'::date`)})::text`
}
