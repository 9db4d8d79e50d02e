/** Which client a row means. Two different tax numbers are never one client. */
import type { Candidate, KnownClients } from './known.ts'
import { keyOf } from './known.ts'
import type { ClientKeys, RowProblem } from './row.ts'

type Code = 'severalWithNumber' | 'numberOfAnother' | 'severalWithName'

/**
 * The client that these keys mean: by the number of the program the file comes from, by a tax number, by REGON, else by
 * name and town if that leaves no choice. Undefined if there is none; a problem if it cannot be told which.
 */
export function clientMeant(row: ClientKeys, known: KnownClients): Candidate | RowProblem | undefined {
  if (row.number !== undefined) {
    const found = known.with(keyOf.number(row.number)).filter(({ keys }) => !taxesDiffer(keys, row))
    const [one, more] = found.length > 1 ? likeliest(found, row) : found
    if (more) return unclear('severalWithNumber', { number: row.number })
    if (one)
      return isAnother(one.keys, row)
        ? unclear('numberOfAnother', { number: row.number, name: one.name })
        : one
  }
  const byTax = row.taxes.flatMap((tax) => known.with(keyOf.tax(tax)))
  if (byTax.length > 0) return likeliest(byTax, row)[0]
  if (row.regon !== undefined) {
    const byRegon = known.with(keyOf.regon(row.regon)).filter(({ keys }) => !taxesDiffer(keys, row))
    if (byRegon.length > 0) return likeliest(byRegon, row)[0]
  }
  return byName(row, known)
}

function byName(row: ClientKeys, known: KnownClients): Candidate | RowProblem | undefined {
  if (row.folded === '') return undefined
  const namesakes = known.with(keyOf.name(row.folded)).filter(({ keys }) => mayBeSame(keys, row))
  const there = namesakes.filter(({ keys }) => keys.town === row.town)
  const [one, more] =
    there.length > 0 ? there : namesakes.filter(({ keys }) => keys.town === '' || row.town === '')
  return more ? unclear('severalWithName', { name: one?.name ?? '' }) : one
}

/** Of several that have the same number, those of the same name; all if none has. */
function likeliest(found: readonly Candidate[], row: ClientKeys): readonly Candidate[] {
  const namesakes = found.filter(({ keys }) => keys.folded === row.folded)
  return namesakes.length > 0 ? namesakes : found
}

const taxesDiffer = (one: ClientKeys, other: ClientKeys) =>
  one.taxes.length > 0 && other.taxes.length > 0 && !one.taxes.some((tax) => other.taxes.includes(tax))

/** Nothing that both say speaks against it. Private people of one name may be two, unless a telephone or a mail is shared. */
const mayBeSame = (one: ClientKeys, other: ClientKeys) =>
  !taxesDiffer(one, other) &&
  !(one.regon !== undefined && other.regon !== undefined && one.regon !== other.regon) &&
  !(one.number !== undefined && other.number !== undefined && one.number !== other.number) &&
  !((one.kind === 'person' || other.kind === 'person') && contactsDiffer(one, other))

const contactsDiffer = (one: ClientKeys, other: ClientKeys) =>
  one.contacts.length > 0 &&
  other.contacts.length > 0 &&
  !one.contacts.some((contact) => other.contacts.includes(contact))

/** Nothing but the number is the same: it was given by another program. Firms are renamed, but seldom wholly. */
const isAnother = (one: ClientKeys, row: ClientKeys) =>
  row.folded !== '' &&
  one.folded !== row.folded &&
  !longWords(row.folded).some((word) => longWords(one.folded).includes(word)) &&
  !one.taxes.some((tax) => row.taxes.includes(tax)) &&
  (one.regon === undefined || one.regon !== row.regon) &&
  !one.contacts.some((contact) => row.contacts.includes(contact))

const longWords = (folded: string) => folded.split(' ').filter((word) => word.length > 2)

const unclear = (code: Code, params: RowProblem['params']): RowProblem => ({ column: null, code, params })
