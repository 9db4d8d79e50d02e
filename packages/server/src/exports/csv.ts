/** A table as CSV that spreadsheets of the reader's language open by a double click. */
import type { Language } from '@kartoteka/model'
import { cellText } from '../imports/rejects.ts'
import type { Cell } from './cells.ts'
import type { Exporting, Table } from './rows.ts'

/** Where a comma stands in numbers, lists are separated by semicolons. */
const separators: Readonly<Record<Language, string>> = { pl: ';', ru: ';', en: ',' }

/** UTF-8 with a byte order mark, lines end as in RFC 4180; behind the columns each row's mark and its record's id. */
export async function* csvOf(
  { language, words }: Pick<Exporting, 'language' | 'words'>,
  { columns, pages }: Table,
): AsyncGenerator<string, void, void> {
  const separator = separators[language]
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => cellText(cell, separator)).join(separator)}\r\n`
  const { mark, id } = words.exports
  yield `\ufeff${line([...columns.map(({ heading }) => heading), mark, id])}`
  for await (const rows of pages)
    yield rows
      .map((row) => line([...row.cells.map((cell) => textOf(cell, language)), row.mark, row.id]))
      .join('')
}

function textOf(cell: Cell, language: Language): string {
  if ('text' in cell) return cell.text
  if ('number' in cell) return language === 'en' ? cell.number : cell.number.replace('.', ',')
  return 'day' in cell ? cell.day : cell.moment
}
