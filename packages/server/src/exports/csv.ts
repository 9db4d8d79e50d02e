/** A table as CSV that spreadsheets of the reader's language open by a double click. */
import type { Language } from '@kartoteka/model'
import { cellText } from '../imports/rejects.ts'
import type { Cell } from './cells.ts'
import type { Row } from './rows.ts'

/** Where a comma stands in numbers, lists are separated by semicolons. */
const separators: Readonly<Record<Language, string>> = { pl: ';', ru: ';', en: ',' }

/** UTF-8 with a byte order mark, lines end as in RFC 4180; behind the columns each record's id. */
export async function* csvOf(
  language: Language,
  headings: readonly string[],
  pages: AsyncIterable<readonly Row[]>,
  idHeading: string,
): AsyncGenerator<string, void, void> {
  const separator = separators[language]
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => cellText(cell, separator)).join(separator)}\r\n`
  yield `\ufeff${line([...headings, idHeading])}`
  for await (const rows of pages)
    yield rows.map(({ id, cells }) => line([...cells.map((cell) => textOf(cell, language)), id])).join('')
}

function textOf(cell: Cell, language: Language): string {
  if ('text' in cell) return cell.text
  if ('number' in cell) return language === 'en' ? String(cell.number) : String(cell.number).replace('.', ',')
  return 'day' in cell ? cell.day : cell.moment
}
