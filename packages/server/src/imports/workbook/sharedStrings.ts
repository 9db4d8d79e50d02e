/** The texts of a workbook, which its cells name by number. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { XmlReader } from './xml.ts'

/** UTF-16 units that a cell may hold; Excel stops at half of it. Of a longer one nothing is kept. */
export const longestText = 65_536

const perPage = 512
/** UTF-16 units of pages that are kept at hand: cells name their texts in about the order in which those stand. */
const atHand = 8_000_000

/**
 * Reads the texts only as far as they are asked for, and puts full pages into a file of no name: a table of millions of
 * rows has as many texts, and memory stays flat.
 */
export class SharedStrings {
  readonly #pieces: AsyncIterator<Buffer, void>
  readonly #decoder = new StringDecoder('utf8')
  readonly #reader: XmlReader
  readonly #places: { readonly at: number; readonly length: number }[] = []
  readonly #cached = new Map<
    number,
    { readonly texts: readonly (string | null)[]; readonly weight: number }
  >()
  #weight = 0
  #page: (string | null)[] = []
  #count = 0
  #end = false
  #file: number | undefined
  #written = 0

  constructor(pieces: AsyncIterator<Buffer, void>) {
    this.#pieces = pieces
    this.#reader = new XmlReader(textsHeard((text) => this.#add(text)))
  }

  /** Reads on until a text is there, or the end. */
  async reach(index: number): Promise<void> {
    while (this.#count <= index && !this.#end) {
      const { value, done } = await this.#pieces.next()
      this.#end = done === true
      this.#reader.read(value ? this.#decoder.write(value) : this.#decoder.end(), this.#end)
    }
  }

  /** The text of that number: empty if there is none, null if it was too long. It must be reached before. */
  at(index: number): string | null {
    const page = Math.floor(index / perPage)
    const texts = page === this.#places.length ? this.#page : this.#pageOf(page)
    const text = texts?.[index % perPage]
    return text === undefined ? '' : text
  }

  async close(): Promise<void> {
    if (this.#file !== undefined) closeSync(this.#file)
    this.#file = undefined
    await this.#pieces.return?.()
  }

  #add(text: string | null): void {
    this.#page.push(text)
    this.#count++
    if (this.#page.length < perPage) return
    const bytes = Buffer.from(JSON.stringify(this.#page))
    this.#file ??= namelessFile()
    writeSync(this.#file, bytes, 0, bytes.length, this.#written)
    this.#remember(this.#places.length, this.#page, bytes.length)
    this.#places.push({ at: this.#written, length: bytes.length })
    this.#written += bytes.length
    this.#page = []
  }

  #pageOf(page: number): readonly (string | null)[] | undefined {
    const cached = this.#cached.get(page)
    if (cached) return cached.texts
    const place = this.#places[page]
    if (!place || this.#file === undefined) return undefined
    const bytes = Buffer.alloc(place.length)
    readSync(this.#file, bytes, 0, place.length, place.at)
    const texts = JSON.parse(bytes.toString('utf8')) as readonly (string | null)[]
    this.#remember(page, texts, place.length)
    return texts
  }

  #remember(page: number, texts: readonly (string | null)[], weight: number): void {
    this.#cached.set(page, { texts, weight })
    this.#weight += weight
    for (const [oldest, { weight: gone }] of this.#cached) {
      if (this.#weight <= atHand || oldest === page) break
      this.#cached.delete(oldest)
      this.#weight -= gone
    }
  }
}

/** Puts the pieces of each text together: of a text in several letterings all, of what is said how to read it none. */
function textsHeard(add: (text: string | null) => void) {
  let text = ''
  let taken = false
  let phonetic = false
  return {
    open: (name: string) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taken = !phonetic
    },
    close: (name: string) => {
      if (name === 'si') add(text.length > longestText ? null : unescaped(text))
      else if (name === 'rPh') phonetic = false
      else if (name === 't') taken = false
    },
    text: (piece: string) => {
      if (taken && text.length <= longestText) text += piece
    },
  }
}

/** Office writes characters that XML cannot hold as "_x000D_", and "_x005F_" where such a thing was meant as it stands. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        .replaceAll('\r\n', '\n')
    : text

/** Open, and gone from its folder: it goes with whoever has it open. */
function namelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'kartoteka-'))
  try {
    return openSync(join(folder, 'texts'), 'wx+', 0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
