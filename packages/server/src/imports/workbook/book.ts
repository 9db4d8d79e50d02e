/** A workbook: which sheets it has and where its parts lie. */
import { posix } from 'node:path'
import { refuseFile } from '../table/problem.ts'
import { Archive } from './archive.ts'
import { formatsIn, type NumberFormat } from './formats.ts'
import { attribute, XmlReader } from './xml.ts'

/** UTF-16 units of a sheet's name; Excel allows 31. */
const longestName = 100

export interface Sheet {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

export interface Workbook {
  readonly archive: Archive
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904: a workbook that began on an old Macintosh. */
  readonly since1904: boolean
  readonly formats: readonly NumberFormat[]
  /** The part with the shared texts. */
  readonly texts: string | undefined
}

/** @throws FileRefused if it is none that can be read */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await Archive.open(path)
  const top = archive.has('_rels/.rels') ? await relationsIn(archive, '_rels/.rels', '') : []
  const main = top.find(({ type }) => type === 'officeDocument')?.target
  if (!main || !archive.has(main) || !/\.xml$/i.test(main)) return refuseOther(archive)
  const { sheets, since1904 } = bookIn(await archive.text(main))
  const folder = posix.dirname(main)
  const rels = `${folder}/_rels/${posix.basename(main)}.rels`
  const relations = await relationsIn(archive, rels, folder)
  const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target
  const byId = new Map(
    relations.flatMap(({ id, type, target }) => (type === 'worksheet' ? [[id, target]] : [])),
  )
  const found = sheets.flatMap(({ relation, ...sheet }) => {
    const part = byId.get(relation)
    return part !== undefined && archive.has(part) ? [{ ...sheet, part }] : []
  })
  if (found.length === 0) return refuseOther(archive)
  const styles = partOf('styles')
  const formats = styles && archive.has(styles) ? formatsIn(await archive.text(styles)) : []
  const texts = partOf('sharedStrings')
  return {
    archive,
    sheets: found,
    since1904,
    formats,
    texts: texts && archive.has(texts) ? texts : undefined,
  }
}

/** What else an archive may be. */
async function refuseOther(archive: Archive): Promise<never> {
  const names = [...archive.names]
  const mime = archive.has('mimetype') ? await archive.text('mimetype') : ''
  if (mime.includes('opendocument.spreadsheet')) return refuseFile('fileIsOpenDocument')
  const kinds = [
    ['XLSB', 'xl/workbook.bin'],
    ['DOCX', 'word/'],
    ['PPTX', 'ppt/'],
    ['ODT', 'content.xml'],
  ] as const
  const kind = kinds.find(([, part]) => names.some((name) => name.startsWith(part)))?.[0] ?? 'ZIP'
  return refuseFile('fileIsNotTable', { kind })
}

interface Relation {
  readonly id: string
  /** The last word of its type: "worksheet". */
  readonly type: string
  readonly target: string
}

async function relationsIn(archive: Archive, part: string, folder: string): Promise<readonly Relation[]> {
  if (!archive.has(part)) return []
  const relations: Relation[] = []
  const open = (name: string, attributes: string) => {
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
    const target = attribute(attributes, 'Target') ?? ''
    relations.push({
      id: attribute(attributes, 'Id') ?? '',
      type: posix.basename(attribute(attributes, 'Type') ?? ''),
      target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
    })
  }
  new XmlReader({ open, close: () => {}, text: () => {} }).read(await archive.text(part), true)
  return relations
}

function bookIn(xml: string) {
  const sheets: { name: string; relation: string; isHidden: boolean }[] = []
  let since1904 = false
  const open = (name: string, attributes: string) => {
    if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    sheets.push({
      name: (attribute(attributes, 'name') ?? '').slice(0, longestName),
      relation: attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '',
      isHidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
    })
  }
  new XmlReader({ open, close: () => {}, text: () => {} }).read(xml, true)
  return { sheets, since1904 }
}
