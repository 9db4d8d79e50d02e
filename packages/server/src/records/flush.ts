/** One statement for all that an act has staged: records, links, words, journal and the remembered answer. */
import { type Entity, isSettled, journalKey, sameValue } from '@kartoteka/model'
import { type Sql, sql } from '../db/sql.ts'
import { linkTableOf, tableOf } from '../db/tables.ts'
import { type ActRow, type EntryRow, withDigest } from '../journal/entry.ts'
import type { WordChanges } from '../search/wordChanges.ts'
import { insertWords } from '../search/wordsAt.ts'
import type { StillHolds } from './asking.ts'
import { clientOf } from './facts.ts'
import { type AnswerRow, answerColumns } from './remembered.ts'
import { columnsOf, customKeys, insert, linkChanges, rowOf, rowsOf, update } from './rows.ts'
import { journalledFields, type Staged } from './stored.ts'

export { columnsOf, rowOf }

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
 * Records that decide who may do what. An act on them holds only by the settings it was judged by: else two administrators
 * could remove each other in the same instant.
 */
const deciding: readonly string[] = ['user', 'role', 'department']

/**
 * The statement. It fails whole (40001) when a record it changes is no longer at the version it was read at, or when whoever
 * asks may have lost a right since.
 */
export function flushSql({ act, continued, staged, words, answer, also = [], unsure, version }: Flush): Sql {
  const parts: Sql[] = []
  const part = (name: string, body: Sql) => parts.push(sql`${sql.id(name)} as (${body})`)
  // An answer alone, to a request that changed nothing, is no act.
  if (!continued && staged.length + also.length > 0)
    part('act_row', insert('act', ['id', 'at', 'user', 'name', 'undoes'], [act]))
  let moved: Sql = sql`0`
  let wanted = 0
  for (const [entity, group] of byEntity(staged)) {
    const fresh = group.filter(({ before }) => !before)
    const old = group.filter(({ before }) => before)
    const names = columnsOf(entity)
    if (fresh.length > 0)
      part(
        `new_${entity.name}`,
        insert(
          tableOf(entity),
          names,
          fresh.map(({ after }) => rowOf(entity, after)),
        ),
      )
    if (old.length > 0) {
      part(
        `old_${entity.name}`,
        update(
          tableOf(entity),
          names,
          old.map(({ after }) => rowOf(entity, after)),
          customKeys(entity),
        ),
      )
      moved = sql`${moved} + (select count(*) from ${sql.id(`old_${entity.name}`)})`
      wanted += old.length
    }
    for (const field of Object.keys(entity.fields).filter(
      (name) => entity.fields[name]?.kind === 'references',
    )) {
      const table = linkTableOf(entity, field)
      const { gone, come } = linkChanges(group, field)
      if (gone.length > 0)
        part(
          `gone_${table}`,
          sql`delete from ${sql.id(table)} t using ${rowsOf(table, gone)} n where t.record = n.record and t.target = n.target`,
        )
      if (come.length > 0) part(`come_${table}`, insert(table, ['record', 'target'], come))
    }
  }
  if (words.gone.length > 0)
    part(
      'gone_words',
      sql`delete from word w using ${rowsOf('word', words.gone)} n where w.client = n.client and w.record = n.record`,
    )
  if (words.rights.length > 0)
    part(
      'told_words',
      sql`update word w set owner = n.owner, department = n.department, visibility = n.visibility
      from ${rowsOf('word', words.rights)} n where w.client = n.client ${words.gone.length > 0 ? sql`and not exists (select from ${rowsOf('word', words.gone)} g where g.client = w.client and g.record = w.record)` : sql``}`,
    )
  if (words.come.length > 0) part('new_words', insertWords(words.come))
  const entries = staged.map((each) => withDigest(act, entryOf(each)))
  if (entries.length > 0)
    part(
      'entries',
      insert('entry', ['act', 'entity', 'record', 'version', 'client', 'changes', 'salt', 'digest'], entries),
    )
  const one = (name: string) => {
    moved = sql`${moved} + (select count(*) from ${sql.id(name)})`
    wanted += 1
  }
  if (staged.some(({ entity }) => deciding.includes(entity.name))) {
    part(
      'settings',
      sql`update firm set settings_version = settings_version + 1 where settings_version = ${version}::bigint returning 1`,
    )
    one('settings')
  } else if (staged.some(({ entity }) => isSettled(entity.name)))
    part('settings', sql`update firm set settings_version = settings_version + 1`)
  if (unsure) {
    part(
      'still',
      sql`select 1 from ${sql.id(unsure.by)} s, firm f where s.digest = ${unsure.digest}::bytea
        and coalesce(s.expires_at > now(), true) and f.settings_version = ${unsure.version}::bigint`,
    )
    one('still')
  }
  if (answer) part('answered', insert('answer', answerColumns, [answer]))
  for (const { name, sql: body, rows } of also) {
    part(name, body)
    if (rows === undefined) continue
    moved = sql`${moved} + (select count(*) from ${sql.id(name)})`
    wanted += rows
  }
  return sql`with ${sql.join(parts)} select must_be(${moved}, ${wanted}::bigint)`
}

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
