/** XML that comes in pieces, as far as office programs write it: tags, text, and nothing that is defined inside. */
import { refuseFile } from '../table/problem.ts'

/** Names come without their prefix. A tag that closes itself is opened and closed. */
export interface XmlHeard {
  /** `attributes` is their text, for `attribute`. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** A long text comes in several pieces. */
  text(text: string): void
}

/** UTF-16 units of a tag or a comment; longer ones are no office program's. */
const longestTag = 1_000_000

export class XmlReader {
  readonly #heard: XmlHeard
  #rest = ''

  constructor(heard: XmlHeard) {
    this.#heard = heard
  }

  /** @throws FileRefused if it is not well formed, or defines entities */
  read(piece: string, last: boolean): void {
    const text = this.#rest + piece
    let at = 0
    while (at < text.length) {
      if (text[at] !== '<') {
        const end = this.#textEnd(text, at, last)
        if (end === at) break
        this.#heard.text(plain(text.slice(at, end)))
        at = end
        continue
      }
      const end = this.#tag(text, at)
      if (end === undefined) break
      at = end
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > longestTag || (last && this.#rest !== '')) refuseFile('fileIsDamaged')
  }

  /** Where a text may be cut: not inside "&amp;". */
  #textEnd(text: string, at: number, last: boolean): number {
    const end = text.indexOf('<', at)
    if (end >= 0) return end
    if (last) return text.length
    const begun = text.lastIndexOf('&')
    return begun >= at && text.length - begun < 12 && !text.includes(';', begun) ? begun : text.length
  }

  /** Hears the tag; the place behind it, or nothing if its end has not come yet. */
  #tag(text: string, at: number): number | undefined {
    const sign = text[at + 1]
    if (sign === undefined) return undefined
    if (sign === '?') return behind(text, '?>', at + 2)
    if (sign === '!') return this.#declaration(text, at)
    const end = sign === '/' ? text.indexOf('>', at) : tagEnd(text, at + 1)
    if (end < 0) return undefined
    if (sign === '/') {
      this.#heard.close(bare(text.slice(at + 2, end).trim()))
      return end + 1
    }
    const closesItself = text[end - 1] === '/'
    const tag = text.slice(at + 1, closesItself ? end - 1 : end)
    const space = tag.search(/\s/)
    const name = bare(space < 0 ? tag : tag.slice(0, space))
    this.#heard.open(name, space < 0 ? '' : tag.slice(space))
    if (closesItself) this.#heard.close(name)
    return end + 1
  }

  #declaration(text: string, at: number): number | undefined {
    if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4)
    if (text.startsWith('<![CDATA[', at)) {
      const end = behind(text, ']]>', at + 9)
      if (end !== undefined) this.#heard.text(text.slice(at + 9, end - 3))
      return end
    }
    // What a document type defines can be made to grow without end; office programs write none.
    return text.length - at < 9 ? undefined : refuseFile('fileHasEntities')
  }
}

function behind(text: string, sign: string, from: number): number | undefined {
  const found = text.indexOf(sign, from)
  return found < 0 ? undefined : found + sign.length
}

/** The ">" of a tag: one in quotes is none. */
function tagEnd(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const sign = text[at]!
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  return -1
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)

/** The value of an attribute; undefined if the tag has none of that name. */
export function attribute(attributes: string, name: string): string | undefined {
  const begin = attributes.indexOf(` ${name}="`)
  if (begin >= 0) {
    const from = begin + name.length + 3
    return plain(attributes.slice(from, attributes.indexOf('"', from)))
  }
  return attributes.includes(name) ? spelt(attributes, name) : undefined
}

/** The same for spellings that are rare: apostrophes, line breaks, blanks around the sign, a prefix. */
function spelt(attributes: string, name: string): string | undefined {
  for (const [, key, double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (key === name || key?.endsWith(`:${name}`)) return plain(double ?? single ?? '')
  return undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The text with its references put in; a reference to something unknown stays as it is. */
function plain(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
