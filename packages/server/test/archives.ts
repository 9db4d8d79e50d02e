/** ZIP archives and workbooks for tests, made here so that each can be wrong in its own way. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ArchivePart {
  readonly name: string
  readonly content: string | Buffer
  /** What the directory says instead of the truth. */
  readonly claims?: { readonly unpacked?: number; readonly sum?: number; readonly flags?: number }
}

export function archiveOf(parts: readonly ArchivePart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, content, claims = {} } of parts) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(claims.flags ?? 0x800, 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(claims.sum ?? crc32(plain), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claims.unpacked ?? plain.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, Buffer.from(name)]),
    )
    bodies.push(body)
    at += body.length
  }
  const end = Buffer.alloc(18)
  const length = directory.reduce((sum, each) => sum + each.length, 0)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), end])
}

export interface BookParts {
  /** What stands inside `<sheetData>`, by the name of the sheet; with more behind it if it holds `</sheetData>`. */
  readonly sheets: Readonly<Record<string, string>>
  /** The names of sheets that are hidden. */
  readonly hidden?: readonly string[]
  /** Each as it stands inside `<si>`. */
  readonly texts?: readonly string[]
  /** Format codes, in the order of the cells' styles from 1. */
  readonly formats?: readonly string[]
  readonly since1904?: boolean
}

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The parts of a workbook, as Excel writes them. */
export function bookParts({
  sheets,
  hidden = [],
  texts = [],
  formats = [],
  since1904 = false,
}: BookParts): ArchivePart[] {
  const names = Object.keys(sheets)
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`
  const part = (name: string, content: string) => ({ name, content: declared + content })
  return [
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    part(
      '_rels/.rels',
      `<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook ${main}><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${names
        .map(
          (name, at) =>
            `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation('rIdS', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdF', 'styles', '/xl/styles.xml')}</Relationships>`,
    ),
    ...names.map((name, at) => {
      const [rows = '', behind = ''] = sheets[name]!.split('</sheetData>')
      return part(
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}><sheetData>${rows}</sheetData>${behind}</worksheet>`,
      )
    }),
    part('xl/sharedStrings.xml', `<sst ${main}>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`),
    part(
      'xl/styles.xml',
      `<styleSheet ${main}><numFmts>${formats
        .map((code, at) => `<numFmt numFmtId="${at + 164}" formatCode="${escaped(code)}"/>`)
        .join(
          '',
        )}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
        .map((_, at) => `<xf numFmtId="${at + 164}" applyNumberFormat="1"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ),
  ]
}

export const bookOf = (parts: BookParts): Buffer => archiveOf(bookParts(parts))

/** Rows of plain texts, as the content of `<sheetData>`. */
export const rowsOfTexts = (rows: readonly (readonly string[])[]): string =>
  rows
    .map(
      (cells, at) =>
        `<row r="${at + 1}">${cells.map((text) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('')
