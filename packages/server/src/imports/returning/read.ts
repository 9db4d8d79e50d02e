/** A row of a file that comes back: of which record it is, and which of its cells were touched. */
import {
  beginningOf,
  type Entity,
  entityNamed,
  fieldNamed,
  isId,
  loadWords,
  type Reader,
  type Words,
  withCustomWords,
} from '@kartoteka/model'
import { type Around, cellKind } from '../../exports/cells.ts'
import { type Mark, readMark } from '../../exports/mark.ts'
import { titlesOf } from '../../exports/rows.ts'
import type { Asking } from '../../records/asking.ts'
import type { RowProblem } from '../row.ts'
import type { Plan } from '../stored.ts'
import type { TableRow } from '../table/read.ts'
import type { Returned } from './columns.ts'
import { contentIn } from './content.ts'

/** A cell that is not as it left. Columns count from 1. */
export interface Touched {
  readonly field: string
  readonly column: number
  readonly content: string
}

export interface ReturnedRead {
  readonly line: number
  readonly raw: string
  readonly problems: readonly RowProblem[]
  /** Null for a row that somebody has added. */
  readonly of: { readonly id: string; readonly mark: Mark } | null
  readonly touched: readonly Touched[]
}

/** What a file's language makes of values. */
export interface InFile {
  readonly entity: Entity
  readonly words: Words
  readonly around: Around
}

export async function inFile(
  { settings }: Pick<Asking, 'settings'>,
  { entity, language }: Returned,
): Promise<InFile> {
  const words = withCustomWords(await loadWords(language), language, [...settings.customFields.values()])
  const { country, zone } = settings.firm
  return {
    entity: settings.whole(entityNamed(entity) as Entity),
    words,
    around: { words, language, country, zone, titleOf: titlesOf(settings, {}, language) },
  }
}

/** Makes the function that reads the rows of a plan. */
export function returnedReader(
  { shape, headings }: Plan,
  { entity, id: idAt, mark: markAt, columns }: Returned,
  whole: Entity,
  { hidden }: Reader,
): (row: TableRow) => ReturnedRead {
  const isText = shape.format === 'text'
  const written = columns.flatMap(({ use, field }, at) => {
    // What a column is for was found when the file came; by now it may be hidden.
    const isSeen = use === 'field' && field !== null && !hidden[entity]?.includes(field)
    const kind = isSeen ? fieldNamed(whole, field)?.kind : undefined
    return isSeen && kind ? [{ at, field, is: cellKind[kind] }] : []
  })
  return ({ line, raw, ...row }) => {
    const bad = (code: RowProblem['code'], column: number | null, params: RowProblem['params'] = {}) => ({
      line,
      raw,
      problems: [{ column, code, params }],
      of: null,
      touched: [],
    })
    if (row.problem) {
      const { code, params } = row.problem
      return bad(code, (params.column as number | undefined) ?? null, params)
    }
    const cells = (row as { cells: readonly string[] }).cells
    const id = (cells[idAt] ?? '').trim()
    const text = (cells[markAt] ?? '').trim()
    const mark = readMark(text)
    const isNone: boolean = id !== '' && !isId(id)
    if (isNone) return bad('idIsNone', idAt + 1, { text: beginningOf(id, 60) })
    if (id !== '' && mark?.entity !== entity)
      return bad('markIsGone', markAt + 1, { heading: headings[markAt] ?? '' })
    if (id === '' && text !== '') return bad('idIsGone', idAt + 1, { heading: headings[idAt] ?? '' })
    const touched = written.flatMap(({ at, field, is }): readonly Touched[] => {
      const content = contentIn(cells[at] ?? '', is, isText)
      const said = mark?.says(field, content) ?? 'notLeft'
      // An empty cell of a column that was not among those that left says nothing.
      return said === 'same' || (said === 'notLeft' && content === '')
        ? []
        : [{ field, column: at + 1, content }]
    })
    return { line, raw, problems: [], of: mark ? { id: id.toLowerCase(), mark } : null, touched }
  }
}
