/** The words by which a record is found at a client, with the rights that they are read with. */
import { type Entity, type Word, wordsOfRecord } from '@kartoteka/model'
import { type Sql, sql } from '../db/sql.ts'
import type { Stored } from '../records/stored.ts'

export interface WordsAt {
  readonly words: readonly Word[]
  readonly entity: string
  readonly record: string
  readonly client: string | null
  readonly owner: string | null
  readonly department: string | null
  readonly visibility: string
}

export const wordsAt = (
  entity: Entity,
  record: Stored,
  client: Stored,
  words = wordsOfRecord(entity, record),
): WordsAt => ({
  words,
  entity: entity.name,
  record: record.id,
  client: client.id,
  owner: client.owner as string | null,
  department: client.department as string | null,
  visibility: client.visibility as string,
})

/** Writes words: a row of the table for each, told once for all words of a record. */
export function insertWords(come: readonly WordsAt[]): Sql {
  const rows = come.map(({ words, ...at }) => ({
    ...at,
    texts: words.map(({ text }) => text),
    kinds: words.map(({ kind }) => kind),
  }))
  return sql`insert into word (text, kind, entity, record, client, owner, department, visibility)
    select w.text, w.kind, r.entity, r.record, r.client, r.owner, r.department, r.visibility
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(entity text, record uuid, client uuid, owner uuid, department uuid,
      visibility text, texts text[], kinds smallint[]) cross join lateral unnest(r.texts, r.kinds) as w(text, kind)`
}
