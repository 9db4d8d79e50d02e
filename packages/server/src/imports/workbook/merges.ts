/** Cells that a spreadsheet shows as one although their value stands in the first of them only. */
import type { Archive } from './archive.ts'

/** A value that goes for several rows of one column. */
export interface Merge {
  readonly column: number
  /** Lines, from 1. */
  readonly from: number
  readonly to: number
}

/** More would be a pattern and no table. */
const most = 200_000
const tail = '</sheetData>'

/**
 * Every merge over several rows, by its first line. They stand behind the rows in the file, so the whole sheet is unpacked
 * for them; that also shows, before anything is taken, that it can be.
 */
export async function mergesIn(
  archive: Archive,
  sheet: string,
): Promise<ReadonlyMap<number, readonly Merge[]>> {
  const found: Merge[] = []
  let behind = false
  let rest = ''
  for await (const piece of archive.read(sheet)) {
    rest += piece.toString('latin1')
    if (!behind) {
      const end = rest.indexOf(tail)
      behind = end >= 0
      rest = behind ? rest.slice(end) : rest.slice(-tail.length)
    }
    if (!behind) continue
    for (const [, column = '', from, to] of rest.matchAll(
      /mergeCell ref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"/g,
    ))
      if (Number(to) > Number(from) && found.length < most)
        found.push({ column: numberOf(column), from: Number(from), to: Number(to) })
    const last = rest.lastIndexOf('>')
    rest = rest.slice(last + 1).slice(-200)
  }
  return Map.groupBy(found, ({ from }) => from)
}

const numberOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** Merges that may go on at once; a wider pattern is none that somebody reads. */
const mostOpen = 100

/** Puts the value of merged cells into each row they reach over. A row with nothing of its own stays empty. */
export class MergeFiller {
  readonly #merges: ReadonlyMap<number, readonly Merge[]>
  #open: { readonly merge: Merge; readonly text: string }[] = []

  constructor(merges: ReadonlyMap<number, readonly Merge[]>) {
    this.#merges = merges
  }

  fill(line: number, cells: (string | null)[]): void {
    this.#open = this.#open.filter(({ merge }) => merge.to >= line)
    for (const { merge, text } of this.#open) {
      while (cells.length <= merge.column) cells.push('')
      if (cells[merge.column] === '') cells[merge.column] = text
    }
    for (const merge of this.#merges.get(line) ?? []) {
      const text = cells[merge.column]
      if (text && this.#open.length < mostOpen) this.#open.push({ merge, text })
    }
  }
}
