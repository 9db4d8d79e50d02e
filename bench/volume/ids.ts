/** Ids and moments of made-up records: they follow from the number of the record alone. */

const day = 86_400_000
const span = 5 * 365 * day

/** Midnight of the day a firm is made on: its past ends here, so that tasks are late, due and coming. */
export const startOfDay = (): number => Math.floor(Date.now() / day) * day

const codes = {
  act: 1,
  client: 2,
  customField: 11,
  department: 3,
  label: 4,
  person: 5,
  place: 12,
  position: 6,
  role: 7,
  talk: 8,
  task: 9,
  user: 10,
}
export type Made = keyof typeof codes

/** A UUID of version 7: sorted by the moment, different for every kind and number. */
export function idAt(kind: Made, n: number, moment: number): string {
  const time = moment.toString(16).padStart(12, '0')
  const code = codes[kind].toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${code}00-8${mixed(n)}-${n.toString(16).padStart(12, '0')}`
}

const mixed = (n: number) => (Math.imul(n, 0x9e3779b1) >>> 20).toString(16).padStart(3, '0')

/** The moment of row `n` of `count`, spread over the five years before `today`. */
export const momentOf = (n: number, count: number, today: number): number =>
  today - span + Math.floor((n / count) * (span - day))

export const instant = (moment: number): string => new Date(moment).toISOString()
export const dayOf = (moment: number): string => instant(moment).slice(0, 10)

/** Row `n` of any number belongs to this one of `count`: neighbours lie far apart, as they do in life. */
export const scattered = (n: number, count: number): number =>
  Number((BigInt(n) * 2_654_435_761n) % BigInt(count))
