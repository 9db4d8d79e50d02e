/** A workbook of one table, with as many sheets as its rows need. */
import type { Cell } from '../cells.ts'
import { archiveOf, type Part } from './archive.ts'
import { letters, limits, type SheetColumn, type SheetEnd, sheetXml } from './sheet.ts'
import { stylesXml } from './styles.ts'
import { declared, xml } from './xml.ts'

export interface Book {
  /** What the sheet is called; further ones get a number. */
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>
}

/** The bytes of the file, in flat memory, as quickly as they are taken. */
export const bookOf = (book: Book, most = limits): AsyncGenerator<Buffer, void, void> =>
  archiveOf(partsOf(book, most))

interface Sheet {
  readonly name: string
  /** The cells that its filter reaches over. */
  readonly range: string
}

async function* partsOf(
  { name, columns, pages }: Book,
  most: typeof limits,
): AsyncGenerator<Part, void, void> {
  const sheets: Sheet[] = []
  const currencies: string[] = []
  const rest: (readonly Cell[])[] = []
  const rows = pages[Symbol.asyncIterator]() as AsyncIterator<readonly (readonly Cell[])[], void>
  yield part('_rels/.rels', relationsXml([['officeDocument', 'xl/workbook.xml']]))
  try {
    for (let more = true; more; ) {
      const end: SheetEnd = { rows: 0, isFull: false }
      const content = sheetXml(columns, rows, rest, end, most, currencies)
      yield { name: `xl/worksheets/sheet${sheets.length + 1}.xml`, content }
      // The part is written by now.
      sheets.push({
        name: sheetName(name, sheets.length + 1),
        range: `$A$1:$${letters(columns.length)}$${end.rows}`,
      })
      more = end.isFull
    }
  } finally {
    await rows.return?.()
  }
  yield part('xl/styles.xml', stylesXml(currencies))
  yield part('xl/workbook.xml', workbookXml(sheets))
  const targets = sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const)
  yield part('xl/_rels/workbook.xml.rels', relationsXml([...targets, ['styles', 'styles.xml']]))
  yield part('[Content_Types].xml', contentTypesXml(sheets.length))
}

const part = (name: string, content: string): Part => ({ name, content: [content] })

/** Signs that no name of a sheet may have are left out, and it is as short as it must be. */
function sheetName(name: string, number: number): string {
  const ending = number === 1 ? '' : ` ${number}`
  const plain = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '')
  return plain.slice(0, 31 - ending.length).trim() + ending
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** The filters are names too, or Excel would not keep them when the sheet is sorted. */
const workbookXml = (sheets: readonly Sheet[]) =>
  `${declared}<workbook ${main} xmlns:r="${office}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${xml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets><definedNames>${sheets
    .map(
      ({ name, range }, at) =>
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${xml(`'${name.replaceAll("'", "''")}'!${range}`)}</definedName>`,
    )
    .join('')}</definedNames></workbook>`

const relationsXml = (targets: readonly (readonly [type: string, target: string])[]) =>
  `${declared}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const contentTypesXml = (sheets: number) => {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (name: string, of: string) =>
    `<Override PartName="/xl/${name}" ContentType="${kind}.${of}+xml"/>`
  return `${declared}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${Array.from({ length: sheets }, (_, at) => override(`worksheets/sheet${at + 1}.xml`, 'worksheet')).join('')}</Types>`
}
