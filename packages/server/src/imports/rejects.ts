/** The rows that were not taken, as a table of their own: corrected there, it can be brought in again. */
import { type Language, loadWords, type Words } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { sayProblem } from './answers.ts'
import { cellsOf } from './preview.ts'
import type { RowProblem } from './row.ts'
import type { StoredImport } from './stored.ts'
import { quoted } from './table/rowText.ts'

const atOnce = 500

interface Reject {
  readonly line: string
  readonly raw: Buffer
  readonly problems: readonly RowProblem[]
}

/**
 * The table piece by piece: UTF-8 with a byte order mark, the file's own separator; line, column and reason before the
 * row's cells.
 */
export async function* rejectsOf(
  db: Database,
  { id, plan }: Pick<StoredImport, 'id' | 'plan'>,
  language: Language,
): AsyncGenerator<string, void, void> {
  const words = await loadWords(language)
  const { line, column, reason } = words.imports.rejected
  const { shape, headings } = plan
  const row = (cells: readonly string[]) =>
    `${cells.map((cell) => cellText(cell, shape.separator)).join(shape.separator)}\r\n`
  yield `\ufeff${row([line, column, reason, ...headings])}`
  for (let last = '-1'; ; ) {
    const found = await db.read<Reject>(sql`select r.line::text, r.raw, r.problems from import_reject r
      where r.import = ${id}::uuid and r.line > ${last}::bigint order by r.line limit ${sql.lit(atOnce)}`)
    if (found.length === 0) return
    yield found
      .map((each) =>
        row([
          each.line,
          columnsOf(each),
          sentences(words, each, headings),
          ...cellsOf({ raw: `${each.raw}` }, shape),
        ]),
      )
      .join('')
    last = found.at(-1)!.line
  }
}

const columnsOf = ({ problems }: Reject) =>
  [...new Set(problems.map(({ column }) => column).filter(Boolean))].join(', ')

function sentences(words: Words, { problems }: Reject, headings: readonly string[]): string {
  return problems
    .map((problem) => {
      const heading = problem.column === null ? '' : (headings[problem.column - 1] ?? '')
      const { sentence } = sayProblem(words, problem)
      return heading === '' ? sentence : `${heading}: ${sentence}`
    })
    .join(' ')
}

/**
 * A cell as it is written: quoted where it must be, and never what a spreadsheet would calculate. What begins as a
 * neutralised cell does gets an apostrophe too, so that taking one away gives the text again.
 */
export function cellText(cell: string, separator: string): string {
  const isMisread = /^'*[=+\-@\t\r]/.test(cell) && !/^[+-]?\d[\d\s.,]*%?$/.test(cell)
  const safe = isMisread ? `'${cell}` : cell
  return quoted(safe, separator)
}
