/** One statement for all that acts have staged: records, links, words, journal and the remembered answers. */
import { type Entity, isSettled, journalKey, sameValue, trees } from '@kartoteka/model'
import { type Sql, sql } from '../db/sql.ts'
import { linkTableOf, tableOf } from '../db/tables.ts'
import { type ActRow, actColumns, type EntryRow, entryColumns, withDigest } from '../journal/entry.ts'
import type { WordChanges } from '../search/wordChanges.ts'
import { insertWords } from '../search/wordsAt.ts'
import type { StillHolds } from './asking.ts'
import { clientOf } from './facts.ts'
import { type AnswerRow, answerColumns } from './remembered.ts'
import {
  columnsOf,
  customKeys,
  insert,
  linkChanges,
  rowOf,
  rowsOf,
  update,
  writtenColumnsOf,
} from './rows.ts'
import { journalledFields, type Staged } from './stored.ts'

export { columnsOf, rowOf }

const linkColumns = ['record', 'target'] as const

export interface Flush {
  readonly act: ActRow
  /** The act row exists already: a long act goes on in its next part. */
  readonly continued: boolean
  readonly staged: readonly Staged[]
  readonly words: WordChanges
  readonly answer: AnswerRow | undefined
  /** What is written in the same statement besides: how far a long act is. */
  readonly also?: readonly Also[]
  readonly unsure?: StillHolds | undefined
  /** The settings it was judged by. */
  readonly version: number
}

/** A part of the statement. With `rows` it returns its rows and must touch exactly so many, or all of it is nothing. */
export interface Also {
  readonly name: string
  readonly sql: Sql
  readonly rows?: number
}

/**
 * Records that decide who may do what, or are parts of a tree. An act on them holds only by the settings it was judged by:
 * else two administrators could remove each other in the same instant, or put two parts under each other.
 */
const deciding: readonly string[] = ['user', 'role', ...trees]

/**
 * The statement. It fails whole (40001) when a record it changes is no longer at the version it was read at, or when whoever
 * asks may have lost a right since. Of several acts none may touch what another one touches (`together.ts`).
 */
export function flushSql(acts: readonly Flush[]): Sql {
  const parts: Sql[] = []
  let moved: Sql = sql`0`
  let wanted = 0
  /** `rows`: it returns its rows and must touch exactly so many. */
  const part = (name: string, body: Sql, rows?: number) => {
    parts.push(sql`${sql.id(name)} as (${body})`)
    if (rows === undefined) return
    moved = sql`${moved} + (select count(*) from ${sql.id(name)})`
    wanted += rows
  }
  const staged = acts.flatMap((each) => each.staged)
  // An answer alone, to a request that changed nothing, is no act.
  const fresh = acts.filter((each) => !each.continued && each.staged.length + (each.also?.length ?? 0) > 0)
  if (fresh.length > 0)
    part(
      'act_row',
      insert(
        'act',
        actColumns,
        fresh.map(({ act }) => act),
      ),
    )
  for (const [entity, group] of byEntity(staged)) writeRecords(part, entity, group)
  writeWords(
    part,
    acts.map(({ words }) => words),
  )
  const entries = acts.flatMap((each) => each.staged.map((one) => withDigest(each.act, entryOf(one))))
  if (entries.length > 0) part('entries', insert('entry', entryColumns, entries))
  writeSettings(part, acts[0]!.version, staged)
  for (const [by, held] of Map.groupBy(
    acts.flatMap(({ unsure }) => unsure ?? []),
    (each) => each.by,
  ))
    part(`still_${by}`, stillThere(by, held), held.length)
  const answers = acts.flatMap(({ answer }) => answer ?? [])
  if (answers.length > 0) part('answered', insert('answer', answerColumns, answers))
  for (const { name, sql: body, rows } of acts.flatMap(({ also }) => also ?? [])) part(name, body, rows)
  return sql`with ${sql.join(parts)} select must_be(${moved}, ${wanted}::bigint)`
}

type Part = (name: string, body: Sql, rows?: number) => void

function writeRecords(part: Part, entity: Entity, group: readonly Staged[]): void {
  const fresh = group.filter(({ before }) => !before)
  const old = group.filter(({ before }) => before)
  const rows = (of: readonly Staged[]) => of.map(({ after }) => rowOf(entity, after))
  if (fresh.length > 0) part(`new_${entity.name}`, insert(tableOf(entity), columnsOf(entity), rows(fresh)))
  if (old.length > 0)
    part(
      `old_${entity.name}`,
      update(tableOf(entity), writtenColumnsOf(entity), rows(old), customKeys(entity)),
      old.length,
    )
  for (const [field, { kind }] of Object.entries(entity.fields)) {
    if (kind !== 'references') continue
    const table = linkTableOf(entity, field)
    const { gone, come } = linkChanges(group, field)
    if (gone.length > 0)
      part(
        `gone_${table}`,
        sql`delete from ${sql.id(table)} t using ${rowsOf(table, gone)} n where t.record = n.record and t.target = n.target`,
      )
    if (come.length > 0) part(`come_${table}`, insert(table, linkColumns, come))
  }
}

function writeWords(part: Part, changes: readonly WordChanges[]): void {
  const gone = changes.flatMap((each) => each.gone)
  const rights = changes.flatMap((each) => each.rights)
  const come = changes.flatMap((each) => each.come)
  const held = changes.flatMap((each) => each.held)
  // Whoever gives such a client away just now is waited for; whoever comes later waits, and tells the words then (`toldAgain`).
  if (held.length > 0)
    part(
      'held_clients',
      sql`select 1 from client c join ${rowsOf('word', held)} n on n.client = c.id
      where ${sameRights('c')} for share of c`,
      held.length,
    )
  if (gone.length > 0)
    part(
      'gone_words',
      sql`delete from word w using ${rowsOf('word', gone)} n where w.client = n.client and w.record = n.record`,
    )
  if (rights.length > 0)
    part(
      'told_words',
      sql`update word w set owner = n.owner, department = n.department, visibility = n.visibility
      from ${rowsOf('word', rights)} n where w.client = n.client ${gone.length > 0 ? sql`and not exists (select from ${rowsOf('word', gone)} g where g.client = w.client and g.record = w.record)` : sql``}`,
    )
  if (come.length > 0) part('new_words', insertWords(come))
}

const sameRights = (alias: string): Sql =>
  sql`(${sql.ref(`${alias}.owner`)}, ${sql.ref(`${alias}.department`)}, ${sql.ref(`${alias}.visibility`)}) is not distinct from (n.owner, n.department, n.visibility)`

/**
 * Tells the words of clients whose rights changed once more, behind the statement: it does not see what came to such a
 * client while it waited for it. Undefined where no rights changed.
 */
export const toldAgain = ({ words: { rights } }: Flush): Sql | undefined =>
  rights.length === 0
    ? undefined
    : sql`update word w set owner = n.owner, department = n.department, visibility = n.visibility
      from ${rowsOf('word', rights)} n where w.client = n.client and not ${sameRights('w')}`

function writeSettings(part: Part, version: number, staged: readonly Staged[]): void {
  if (staged.some(({ entity }) => deciding.includes(entity.name)))
    part(
      'settings',
      sql`update firm set settings_version = settings_version + 1 where settings_version = ${version}::bigint returning 1`,
      1,
    )
  else if (staged.some(({ entity }) => isSettled(entity.name)))
    part('settings', sql`update firm set settings_version = settings_version + 1`)
}

/** A row for each that is still there, by the settings that it was judged by. */
const stillThere = (by: StillHolds['by'], held: readonly StillHolds[]): Sql =>
  sql`select 1 from json_to_recordset(${JSON.stringify(held.map(({ digest, version }) => ({ digest, version })))}::json) as n(digest bytea, version bigint)
    join ${sql.id(by)} s on s.digest = n.digest join firm f on f.settings_version = n.version
    where coalesce(s.expires_at > now(), true)`

const byEntity = (staged: readonly Staged[]): ReadonlyMap<Entity, readonly Staged[]> =>
  Map.groupBy(staged, ({ entity }) => entity)

/** What the journal keeps of a staged record: only what differs, under keys that never change. */
export function entryOf({ entity, before, after }: Staged): EntryRow {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const field of journalledFields(entity)) {
    const was = before?.[field] ?? null
    const is = after[field] ?? null
    const empty = !before && (is === null || (Array.isArray(is) && is.length === 0))
    if (!empty && !sameValue(was, is)) changes[journalKey(entity, field)] = [was, is]
  }
  return {
    entity: entity.name,
    record: after.id,
    version: after.version,
    client: clientOf(entity, after),
    changes,
  }
}
