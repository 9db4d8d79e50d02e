/** Writes the whole firm, table by table. */
import { type Entity, isCustom, registry, wordsOfRecord } from '@kartoteka/model'
import type pg from 'pg'
import { columns as kinds } from '../../packages/server/src/db/columns/index.ts'
import { linkTableOf, snake, tableOf } from '../../packages/server/src/db/tables.ts'
import { sealDigest } from '../../packages/server/src/journal/sealer.ts'
import { columnsOf, rowOf } from '../../packages/server/src/records/flush.ts'
import type { Stored } from '../../packages/server/src/records/stored.ts'
import { clientAt, entity, personAt, placesAt, positionAt } from './clients.ts'
import { type Cell, copyInto, TextArray } from './copy.ts'
import type { Firm } from './firm.ts'
import { acts, changedClient, changesOf, entries } from './journal.ts'
import { rowsOf } from './sizes.ts'
import { laterTask, talkAt, taskAt } from './work.ts'

const entriesASeal = 5_000
const wordColumns = ['text', 'kind', 'entity', 'record', 'client', 'owner', 'department', 'visibility']

/** Fills the tables of records, links, words and the journal. `log` hears of each table. */
export async function load(client: pg.Client, firm: Firm, log: (line: string) => void): Promise<void> {
  const counts = rowsOf(firm.clients)
  const put = async (table: string, names: readonly string[], rows: Iterable<readonly Cell[]>) => {
    const began = performance.now()
    const count = await copyInto(client, table, names, rows)
    log(`  ${table}: ${count} rows, ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  const records = (name: keyof typeof counts | 'place', rows: Iterable<Stored>) => {
    const whole = entity(name)
    const names = columnsOf(whole)
    return put(
      tableOf(whole),
      names,
      mapped(rows, (row) => cells(whole, names, row)),
    )
  }
  const each = (name: keyof typeof counts, at: (n: number) => Stored) =>
    records(name, numbered(counts[name], at))
  await each('client', (n) => changedClient(firm, n, changesOf(firm, n)))
  for (const field of ['labels', 'team'])
    await put(linkTableOf(registry.client as never, field), ['record', 'target'], links(firm, field))
  await each('person', (n) => personAt(firm, n))
  await each('position', (n) => positionAt(firm, n))
  await records('place', places(firm))
  await each('task', (n) => laterTask(taskAt(firm, n), n))
  await each('talk', (n) => talkAt(firm, n))
  await put('word', wordColumns, words(firm))
  await put('act', ['id', 'at', 'user', 'name', 'undoes'], journalActs(firm))
  const seals = sealing()
  const entryColumns = ['id', 'act', 'entity', 'record', 'version', 'client', 'changes', 'salt', 'digest']
  await put('entry', entryColumns, journalEntries(firm, seals.take))
  await client.query("select setval(pg_get_serial_sequence('entry', 'id'), (select max(id) from entry))")
  const { rows } = await client.query<{ horizon: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
  )
  const sealRows = seals.rows().map((row) => [...row, rows[0]!.horizon])
  await put('seal', ['number', 'first', 'entries', 'digest', 'horizon'], sealRows)
}

function* numbered<R>(count: number, at: (n: number) => R): Generator<R> {
  for (let n = 0; n < count; n += 1) yield at(n)
}

function* mapped<A, B>(rows: Iterable<A>, to: (row: A) => B): Generator<B> {
  for (const row of rows) yield to(row)
}

function* places(firm: Firm): Generator<Stored> {
  for (let n = 0; n < firm.clients; n += 1) yield* placesAt(firm, n)
}

const arrays = new Map<Entity, ReadonlySet<string>>()

/** The columns that are arrays of texts, not JSON. */
function arraysOf(entity: Entity): ReadonlySet<string> {
  const known = arrays.get(entity)
  if (known) return known
  const ours = Object.entries(entity.fields).filter(([name]) => !isCustom(name))
  const all = ours.flatMap(([name, { kind }]) => kinds[kind].columns(snake(name)))
  const found = new Set(all.filter(({ type }) => type === 'text[]').map(({ name }) => name))
  arrays.set(entity, found)
  return found
}

function cells(entity: Entity, names: readonly string[], record: Stored): readonly Cell[] {
  const row = rowOf(entity, record)
  const texts = arraysOf(entity)
  return names.map((name) => (texts.has(name) ? new TextArray(row[name] as string[]) : (row[name] as Cell)))
}

function* links(firm: Firm, field: string): Generator<readonly Cell[]> {
  for (let n = 0; n < firm.clients; n += 1) {
    const { id, ...rest } = clientAt(firm, n)
    for (const target of rest[field] as readonly string[]) yield [id, target]
  }
}

function* words(firm: Firm): Generator<readonly Cell[]> {
  for (let n = 0; n < firm.clients; n += 1) {
    const client = clientAt(firm, n)
    const rights = [client.id, client.owner, client.department, client.visibility] as Cell[]
    for (const { text, kind } of wordsOfRecord(registry.client as never, client))
      yield [text, kind, 'client', client.id, ...rights]
    for (const person of [personAt(firm, 2 * n), personAt(firm, 2 * n + 1)])
      for (const { text, kind } of wordsOfRecord(registry.person as never, person))
        yield [text, kind, 'person', person.id, ...rights]
    for (const place of placesAt(firm, n))
      for (const { text, kind } of wordsOfRecord(registry.place as never, place))
        yield [text, kind, 'place', place.id, ...rights]
  }
}

function* journalActs(firm: Firm): Generator<readonly Cell[]> {
  for (const { act } of acts(firm)) yield [act.id, act.at, act.user, act.name, act.undoes]
}

function* journalEntries(
  firm: Firm,
  sealed: (id: number, digest: Buffer) => void,
): Generator<readonly Cell[]> {
  for (const { id, act, entity, record, version, client, changes, salt, digest } of entries(firm, sealed))
    yield [id, act, entity, record, version, client, changes, salt, digest]
}

/** Gathers entries into seals, chained as the sealer does it. */
function sealing() {
  const rows: Cell[][] = []
  let previous: Buffer | undefined
  let ids: number[] = []
  let digests: Buffer[] = []
  const close = () => {
    if (ids.length === 0) return
    const number = rows.length + 1
    previous = sealDigest(previous, BigInt(number), digests)
    rows.push([number, ids[0]!, `{${ids.join(',')}}`, previous])
    ids = []
    digests = []
  }
  const take = (id: number, digest: Buffer) => {
    ids.push(id)
    digests.push(digest)
    if (ids.length === entriesASeal) close()
  }
  return {
    take,
    rows: () => {
      close()
      return rows
    },
  }
}
