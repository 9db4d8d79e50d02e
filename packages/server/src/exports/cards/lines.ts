/** Lines of an address card: vCard 3.0, which Outlook, telephones and mail programs all read. */

/** A property and its parts; what is empty altogether is left out. */
export function line(name: string, ...parts: readonly (string | null | undefined)[]): string {
  if (parts.every((part) => !part)) return ''
  return folded(`${name}:${parts.map((part) => escaped(part ?? '')).join(';')}`)
}

/** A property with a list of values. */
export const listLine = (name: string, values: readonly string[]): string =>
  values.length === 0 ? '' : folded(`${name}:${values.map(escaped).join(',')}`)

/** What the format itself says; nothing in it is anybody's text. */
export const fixedLine = (text: string): string => `${text}\r\n`

/** No text ends its line: the format's own signs are marked, a new line is two letters, others of that kind are spaces. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')

/** Octets of a line without its end. */
const longest = 75

/** A long line goes on behind a space, and no letter is cut in two. */
function folded(text: string): string {
  if (Buffer.byteLength(text) <= longest) return `${text}\r\n`
  let lines = ''
  let octets = 0
  for (const letter of text) {
    const length = Buffer.byteLength(letter)
    if (octets + length > longest) {
      lines += '\r\n '
      octets = 1
    }
    lines += letter
    octets += length
  }
  return `${lines}\r\n`
}
