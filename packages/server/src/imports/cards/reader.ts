/** Address cards out of lines: what is folded is put together, what is cut is named. */
import { problem, type TableProblem } from '../table/problem.ts'
import { type Line, LineReader } from './lines.ts'
import { isBinary, isQuotedPrintable, type Property, propertyOf } from './property.ts'

export interface Card {
  /** From 1, in the file. */
  readonly number: number
  /** The line on which it begins. */
  readonly line: number
  readonly properties: readonly Property[]
  readonly problem?: TableProblem
}

interface Begun {
  readonly number: number
  readonly isCut: boolean
  readonly kind: 'plain' | 'quoted' | 'binary'
  text: string
  /** Its last line ends with the sign that says so, which is taken away. */
  goesOn: boolean
}

/** Properties of a card, and UTF-16 units, of which no more are kept. */
const most = { properties: 5_000, text: 1_000_000 } as const

export class CardReader {
  readonly #lines = new LineReader()
  /** The line that may go on in the next one. */
  #begun: Begun | undefined
  #number = 0
  #start = 0
  /** Cards within the card: one may hold that of an assistant. */
  #depth = 0
  #properties: Property[] = []
  #text = 0
  #problem: TableProblem | undefined
  #isOutside = false;

  /** The cards complete so far; `last` says that no more text will come. */
  *read(piece: string, last: boolean): Generator<Card, void, void> {
    for (const line of this.#lines.read(piece, last)) yield* this.#take(line)
    if (!last) return
    yield* this.#settle()
    if (this.#depth > 0) {
      this.#problem ??= problem('cardNotClosed', { card: this.#number })
      yield this.#card()
    }
  }

  *#take({ number, text, isCut }: Line): Generator<Card, void, void> {
    if (this.#begun && belongs(this.#begun, text)) return join(this.#begun, text)
    yield* this.#settle()
    if (text.trim() === '') return
    const property = propertyOf(text)
    const kind =
      property && isBinary(property) ? 'binary' : property && isQuotedPrintable(property) ? 'quoted' : 'plain'
    this.#begun = { number, isCut, kind, text: '', goesOn: false }
    add(this.#begun, text)
  }

  /** The line is whole. */
  *#settle(): Generator<Card, void, void> {
    const begun = this.#begun
    this.#begun = undefined
    if (!begun) return
    const property = propertyOf(begun.text)
    const said = property?.written.trim().toUpperCase()
    if (property?.name === 'BEGIN' && said === 'VCARD') return yield* this.#begin(begun.number)
    if (this.#depth === 0) return yield* this.#outside(begun)
    if (property?.name === 'END' && said === 'VCARD') {
      if (--this.#depth === 0) yield this.#card()
    } else if (property === undefined)
      this.#problem ??= problem('cardLineBroken', { card: this.#number, line: begun.number })
    else if (this.#depth === 1) this.#keep(property, begun.isCut)
  }

  *#begin(line: number): Generator<Card, void, void> {
    this.#isOutside = false
    if (this.#depth > 0 && this.#properties.at(-1)?.name === 'AGENT') {
      this.#depth++
      return
    }
    if (this.#depth > 0) {
      this.#problem ??= problem('cardNotClosed', { card: this.#number })
      yield this.#card()
    }
    this.#number++
    this.#start = line
    this.#depth = 1
  }

  /** Something between the cards is named once, by its first line. */
  *#outside({
    number,
    text,
  }: {
    readonly number: number
    readonly text: string
  }): Generator<Card, void, void> {
    if (this.#isOutside || /^\W*END:VCARD\s*$/i.test(text)) return
    this.#isOutside = true
    yield { number: this.#number, line: number, properties: [], problem: problem('cardLineOutside') }
  }

  #keep(property: Property, isCut: boolean): void {
    if (isBinary(property)) return
    this.#text += property.written.length
    if (isCut || this.#properties.length >= most.properties || this.#text > most.text)
      this.#problem ??= problem('rowTooLong', { max: most.text })
    else this.#properties.push(property)
  }

  #card(): Card {
    const card = {
      number: this.#number,
      line: this.#start,
      properties: this.#properties,
      ...(this.#problem && { problem: this.#problem }),
    }
    this.#properties = []
    this.#text = 0
    this.#depth = 0
    this.#problem = undefined
    return card
  }
}

function belongs({ kind, goesOn }: Begun, text: string): boolean {
  if (goesOn) return true
  if (text.trim() === '') return false
  // Old programs do not move the lines of a picture in.
  return /^[ \t]/.test(text) || (kind === 'binary' && /^[A-Za-z0-9+/=]+\s*$/.test(text))
}

function join(begun: Begun, text: string): void {
  if (begun.kind !== 'binary' && begun.text.length < most.text)
    add(begun, begun.goesOn ? text : text.slice(1))
}

function add(begun: Begun, text: string): void {
  begun.goesOn = begun.kind === 'quoted' && /=\s*$/.test(text)
  begun.text += begun.goesOn ? text.replace(/=\s*$/, '') : text
}
