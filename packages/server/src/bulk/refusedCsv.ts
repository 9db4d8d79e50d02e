/** The records that were not changed, each with the reason, as a table that opens in a spreadsheet. */
import type { Language, Words } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { csvOf } from '../exports/csv.ts'
import type { Row } from '../exports/rows.ts'
import type { Asking } from '../records/asking.ts'
import { sentenceOf, titlesOf } from './answers.ts'
import type { StoredBulk } from './stored.ts'
import type { Refused } from './take.ts'

/** Piece by piece, a part at a time; without names where whoever asks may not see them. */
export async function* refusedCsv(
  db: Database,
  asking: Asking,
  stored: StoredBulk,
  words: Words,
  language: Language,
): AsyncGenerator<string, void, void> {
  const { csv } = words.bulk
  yield* csvOf(language, [csv.title, csv.reason], pages(db, asking, stored, words), csv.id)
}

async function* pages(
  db: Database,
  asking: Asking,
  { id, entity }: StoredBulk,
  words: Words,
): AsyncGenerator<readonly Row[], void, void> {
  for (let last = -1; ; ) {
    const [part] = await db.read<{ part: number; refused: readonly Refused[] }>(sql`select part, refused
      from bulk_change_part where bulk_change = ${id}::uuid and part > ${last} and refused <> '[]' order by part limit 1`)
    if (!part) return
    const titles = await titlesOf(db, asking, entity, part.refused)
    yield part.refused.map((each) => ({
      id: each.id,
      cells: [
        { text: titles.get(each.id) ?? '' },
        { text: each.problems.map((problem) => sentenceOf(words, entity, problem)).join(' ') },
      ],
    }))
    last = part.part
  }
}
