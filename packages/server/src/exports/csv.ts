/** A table as CSV that spreadsheets of the reader's language open by a double click. */
import { currencyDigits, kinds, type Language, type Money } from '@kartoteka/model'
import { cellText } from '../imports/rejects.ts'
import type { Cell } from './cells.ts'
import type { Exporting, Table } from './rows.ts'

/** Where a comma stands in numbers, lists are separated by semicolons. */
const separators: Readonly<Record<Language, string>> = { pl: ';', ru: ';', en: ',' }

/** A list; behind the columns each row's mark and its record's id. */
export async function* csvOf(
  { language, words }: Pick<Exporting, 'language' | 'words'>,
  { columns, pages }: Table,
): AsyncGenerator<string, void, void> {
  const { mark, id } = words.exports
  async function* marked() {
    for await (const rows of pages)
      yield rows.map((row) => [...row.cells, { text: row.mark }, { text: row.id }])
  }
  yield* csvLines(language, [...columns.map(({ heading }) => heading), mark, id], marked())
}

/** UTF-8 with a byte order mark; lines end as in RFC 4180. */
export async function* csvLines(
  language: Language,
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string, void, void> {
  const separator = separators[language]
  const line = (cells: readonly string[]) =>
    `${cells.map((cell) => cellText(cell, separator)).join(separator)}\r\n`
  yield `\ufeff${line(headings)}`
  for await (const rows of pages)
    yield rows.map((cells) => line(cells.map((cell) => textOf(cell, language)))).join('')
}

function textOf(cell: Cell, language: Language): string {
  if ('text' in cell) return cell.text
  if ('number' in cell) return pointed(cell.number, language)
  if ('money' in cell) return moneyOf(cell.money, language)
  return 'day' in cell ? cell.day : cell.moment
}

const pointed = (number: string, language: Language) =>
  language === 'en' ? number : number.replace('.', ',')

/** "1234,50 PLN". Three digits behind a comma could be a thousand to whoever reads them; behind a point they are none. */
function moneyOf(money: Money, language: Language): string {
  const text = kinds.money.text(money, { privacy: 'plain' })
  return currencyDigits(money.currency) < 3 ? pointed(text, language) : text
}
