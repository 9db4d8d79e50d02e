/** A list on paper: the columns as they are shown, the heading again on every page. */
import { type Entity, sayCount } from '@kartoteka/model'
import { Fault } from '../errors.ts'
import { type TableAsked, tableOf } from '../exports/rows.ts'
import { logoOf } from './logo.ts'
import { type Printing, printed, sheetOf, unwritten } from './printing.ts'

/** Rows that one print has at most; more is no paper but a file. */
export const mostRows = 2_000
/** From so many columns on the sheet lies on its side. */
const landscapeFrom = 6

const numbers: readonly string[] = ['whole', 'decimal', 'money']
/** How wide a kind's column is beside the others; a text is as wide as three numbers. */
const narrow: Readonly<Record<string, number>> = {
  yesNo: 1,
  whole: 1,
  decimal: 1.3,
  money: 1.6,
  day: 1.4,
  country: 1.3,
  currency: 1,
  taxNumber: 1.6,
  identifier: 1.6,
  instant: 1.8,
  phones: 2,
}

export async function printList(printing: Printing, plain: Entity, asked: TableAsked): Promise<Buffer> {
  const { press, settings, language, words } = printing
  const entity = settings.whole(plain)
  const { columns, pages } = await tableOf({ ...printing, verb: 'print' }, entity, asked)
  const written = columns.map(({ field }) => !unwritten.includes(field.kind))
  const rows: string[][] = []
  for await (const page of pages) {
    for (const { cells } of page)
      rows.push(cells.flatMap((cell, at) => (written[at] ? [printed(cell, language)] : [])))
    if (rows.length > mostRows) throw new Fault('printTooMuch', { params: { max: mostRows } })
  }
  const table = {
    columns: columns
      .filter((_, at) => written[at])
      .map(({ name, field, heading }) => ({
        name: heading,
        width: narrow[field.kind] ?? (name === entity.title ? 4 : 2.6),
        number: numbers.includes(field.kind),
      })),
    rows,
  }
  const logo = await logoOf(printing)
  const titled = {
    title: words.records[entity.name as 'client'].many,
    kind: sayCount(language, words.printing.count, rows.length),
  }
  const data = { ...sheetOf(printing, titled, logo), landscape: columns.length >= landscapeFrom, table }
  return press.print('list', data, logo?.picture)
}
