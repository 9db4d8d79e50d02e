/** Search as one types. */
import { sql } from '../../packages/server/src/db/sql.ts'
import { search } from '../../packages/server/src/search/ask.ts'
import type { ReaderName } from '../volume/firm.ts'
import type { Bench, Budget, Work } from './bench.ts'

const budget: Budget = { p95: 50, ratio: 2 }

/** What is typed, and how plain SQL without rights would look for it. */
interface Typed {
  readonly text: string
  readonly name?: string
  readonly found: string
}

const begins = (text: string, kinds: string) => `select w.client from (select client from word
  where text >= '${text}' and text < '${text}\u{10ffff}' and kind in (${kinds}) order by text, kind limit 200) w`
const anyKind = '0, 1, 2, 3, 4, 5'

export async function searches(bench: Bench): Promise<readonly Work[]> {
  const [known] = await bench.db.read<{ number: string; end: string }>(sql`select tax_number as number,
    reverse(right(phones->0->>'number', 6)) as end from client
    where tax_number is not null and visibility = 'everyone' and department = any(${bench.readers.department.departments}::uuid[]) order by id limit 1`)
  const { number, end } = known!
  const all: readonly Typed[] = [
    { text: 'ski', found: begins('ski', anyKind) },
    { text: 'kow', found: begins('kow', anyKind) },
    { text: 'nowak', found: begins('nowak', anyKind) },
    { text: '678', found: `${begins('678', '0, 1')} union ${begins('876', '2')}` },
    { text: 'sp.', found: begins('sp', anyKind) },
    { text: 'nowak transport', found: both('transport', 'nowak') },
    { text: 'kow war', found: both('kow', 'war') },
    { text: number, name: 'a whole NIP', found: begins(number, '0, 1') },
    { text: [...end].reverse().join(''), name: 'the end of a telephone', found: begins(end, '2') },
    { text: 'owalsk', found: `select id as client from client where folded like '%owalsk%' limit 300` },
    {
      text: 'xyzzyq',
      found: `${begins('xyzzyq', anyKind)} union (select id as client from client where folded like '%xyzzyq%' limit 300)`,
    },
  ]
  const readers = (text: string): readonly ReaderName[] =>
    /^(ski|kow|nowak|678|owalsk)$/.test(text) ? ['all', 'third', 'department', 'few'] : ['third', 'few']
  return all.flatMap((typed) => readers(typed.text).map((reader) => work(bench, typed, reader)))
}

const both = (
  one: string,
  other: string,
) => `select w.client from (select client from word where text >= '${one}' and text < '${one}\u{10ffff}' limit 5000) w
  where exists (select from word o where o.client = w.client and o.text >= '${other}' and o.text < '${other}\u{10ffff}') limit 200`

const work = ({ readers }: Bench, { text, name = `'${text}'`, found }: Typed, reader: ReaderName): Work => ({
  name: `search ${name}`,
  reader,
  requests: async () => [{ method: 'GET', path: `/api/search?q=${encodeURIComponent(text)}` }],
  plain: {
    scripts: [
      [
        `select c.id, c.name, c.short_name, c.tax_number, c.tax_number_country, c.town, c.phones, c.active
    from (select distinct client from (${found}) f) f join client c on c.id = f.client where c.deleted_at is null
    order by length(c.name), c.name limit 10`,
      ],
    ],
  },
  budget,
  plan: async (db) => (await search(db, readers[reader], text)).length,
})
