/** Rows below the data that sum it up: "Razem", "Итого", "Liczba rekordów: 5". */
import { taxNumberKind } from '@kartoteka/model/kit/fields/taxNumber.ts'
import { wordsOf } from '@kartoteka/model/kit/fold.ts'
import { isRefusal } from '@kartoteka/model/kit/refusal.ts'

const set = (text: string): ReadonlySet<string> =>
  new Set(text.split(',').map((each) => wordsOf(each).join(' ')))

const sums = set(`
  razem, ogółem, suma, suma końcowa, łącznie, podsumowanie, razem kontrahentów, liczba rekordów, liczba wierszy,
  liczba pozycji, liczba kontrahentów, total, totals, grand total, sum, total records, total rows, number of records,
  record count, итого, всего, общий итог, итого записей, всего записей, количество записей, количество строк`)

const longest = 60
const amount = /^[-–(]?\s*[\d\s.,']+\s*\)?\s*(?:zł|pln|eur|usd|rub|₽|€|\$|руб\.?|р\.|szt\.?|шт\.?|%)?$/iu

/**
 * Whether a row reads like the sum of those above it: the first cell in use says so, and all others hold amounts. Only
 * where it stands tells it from a client of that name.
 */
export function isSum(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = '', ...others] = filled
  // A client may be called so, and nothing else be known.
  if (filled.length === 1 && cells.length < 3 && !/[:\d]/.test(first)) return false
  if (first.length > longest || filled.length * 2 > Math.max(cells.length + 1, 4)) return false
  const said = wordsOf(first)
    .filter((word) => !/^\d+$/.test(word))
    .join(' ')
  return sums.has(said) && others.every((cell) => amount.test(cell) && !isTaxNumber(cell))
}

const isTaxNumber = (cell: string) =>
  ['PL', 'RU'].some((country) => !isRefusal(taxNumberKind.parse(cell, { privacy: 'plain' }, { country })))

/** Holds back what reads like sums until the file ends or data follows: in between they are data. */
export class Footer<
  Row extends { readonly cells: readonly string[]; readonly problem?: object | undefined },
> {
  #held: Row[] = []

  /** The rows that are surely data now, in their order. */
  pass(row: Row): readonly Row[] {
    // A file of "Suma" in each row is no file of sums.
    if (row.problem === undefined && this.#held.length < 3 && isSum(row.cells)) {
      this.#held.push(row)
      return []
    }
    const data = [...this.#held, row]
    this.#held = []
    return data
  }
}
