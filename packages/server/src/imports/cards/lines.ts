/** The lines of a text that comes in pieces. */

export interface Line {
  /** From 1. */
  readonly number: number
  readonly text: string
  /** Only the beginning of a line without an end. */
  readonly isCut: boolean
}

/** UTF-16 units of a line that is kept; pictures are cut into short ones. */
const longest = 1_000_000

export class LineReader {
  #rest = ''
  #number = 0
  #isCut = false;

  *read(piece: string, last: boolean): Generator<Line, void, void> {
    const text = this.#rest + piece
    let start = 0
    for (let end = lineEnd(text, start, last); end >= 0; end = lineEnd(text, start, last)) {
      yield this.#line(text.slice(start, end))
      start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
    }
    this.#rest = text.slice(start)
    if (this.#rest.length > longest) {
      this.#isCut = true
      this.#rest = this.#rest.slice(0, longest)
    }
    if (last && this.#rest !== '') yield this.#line(this.#rest)
  }

  #line(text: string): Line {
    const line = { number: ++this.#number, text, isCut: this.#isCut }
    this.#isCut = false
    return line
  }
}

const ends = /[\r\n]/g

/** A return at the end of a piece may have its feed in the next. */
function lineEnd(text: string, from: number, last: boolean): number {
  ends.lastIndex = from
  const end = ends.exec(text)?.index ?? -1
  return !last && end === text.length - 1 && text[end] === '\r' ? -1 : end
}
