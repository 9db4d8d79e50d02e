/** Files that are no text tables at all, told by what is in them and not by their name. */
import { decoded } from './encoding.ts'
import { problem, type TableProblem } from './problem.ts'
import type { Encoding } from './shape.ts'

const beginnings: readonly (readonly [kind: string, bytes: string])[] = [
  ['PDF', '%PDF-'],
  ['ZIP', 'PK\x03\x04'],
  ['GZIP', '\x1f\x8b'],
  ['7Z', '7z\xbc\xaf'],
  ['RAR', 'Rar!\x1a'],
  ['PNG', '\x89PNG'],
  ['JPEG', '\xff\xd8\xff'],
  ['GIF', 'GIF8'],
  ['RTF', '{\\rtf'],
  ['SQLite', 'SQLite format 3'],
]
/** Office's files before 2007, and those of today that ask for a password. */
const oldOffice = '\xd0\xcf\x11\xe0'
const encrypted = Buffer.from('EncryptedPackage', 'utf16le').toString('latin1')
const page = /^(?:<\?xml[^>]*>\s*)?<(?:!doctype html|!--|html|head|body|meta|table|div|style|script)\b/i
const texts: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['XML', /^<\?xml\b/i],
  ['iCalendar', /^BEGIN:VCALENDAR\b/i],
  ['JSON', /^(?:\{\s*"[^"]*"\s*:|\[\s*\{\s*"[^"]*"\s*:)/],
]

/**
 * The problem if these first bytes are not those of a text table: another kind of file, or none that people
 * read.
 */
export function foreignFile(head: Buffer, encoding: Encoding): TableProblem | undefined {
  const bytes = head.toString('latin1')
  if (bytes.startsWith(oldOffice))
    return problem(bytes.includes(encrypted) ? 'fileIsLocked' : 'fileIsOldExcel')
  const kind = beginnings.find(([, beginning]) => bytes.startsWith(beginning))?.[0]
  if (kind !== undefined) return problem('fileIsNotTable', { kind })
  const text = decoded(head.subarray(0, 4096), encoding).trimStart()
  if (page.test(text)) return problem('fileIsWebPage')
  const written = texts.find(([, pattern]) => pattern.test(text))
  if (written) return problem('fileIsNotTable', { kind: written[0] })
  const controls = text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0
  return controls >= 8 && controls > text.length / 50 ? problem('fileIsBinary') : undefined
}
