/** The XML of one sheet, page after page. */
import type { Cell } from '../cells.ts'
import { shortened } from '../mark.ts'
import { moneyStyle, type Style, styles } from './styles.ts'
import { cellXml, declared } from './xml.ts'

export interface SheetColumn {
  readonly heading: string
  /** In letters. */
  readonly width: number
  /** Of the cells that somebody fills in below the last row. */
  readonly style: Style
  readonly isHidden?: boolean
}

export interface SheetLimits {
  /** With the heading. */
  readonly rows: number
  /** Of its XML: beyond 4 GiB it needs what not every program reads. */
  readonly bytes: number
}

export const limits: SheetLimits = { rows: 1_048_576, bytes: 3_500_000_000 }
export interface SheetEnd {
  /** Rows that are written, with the heading. */
  rows: number
  /** Whether the sheet is full and another one goes on. */
  isFull: boolean
}

/**
 * Takes rows from `pages` until they end or the sheet is full; what is left of a page goes back to `rest`. `currencies`
 * grows by those that it meets.
 */
export async function* sheetXml(
  columns: readonly SheetColumn[],
  pages: AsyncIterator<readonly (readonly Cell[])[], void>,
  rest: (readonly Cell[])[],
  end: SheetEnd,
  most: SheetLimits,
  currencies: string[],
): AsyncGenerator<string | Buffer, void, void> {
  yield head(columns) +
    rowXml(
      1,
      columns.map(({ heading }) => ({ text: heading })),
      currencies,
      'heading',
    )
  end.rows = 1
  let bytes = 0
  while (true) {
    const page = rest.length > 0 ? rest.splice(0) : (await pages.next()).value
    if (page === undefined) break
    const room = bytes > most.bytes ? 0 : most.rows - end.rows
    let text = ''
    for (const cells of page.slice(0, room)) {
      end.rows += 1
      text += rowXml(end.rows, cells, currencies)
    }
    const piece = Buffer.from(text)
    bytes += piece.length
    yield piece
    rest.push(...page.slice(room))
    end.isFull = rest.length > 0
    if (end.isFull) break
  }
  yield foot(columns.length, end.rows)
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** The heading stays in sight. */
const head = (columns: readonly SheetColumn[]) =>
  `${declared}<worksheet ${main}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns
    .map(
      ({ width, style, isHidden }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles[style]}"${isHidden ? ' hidden="1"' : ''} customWidth="1"/>`,
    )
    .join('')}</cols><sheetData>`

/** The filter reaches over hidden columns too, so that they are sorted with the others; numbers kept as texts are meant so. */
const foot = (columns: number, rows: number) => {
  const all = `A1:${letters(columns)}${rows}`
  return `</sheetData><autoFilter ref="${all}"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

function rowXml(row: number, cells: readonly Cell[], currencies: string[], style?: Style): string {
  let text = `<row r="${row}">`
  for (const [at, cell] of cells.entries())
    text += cellOf(`${letters(at + 1)}${row}`, cell, currencies, style)
  return `${text}</row>`
}

function cellOf(place: string, cell: Cell, currencies: string[], style: Style | undefined): string {
  if ('number' in cell) return `<c r="${place}"><v>${cell.number}</v></c>`
  if ('money' in cell) {
    const { amount, currency } = cell.money
    if (!currencies.includes(currency)) currencies.push(currency)
    return `<c r="${place}" s="${moneyStyle(currencies.indexOf(currency))}"><v>${amount}</v></c>`
  }
  if ('day' in cell) return numbered(place, 'day', dayNumber(cell.day))
  if ('moment' in cell) return numbered(place, 'moment', momentNumber(cell.moment))
  if (cell.text === '') return ''
  const text = shortened(cell.text)
  const looks: Style = style ?? (isFormula(text) ? 'quoted' : 'text')
  return `<c r="${place}" s="${styles[looks]}" t="inlineStr"><is><t xml:space="preserve">${cellXml(text)}</t></is></c>`
}

const numbered = (place: string, style: Style, value: number) =>
  `<c r="${place}" s="${styles[style]}"><v>${value}</v></c>`

/** What a spreadsheet would calculate if somebody typed it. */
const isFormula = (text: string) => formulaSigns.has(text.charAt(0))
const formulaSigns = new Set("=+-@\t\r'")

const msOfDay = 86_400_000

/** Days since the end of 1899, one less before the 29th of February 1900, which spreadsheets believe in. */
export function dayNumber(day: string): number {
  const days = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / msOfDay
  return days < 61 ? days - 1 : days
}

const momentNumber = (moment: string): number => {
  const [day = '', clock = '00:00'] = moment.split(' ')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return Number((dayNumber(day) + (hours * 60 + minutes) / 1_440).toFixed(9))
}

const known = ['']

/** The letters of a column, counted from 1. */
export function letters(column: number): string {
  for (let next = known.length; next <= column; next += 1)
    known.push(letters(Math.floor((next - 1) / 26)) + String.fromCharCode(65 + ((next - 1) % 26)))
  return known[column]!
}
