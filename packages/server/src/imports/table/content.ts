/** What kind of thing the cells of a column are, told by the cells alone. */
import type { FieldOptions, Kind } from '@kartoteka/model/kit/field.ts'
import { accountsKind } from '@kartoteka/model/kit/fields/accounts.ts'
import { identifierKind } from '@kartoteka/model/kit/fields/identifier.ts'
import { taxNumberKind } from '@kartoteka/model/kit/fields/taxNumber.ts'
import { isRefusal } from '@kartoteka/model/kit/refusal.ts'

export type Content =
  | 'mail'
  | 'taxNumber'
  | 'regon'
  | 'bankAccount'
  | 'postalCode'
  | 'phone'
  | 'website'
  | 'firmName'

/** Whether the field itself would take the cell, at home or in Russia: check digits and all. */
const isTaken = (kind: Kind<unknown>, cell: string, options: FieldOptions = { privacy: 'plain' }) =>
  ['PL', 'RU'].some((country) => !isRefusal(kind.parse(cell, options, { country })))

// Longer than anything recognised here; some texts are made to keep a pattern busy.
const longest = 200

const legalForm =
  /(?<!\p{L})(?:sp\. ?[zjkp]|s\.? ?a\.|s\.c\.|gmbh|ltd|llc|inc|s\.r\.o|ооо|зао|оао|пао|ип|ао|тоо)(?!\p{L})/iu

const recognised: readonly (readonly [Content, (cell: string) => boolean])[] = [
  ['mail', (cell) => /^\S+@\S+\.\p{L}{2,}$/u.test(cell.split(/[\s,;:]+/)[0] ?? '')],
  ['website', (cell) => /^(?:https?:\/\/|www\.)\S+$/i.test(cell)],
  ['bankAccount', (cell) => isTaken(accountsKind, cell)],
  ['taxNumber', (cell) => isTaken(taxNumberKind, cell)],
  ['regon', (cell) => isTaken(identifierKind, cell, { scheme: 'regon', privacy: 'plain' })],
  ['postalCode', (cell) => /^(?:\d{2}-\d{3}|\d{5,6})$/.test(cell)],
  ['phone', isPhone],
  ['firmName', (cell) => legalForm.test(cell)],
]

/**
 * Shares of the filled cells that must fit: names of firms often have no legal form, everything else nearly
 * always fits.
 */
const enough: Partial<Record<Content, number>> = { firmName: 0.3, regon: 1, taxNumber: 0.9 }

/** The first kind that most of these cells are of; undefined if none. Empty cells do not count. */
export function contentOf(cells: readonly string[]): Content | undefined {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return
  return recognised.find(([kind, fits]) => {
    // Nine digits of a telephone pass for a REGON once in eleven times.
    if (kind === 'regon' && filled.length < 3) return false
    return (
      filled.filter((cell) => cell.length <= longest && fits(cell)).length >=
      filled.length * (enough[kind] ?? 0.7)
    )
  })?.[0]
}

/** Whether a cell is a value rather than a heading: a number, a date, a mail, a telephone, a web address. */
export function looksLikeValue(cell: string): boolean {
  const text = cell.slice(0, longest)
  return (
    /\d{4}|@|:\/\//.test(text.replace(/(?<=\d)[ .-](?=\d)/g, '')) ||
    /^[\s\d.,:+()%-]*\d[\s\d.,:+()%-]*$/.test(text)
  )
}

function isPhone(cell: string): boolean {
  const number = cell.replace(/\s*(?:wewn?|w|ext|x|доб)[.\s]*\d+$/iu, '').replace(/^'/, '')
  const digits = number.replace(/\D/g, '').length
  if (!/^\+?[\d\s()./-]+$/.test(number) || digits < 9 || digits > 15) return false
  return (
    /^[+(]/.test(number) || digits === 9 || /\d[\s()/-]+\d/.test(number) || /^(?:00|48|[78])\d+$/.test(number)
  )
}
