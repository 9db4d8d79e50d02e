/**
 * What a check has found so far that the import would make: kept in tables of the connection's own, so that memory stays
 * flat, and read again for the rows that mean it.
 */
import { type Entity, entityNamed, isSettled } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import type { Staged, Stored } from '../records/stored.ts'
import { type Candidate, keysIn } from './known.ts'
import type { KnownPerson } from './knownPeople.ts'
import type { RowRead } from './row.ts'
import type { PartBefore } from './rows.ts'
import type { OwnSession } from './turn.ts'

/** A client as earlier rows would leave it, with its people. */
interface WouldBe {
  readonly candidate: Candidate
  readonly people: readonly KnownPerson[]
  readonly records: readonly { readonly entity: string; readonly record: Stored }[]
}

export interface WouldBeClients {
  /** What of it these rows may mean. */
  before(rows: readonly RowRead[]): Promise<Omit<PartBefore, 'labels'>>
  keep(made: PartBefore): Promise<void>
}

export async function openWouldBe(own: OwnSession): Promise<WouldBeClients> {
  await own(sql`drop table if exists would_be, would_be_key`)
  await own(sql`create temporary table would_be (id uuid primary key, client json not null)`)
  await own(sql`create temporary table would_be_key (key text collate "C", id uuid, primary key (key, id))`)
  const labels = new Map<string, Staged>()
  let last = new Map<string, WouldBe>()
  return {
    before: async (rows) => {
      const keys = [...new Set(rows.flatMap((row) => keysIn(row.keys)))]
      const found = await own<{ client: WouldBe }>(sql`select client from would_be
        where id in (select id from would_be_key where key = any(${keys}::text[])) order by id`)
      last = new Map(found.map(({ client }) => [client.candidate.id!, client]))
      const clients = [...last.values()]
      const staged = clients.flatMap(({ records }) => records.map(stagedAs))
      return {
        touched: clients.map(({ candidate }) => candidate),
        there: new Map(clients.map(({ candidate, people }) => [candidate.id!, [...people]])),
        staged: new Map([...labels, ...staged.map((each) => [each.after.id, each] as const)]),
      }
    },
    keep: async ({ touched, there, staged }) => {
      for (const [id, each] of staged) if (isSettled(each.entity.name)) labels.set(id, each)
      const rows = touched.map((candidate) => {
        const before = last.get(candidate.id!)
        const people = there.get(candidate.id!) ?? before?.people ?? []
        return {
          id: candidate.id,
          client: { candidate, people, records: recordsOf(candidate, people, staged, before) },
        }
      })
      const keys = touched.flatMap(({ id, keys: known }) => keysIn(known).map((key) => ({ key, id })))
      await own(sql`insert into would_be select * from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, client json)
        on conflict (id) do update set client = excluded.client`)
      await own(sql`insert into would_be_key select * from json_to_recordset(${JSON.stringify(keys)}::json) as r(key text, id uuid)
        on conflict do nothing`)
    },
  }
}

/** The records of a client and its people that are not as the database has them. */
function recordsOf(
  candidate: Candidate,
  people: readonly KnownPerson[],
  staged: PartBefore['staged'],
  before: WouldBe | undefined,
): WouldBe['records'] {
  const known = new Map(before?.records.map((each) => [each.record.id, each]))
  for (const id of [candidate.id!, ...people.flatMap((each) => [each.id, each.position])]) {
    const made = staged.get(id)
    if (made) known.set(id, { entity: made.entity.name, record: made.after })
  }
  return [...known.values()]
}

const stagedAs = ({ entity, record }: WouldBe['records'][number]): Staged => ({
  entity: entityNamed(entity) as Entity,
  before: undefined,
  after: record,
})
