/** Files that are no text tables at all, told by what is in them and not by their name. */
import { decoded } from './encoding.ts'
import { problem, type TableProblem } from './problem.ts'
import type { Encoding } from './shape.ts'

const beginnings: readonly (readonly [kind: string, bytes: string])[] = [
  ['PDF', '%PDF-'],
  ['XLS', '\xd0\xcf\x11\xe0'],
  ['GZIP', '\x1f\x8b'],
  ['7Z', '7z\xbc\xaf'],
  ['RAR', 'Rar!\x1a'],
  ['PNG', '\x89PNG'],
  ['JPEG', '\xff\xd8\xff'],
  ['GIF', 'GIF8'],
  ['RTF', '{\\rtf'],
  ['SQLite', 'SQLite format 3'],
]
const packed: readonly (readonly [kind: string, inside: string])[] = [
  ['XLSX', 'xl/'],
  ['DOCX', 'word/'],
  ['ODS', 'opendocument.spreadsheet'],
  ['ODT', 'opendocument.text'],
]
const texts: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['HTML', /^<(?:!doctype html|!--|html|head|body|meta|table|div|style|script)\b/i],
  ['XML', /^<\?xml\b/i],
  ['vCard', /^BEGIN:VCARD\b/i],
  ['iCalendar', /^BEGIN:VCALENDAR\b/i],
  ['JSON', /^(?:\{\s*"[^"]*"\s*:|\[\s*\{\s*"[^"]*"\s*:)/],
]

/**
 * The problem if these first bytes are not those of a text table: another kind of file, or none that people
 * read.
 */
export function foreignFile(head: Buffer, encoding: Encoding): TableProblem | undefined {
  const bytes = head.toString('latin1', 0, 64 * 1024)
  const kind =
    beginnings.find(([, beginning]) => bytes.startsWith(beginning))?.[0] ??
    (bytes.startsWith('PK\x03\x04') || bytes.startsWith('PK\x05\x06')
      ? (packed.find(([, inside]) => bytes.includes(inside))?.[0] ?? 'ZIP')
      : undefined)
  if (kind !== undefined) return problem('fileIsNotTable', { kind })
  const text = decoded(head.subarray(0, 4096), encoding)
  const written = texts.find(([, pattern]) => pattern.test(text.trimStart()))
  if (written) return problem('fileIsNotTable', { kind: written[0] })
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0
  return controls >= 8 && controls > text.length / 50 ? problem('fileIsBinary') : undefined
}
