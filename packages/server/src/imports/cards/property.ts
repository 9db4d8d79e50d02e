/** A line of an address card, such as `item1.TEL;TYPE=WORK:+48 12 345 67 89`. */
import iconv from 'iconv-lite'
import { decoded, guessEncoding } from '../table/encoding.ts'
import type { Encoding } from '../table/shape.ts'

export interface Property {
  /** In capitals. */
  readonly name: string
  /** What lines that belong together begin with, "item1"; empty if nothing. */
  readonly group: string
  /** Every parameter in capitals: "TYPE=WORK" and, as version 2.1 writes it, "WORK". */
  readonly params: readonly string[]
  /** As it is written, still with its signs. */
  readonly written: string
}

/** Undefined for a line that is none. */
export function propertyOf(line: string): Property | undefined {
  const parts = /^\s*(?:([\w-]+)\.)?([\w-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):(.*)$/s.exec(line)
  if (!parts) return undefined
  const [, group = '', name = '', said = '', written = ''] = parts
  const params = (said.match(/;[^;"]*(?:"[^"]*"[^;"]*)*/g) ?? []).map((each) =>
    each.slice(1).replaceAll('"', '').trim().toUpperCase(),
  )
  return { name: name.toUpperCase(), group: group.toLowerCase(), params, written }
}

export const isQuotedPrintable = ({ params }: Property): boolean =>
  params.some((each) => each === 'QUOTED-PRINTABLE' || each === 'ENCODING=QUOTED-PRINTABLE')

const binary = /^(?:BASE64|B|ENCODING=(?:BASE64|B))$/

/** A picture, a sound, a key: nothing that is read here. */
export const isBinary = ({ name, params }: Property): boolean =>
  /^(?:PHOTO|LOGO|SOUND|KEY)$/.test(name) || params.some((each) => binary.test(each))

/** The kinds that a property is of: WORK, HOME, FAX, CELL, PREF. */
export const kindsOf = ({ params }: Property): ReadonlySet<string> =>
  new Set(
    params.flatMap((each) =>
      each.startsWith('TYPE=') ? each.slice(5).split(',') : each.startsWith('PREF=') ? ['PREF'] : [each],
    ),
  )

/**
 * The value in letters.
 *
 * @param encoding of the file, whose bytes then stand for letters one by one; undefined if it is decoded already
 */
export function lettersOf(property: Property, encoding: Encoding | undefined): string {
  const { written } = property
  const text = isQuotedPrintable(property)
    ? written.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : written
  if (encoding === undefined && text === written) return text
  const bytes = Buffer.from(text, 'latin1')
  const charset = property.params.find((each) => each.startsWith('CHARSET='))?.slice(8)
  if (charset && iconv.encodingExists(charset)) return iconv.decode(bytes, charset)
  const letters = decoded(bytes, encoding ?? 'utf-8')
  if (!letters.includes('\ufffd') || text === written) return letters
  return decoded(bytes, guessEncoding(bytes).encoding)
}

/** The parts of a value at its semicolons, or at another sign; a sign behind a backslash is part of the text. */
export function partsAt(value: string, sign: ';' | ','): string[] {
  const parts: string[] = []
  let part = ''
  for (const [piece] of value.matchAll(/\\.|./gs))
    if (piece === sign) {
      parts.push(part)
      part = ''
    } else part += piece
  return [...parts, part]
}

/** A part without its backslashes. In version 2.1 they stand only before the signs that part. */
export const unescaped = (part: string, version: string): string =>
  version === '2.1'
    ? part.replace(/\\([\\;,:])/g, '$1')
    : part.replace(/\\(.)/gs, (_, sign) => (/n/i.test(sign) ? '\n' : sign))
