/** Which client a row means. Two different tax numbers are never one client. */
import type { ImportKey } from '@kartoteka/model'
import type { Candidate, KnownClients } from './known.ts'
import { keyOf } from './known.ts'
import type { ClientKeys, RowProblem } from './row.ts'

type Code = 'severalWithNumber' | 'numberOfAnother' | 'severalWithName' | 'severalWithMail'

type Meant = Candidate | RowProblem | undefined
type Way = (row: ClientKeys, known: KnownClients) => Meant

/**
 * The client that these keys mean, undefined if there is none; a problem if it cannot be told which. `any`: by the number of
 * the program the file comes from, by a tax number, by REGON, else by name and town if that leaves no choice.
 */
export const clientMeant = (row: ClientKeys, known: KnownClients, key: ImportKey): Meant =>
  ways[key](row, known)

const byNumber: Way = (row, known) => {
  if (row.number === undefined) return undefined
  const found = known.with(keyOf.number(row.number)).filter(({ keys }) => !taxesDiffer(keys, row))
  const [one, more] = found.length > 1 ? likeliest(found, row) : found
  if (more) return unclear('severalWithNumber', { number: row.number })
  return one && isAnother(one.keys, row)
    ? unclear('numberOfAnother', { number: row.number, name: one.name })
    : one
}

const byTax: Way = (row, known) =>
  likeliest(
    row.taxes.flatMap((tax) => known.with(keyOf.tax(tax))),
    row,
  )[0]

const byRegon: Way = (row, known) => {
  if (row.regon === undefined) return undefined
  const found = known.with(keyOf.regon(row.regon)).filter(({ keys }) => !taxesDiffer(keys, row))
  return likeliest(found, row)[0]
}

const byName: Way = (row, known) => {
  const [there, elsewhere] = namesakes(row, known)
  const [one, more] =
    there.length > 0 ? there : elsewhere.filter(({ keys }) => keys.town === '' || row.town === '')
  return more ? unclear('severalWithName', { name: one?.name ?? '' }) : one
}

const byNameAndTown: Way = (row, known) => {
  const [[one, more]] = namesakes(row, known)
  return more ? unclear('severalWithName', { name: one?.name ?? '' }) : one
}

const byMail: Way = (row, known) => {
  const found = new Set(row.mails.flatMap((mail) => known.with(keyOf.mail(mail))))
  const [one, more] = likeliest([...found], row)
  return more ? unclear('severalWithMail', { mail: row.mails[0] ?? '' }) : one
}

const ways: Readonly<Record<ImportKey, Way>> = {
  any: (row, known) => byNumber(row, known) ?? byTax(row, known) ?? byRegon(row, known) ?? byName(row, known),
  taxNumber: byTax,
  number: byNumber,
  nameAndTown: byNameAndTown,
  mail: byMail,
}

/** Those of the name, in the town of the row and elsewhere. */
function namesakes(row: ClientKeys, known: KnownClients): readonly [Candidate[], Candidate[]] {
  if (row.folded === '') return [[], []]
  const all = known.with(keyOf.name(row.folded)).filter(({ keys }) => mayBeSame(keys, row))
  return [all.filter(({ keys }) => keys.town === row.town), all.filter(({ keys }) => keys.town !== row.town)]
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
