/** Public registers of firms, what they say of a number, and what of that a card does not hold yet. */
import { type Day, type Instant, isEmpty, isRefusal, kinds, sameValue, type TaxNumber } from '../kit/index.ts'
import { Client } from './client.ts'

/**
 * The ministry's list of VAT payers (Poland), the statistical office's REGON, the Commission's VIES; in the order in
 * which they are asked.
 */
export const registers = ['gus', 'whiteList', 'vies'] as const
export type Register = (typeof registers)[number]

/** A firm's standing with VAT: at home in the first four, in the trade between countries of the EU in the others. */
export interface VatState {
  readonly is: 'active' | 'exempt' | 'none' | 'struckOff' | 'euValid' | 'euInvalid'
  readonly since: Day | null
}

type Fields = typeof Client.fields
export type FoundField = keyof Fields & string
export type FoundValues = Readonly<Partial<Record<FoundField, unknown>>>

/** What one register said of one number at one moment. */
export interface Finding {
  readonly register: Register
  readonly number: string
  readonly at: Instant
  /** Whether the register knows the number. */
  readonly isThere: boolean
  /** As the client's own fields keep them. */
  readonly values: FoundValues
  /** In the register's own words. */
  readonly legalForm: string | null
  readonly vat: VatState | null
  /** When it went out of business. */
  readonly ended: Day | null
}

/** What of it stands on a card: the card has its own values. */
export type KnownFinding = Omit<Finding, 'values'>

/** The numbers that registers go by, as a record of a client holds them. */
export interface RegisterNumbers {
  readonly taxNumber: TaxNumber | null
  readonly euVat: string | null
}

/** Which number a register is asked by; undefined where it would know nothing. */
export function numberFor(register: Register, { taxNumber, euVat }: RegisterNumbers): string | undefined {
  const nip = taxNumber?.country === 'PL' && !taxNumber.unchecked ? taxNumber.number : undefined
  return register === 'vies' ? (euVat ?? (nip && `PL${nip}`)) : nip
}

/** What a register says of one field, beside what stands there. */
export interface Offer {
  readonly field: FoundField
  readonly now: unknown
  readonly found: unknown
  readonly finding: Finding
  /** Nothing stands there yet. */
  readonly isNew: boolean
  /** Nothing stands there, nor another address that it would be mixed with: ticked already. */
  readonly fits: boolean
}

/** Parts of one address are not mixed from two registers. */
const address: readonly FoundField[] = ['street', 'postalCode', 'town', 'province', 'country']

/** One offer for each field of which a register says something else than the record; the first register counts. */
export function offersOf(record: FoundValues, findings: readonly Finding[]): readonly Offer[] {
  const inOrder = registers.flatMap((register) => findings.filter((each) => each.register === register))
  const settled = inOrder.find(({ values }) => values.town !== undefined)
  const says = ({ values }: Finding, field: FoundField) => !isEmpty(values[field])
  return (Object.keys(Client.fields) as FoundField[]).flatMap((field) => {
    const finding = address.includes(field) ? settled : inOrder.find((each) => says(each, field))
    if (!finding || !says(finding, field)) return []
    const now = record[field] ?? null
    const found = together(now, finding.values[field])
    const isNew = isEmpty(now)
    const fits = isNew && !(address.includes(field) && isElsewhere(record, finding))
    return sameValue(now, found) ? [] : [{ field, now, found, finding, isNew, fits }]
  })
}

/** Whether the record has an address, and it is another one. The country alone is none: it is there from the start. */
const isElsewhere = (record: FoundValues, { values }: Finding): boolean =>
  address.some(
    (part) => part !== 'country' && !isEmpty(record[part]) && !sameValue(record[part], values[part]),
  )

/** Of a list nothing goes: what is new comes after it. */
const together = (now: unknown, found: unknown): unknown =>
  Array.isArray(now) && Array.isArray(found) ? [...new Set([...now, ...found])] : found

/** Of what a register said, what the client's own fields take. */
export function takenBy(said: Readonly<Partial<Record<FoundField, unknown>>>, country: string): FoundValues {
  const read = Object.entries(said).map(([name, raw]) => {
    const field = Client.fields[name as FoundField]
    return [name, kinds[field.kind].parse(raw, field, { country })] as const
  })
  return Object.fromEntries(read.filter(([, value]) => !isEmpty(value) && !isRefusal(value)))
}
