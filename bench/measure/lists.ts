/** Lists of clients and people for readers who see all, a third, a department and forty. */
import type { Filter } from '@kartoteka/model'
import { sql } from '../../packages/server/src/db/sql.ts'
import { listJson } from '../../packages/server/src/records/list.ts'
import { cursorText } from '../../packages/server/src/records/sort.ts'
import { entity } from '../volume/clients.ts'
import type { ReaderName } from '../volume/firm.ts'
import { commonTown, rareTown } from '../volume/names.ts'
import type { Bench, Budget, Work } from './bench.ts'

const budget: Budget = { p95: 30, ratio: 2, ratioOfMany: 3.5 }

interface List {
  readonly name: string
  /** Of clients, if it is not said. */
  readonly of?: 'client' | 'person'
  readonly asked: { sort?: string; after?: string; from?: string; where?: Filter }
  /** The same as plain SQL without rights. */
  readonly where?: string
  readonly order?: string
}

/** Every list for every reader. */
export async function lists(bench: Bench): Promise<readonly Work[]> {
  const { labelIds } = bench.volume.firm
  const [middle] = await bench.db.read<{ id: string; name: string }>(sql`select id, name from client
    where deleted_at is null order by name, id offset ${Math.floor(bench.volume.size.clients / 2)}::int limit 1`)
  const town = (value: string): Partial<List> => ({
    asked: { where: { field: 'town', is: 'is', value } },
    where: `t.town = '${value}'`,
  })
  const label = (n: number): Partial<List> => ({
    asked: { where: { field: 'labels', is: 'is', value: labelIds[n]! } },
    where: `t.id in (select l.record from client_labels l where l.target = '${labelIds[n]}')`,
  })
  const several: Filter = {
    all: [
      { field: 'active', is: 'is', value: true },
      { field: 'town', is: 'is', value: commonTown },
      { field: 'labels', is: 'is', value: labelIds[1]! },
    ],
  }
  const { today } = bench.volume.firm
  const before = (days: number) => new Date(today - days * 86_400_000).toISOString()
  const silent = (days: number): Partial<List> => ({
    asked: { where: { not: { field: 'talk.at', is: 'from', value: before(days) } } },
    where: `not exists (select from talk n where n.client = t.id and n.deleted_at is null and n.at >= cast('${before(days)}' as timestamptz))`,
  })
  const either: Filter = {
    any: [
      { field: 'labels', is: 'is', value: labelIds[2]! },
      { field: 'town', is: 'is', value: rareTown },
      { field: 'person.lastName', is: 'contains', value: 'Brzęczysz' },
    ],
  }
  const all: readonly List[] = [
    { name: 'by name', asked: {} },
    { name: 'by change, newest first', asked: { sort: '-updatedAt' }, order: 't.updated_at desc, t.id desc' },
    { name: 'by town', asked: { sort: 'town' }, order: "coalesce(t.town, U&'\\FFFF'), t.id" },
    {
      name: 'middle of the list',
      asked: { after: cursorText(middle!.name, middle!.id) },
      where: `(t.name, t.id) > ('${middle!.name.replaceAll("'", "''")}', '${middle!.id}')`,
    },
    {
      name: 'jump to M',
      asked: { from: 'M' },
      where: "(t.name, t.id) >= ('M', '00000000-0000-0000-0000-000000000000')",
    },
    { name: 'town, frequent', asked: {}, ...town(commonTown) },
    { name: 'town, rare', asked: {}, ...town(rareTown) },
    { name: 'town, none', asked: {}, ...town('Nibylandia') },
    { name: 'label, 30 %', asked: {}, ...label(0) },
    { name: 'label, 2 %', asked: {}, ...label(2) },
    {
      name: 'own field, one of its options',
      asked: { where: { field: 'custom.own0', is: 'is', value: 'a' } },
      where: `t.custom <> '{}' and t.custom @> '{"own0": "a"}'`,
    },
    {
      name: 'own field, a number from',
      asked: { where: { field: 'custom.own2', is: 'from', value: 990 } },
      where: "t.custom ? 'own2' and (t.custom->>'own2')::numeric >= 990",
    },
    {
      name: 'own field, none',
      asked: { where: { field: 'custom.own2', is: 'is', value: 123_456 } },
      where: `t.custom <> '{}' and t.custom @> '{"own2": 123456}'`,
    },
    {
      name: 'active, town and label',
      asked: { where: several },
      where: `t.active and t.town = '${commonTown}' and t.id in (select l.record from client_labels l where l.target = '${labelIds[1]}')`,
    },
    {
      name: 'label 2 % or rare town or person',
      asked: { where: either },
      where: `(t.id in (select l.record from client_labels l where l.target = '${labelIds[2]}') or t.town = '${rareTown}'
        or exists (select from position p join person n on n.id = p.person where p.client = t.id and p.deleted_at is null
          and n.deleted_at is null and n.last_name ilike '%Brzęczysz%'))`,
    },
    {
      name: 'person by last name',
      asked: { where: { field: 'person.lastName', is: 'contains', value: 'Kowal' } },
      where: `exists (select from position p join person n on n.id = p.person where p.client = t.id and p.deleted_at is null
        and n.deleted_at is null and n.last_name ilike '%Kowal%')`,
    },
    { name: 'no talk for 30 days', asked: {}, ...silent(30) },
    { name: 'no talk for 2,000 days', asked: {}, ...silent(2_000) },
    { name: 'of people by name', of: 'person', asked: {} },
    {
      name: 'of people by position',
      of: 'person',
      asked: { where: { field: 'position.title', is: 'contains', value: 'sekret' } },
      where: `exists (select from position o where o.person = t.id and o.deleted_at is null and o.title ilike '%sekret%')`,
    },
  ]
  const bare = {
    ...work(bench, all[0]!, 'all'),
    name: 'list by name, plain SQL without JSON',
    plain: { scripts: [[rowsOf.client('true', 't.name, t.id')]] },
    budget: {},
  }
  const measured = all.flatMap((list) =>
    (['all', 'third', 'department', 'few'] as const).map((reader) => work(bench, list, reader)),
  )
  return [bare, ...measured]
}

function work(
  { readers }: Bench,
  { name, of = 'client', asked, where = 'true', order = 't.name, t.id' }: List,
  reader: ReaderName,
): Work {
  const { where: filter, ...rest } = asked
  const parameters = { ...rest, ...(filter && { where: JSON.stringify(filter) }) }
  const listed = entity(of)
  const path = `/api/${listed.plural}?${new URLSearchParams(parameters)}`
  return {
    name: `list ${name}`,
    reader,
    requests: async () => [{ method: 'GET', path }],
    plain: { scripts: [[plainList(rowsOf[of](where, order))]] },
    budget,
    plan: async (db) =>
      (JSON.parse(String(await listJson(db, readers[reader], listed, parameters))) as { rows: unknown[] })
        .rows.length,
  }
}

type Rows = (where: string, order: string) => string

const rowsOf: Readonly<Record<'client' | 'person', Rows>> = {
  client: (
    where,
    order,
  ) => `select t.*, array(select l.target from client_labels l where l.record = t.id) as labels,
    array(select l.target from client_team l where l.record = t.id) as team
    from client t where t.deleted_at is null and ${where} order by ${order} limit 51`,
  person: (
    where,
    order,
  ) => `select t.*, array(select o.client from position o where o.person = t.id and o.active and o.deleted_at is null) as clients
    from person t where t.deleted_at is null and ${where} order by ${order} limit 51`,
}

/** As the program answers, as JSON; the ratio to bare rows is measured apart. */
const plainList = (rows: string) => `select json_agg(row_to_json(x))::text from (${rows}) x`
