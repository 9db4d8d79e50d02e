/** A table as a workbook: real days and numbers, all else as text; each row's mark and id in hidden columns. */
import type { FieldKind } from '@kartoteka/model'
import { type Cell, cellKind } from './cells.ts'
import { contentOf } from './mark.ts'
import type { Exporting, Row, Table } from './rows.ts'
import { bookOf } from './workbook/book.ts'
import type { SheetColumn } from './workbook/sheet.ts'

/** Letters that a column shows at least and at most. */
const widths = { least: 8, most: 50 } as const

export async function* xlsxOf(
  { words }: Pick<Exporting, 'words'>,
  name: string,
  { columns, pages }: Table,
): AsyncGenerator<Buffer, void, void> {
  const { value: first = [] } = await pages.next()
  const hidden = (heading: string): SheetColumn => ({ heading, width: 12, style: 'text', isHidden: true })
  const shown = columns.map(
    ({ heading, field }, at): SheetColumn => ({
      heading,
      width: widthOf(heading, first, at),
      style: styleOf(field.kind),
    }),
  )
  async function* rows() {
    yield first.map(cellsOf)
    for await (const page of pages) yield page.map(cellsOf)
  }
  const { mark, id } = words.exports
  yield* bookOf({ name, columns: [...shown, hidden(mark), hidden(id)], pages: rows() })
}

const cellsOf = ({ cells, mark, id }: Row): readonly Cell[] => [...cells, { text: mark }, { text: id }]

/** Of cells that somebody fills in; an amount typed there has its currency behind it, or is in the firm's own. */
const styleOf = (kind: FieldKind) => {
  const is = cellKind[kind]
  return is === 'number' || is === 'money' ? 'plain' : is
}

/** As wide as what the first rows hold, with room for the sign of the filter in the heading. */
function widthOf(heading: string, rows: readonly Row[], at: number): number {
  const contents = rows.map(({ cells }) => longestLine(contentOf(cells[at]!)))
  const widest = contents.reduce((most, each) => Math.max(most, each), heading.length + 3)
  return Math.min(Math.max(widest + 1, widths.least), widths.most)
}

const longestLine = (text: string) => text.split('\n').reduce((most, line) => Math.max(most, line.length), 0)
