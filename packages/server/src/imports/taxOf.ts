/** Whose tax number a cell holds: the row's country, the heading and the number itself may say it. */
import { isRefusal, type Refusal, type TaxNumber } from '@kartoteka/model'
import { taxNumberKind } from '@kartoteka/model/kit/fields/taxNumber.ts'
import type { RowSaid } from './columns.ts'
import { isNoNumber } from './words.ts'

const field = { privacy: 'plain' } as const

/**
 * Makes the function that reads a row's tax number: under the first country whose rule it fits.
 *
 * @param hints for each column the country whose number its heading names
 * @param home the firm's country
 * @param keepWrong a number that fits nowhere is kept as it is, marked as unchecked
 */
export function taxReader(hints: readonly (string | undefined)[], home: string, keepWrong: boolean) {
  return (said: RowSaid, country: string | null): TaxNumber | null | Refusal => {
    const [cell] = said['client.taxNumber'] ?? []
    if (!cell || isNoNumber(cell.text)) return null
    // Only Russian firms have a KPP.
    const russian = said['client.kpp'] ? 'RU' : undefined
    const tried = [...new Set([country ?? undefined, hints[cell.column - 1], russian, home])].filter(
      (each) => each !== undefined,
    )
    let first: Refusal | undefined
    for (const around of tried) {
      const read = taxNumberKind.parse(cell.text, field, { country: around })
      if (!isRefusal(read)) return read
      first ??= read
    }
    if (!keepWrong) return first ?? null
    return taxNumberKind.parse({ number: cell.text, unchecked: true }, field, { country: tried[0] ?? home })
  }
}

const strange: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB' }

/** The country of an EU VAT number, told by its prefix. */
export function countryOfPrefix(number: string | undefined): string | undefined {
  const [prefix] = /^[A-Z]{2}/.exec(number?.trimStart().toUpperCase() ?? '') ?? []
  return prefix === undefined ? undefined : (strange[prefix] ?? prefix)
}
