import type { Money } from '@kartoteka/model'
import { sql } from '../sql.ts'
import { common, isThere, json, type KeptInJson } from './kept.ts'

/** Wider than all amounts of one currency, the largest below and above nothing. */
const stretch = 10_000_000_000_000n
/** More than the largest amount. */
const beyond = '1000000000000'

/** Currency and amount as one number, so that one index answers every question: each currency has its own stretch. */
const order = (place: Parameters<typeof json>[0]) => {
  const held = json(place)
  const currency = sql`(${held}->>'currency')`
  const rank = sql`(ascii(${currency}) * 676 + ascii(substr(${currency}, 2)) * 26 + ascii(substr(${currency}, 3)))`
  return sql`(${rank} * ${sql.lit(String(stretch))}::numeric + (${held}->>'amount')::numeric)`
}

/** The same of one amount. */
export function orderOf({ amount, currency }: Money): string {
  const rank = [...currency].reduce((sum, letter) => sum * 26n + BigInt(letter.charCodeAt(0)), 0n)
  const [units = '', parts = ''] = amount.split('.')
  const thousandths = BigInt(units + parts.padEnd(3, '0'))
  const text = String(rank * stretch * 1_000n + thousandths)
  return `${text.slice(0, -3)}.${text.slice(-3)}`
}

/** Amounts of money: listed by currency, then by amount; `from` and `to` ask within one currency. */
export const amounts: KeptInJson = {
  keep: (value) => value ?? null,
  read: json,
  sortKey: (place) => sql`coalesce(${order(place)}, 'Infinity'::numeric)`,
  sortType: 'numeric',
  where: (place, is, value) => {
    if (is !== 'from' && is !== 'to') return common(place, is, value)
    const { amount, currency } = value as Money
    const [least, most] = is === 'from' ? [amount, beyond] : [`-${beyond}`, amount]
    const end = (of: string) => sql`${orderOf({ amount: of, currency })}::numeric`
    return sql`(${isThere(place)} and ${order(place)} between ${end(least)} and ${end(most)})`
  },
  index: (key) => ({ by: 'btree', on: order({ name: key }) }),
}
