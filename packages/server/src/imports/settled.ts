/** What the cells of a row say, put where it belongs. */
import { splitPersonName } from '@kartoteka/model/clients/written.ts'
import type { RowSaid, Said } from './columns.ts'
import { isNoDay } from './days.ts'
import type { Target } from './table/target.ts'

export interface Settled {
  readonly said: RowSaid
  /** The row names a person and no firm: the person is the client. */
  readonly isPrivate: boolean
  /** The names of that person. */
  readonly names: { readonly firstName?: string | undefined; readonly lastName?: string | undefined }
}

/**
 * Takes whole names and places apart, gives a telephone of nobody to the firm, and makes a person without a firm the client. The
 * number of the firm that a person belongs to is the client's.
 */
export function settled(given: RowSaid, headings: readonly string[]): Settled {
  const said: RowSaid = { ...given }
  if (isNoDay(said['person.birthday']?.[0]?.text ?? '')) delete said['person.birthday']
  nameApart(said)
  townApart(said)
  const isPrivate = said['person.lastName'] !== undefined && !firmTargets.some((target) => said[target])
  const names = isPrivate
    ? { firstName: said['person.firstName']?.[0]?.text, lastName: said['person.lastName']?.[0]?.text }
    : {}
  if (isPrivate) {
    const [last] = said['person.lastName'] as [Said]
    const text = [names.firstName, last.text].filter(Boolean).join(' ')
    said['client.name'] = [{ text, column: last.column }]
    delete said['person.firstName']
    delete said['person.lastName']
    move(said, 'person.externalId', 'client.externalId')
    move(said, 'person.labels', 'client.labels')
  }
  if (!said['person.lastName']) {
    move(said, 'person.phones', 'client.phones')
    move(said, 'person.mails', 'client.mails')
    move(said, 'person.remarks', 'client.remarks')
    move(said, 'person.labels', 'client.labels')
    for (const target of ofPeople) move(said, target, 'client.remarks', headings)
  }
  if (!said['client.name'] && said['client.shortName']) said['client.name'] = said['client.shortName']
  if (!said['client.externalId']) move(said, 'position.clientExternalId', 'client.externalId')
  return { said, isPrivate, names }
}

/** What is known of people only; of others it is a remark. */
const ofPeople: readonly Target[] = [
  'position.title',
  'position.unit',
  'person.salutation',
  'person.birthday',
]

const firmTargets: readonly Target[] = [
  'client.name',
  'client.shortName',
  'client.externalId',
  'client.taxNumber',
  'client.regon',
  'position.clientExternalId',
]

function nameApart(said: RowSaid): void {
  const [whole] = said['person.name'] ?? []
  if (whole && !said['person.lastName']) {
    const { column } = whole
    const { firstName, lastName, rest } = splitPersonName(whole.text)
    if (firstName !== '') said['person.firstName'] = [{ text: firstName, column }]
    if (lastName !== '') said['person.lastName'] = [{ text: lastName, column }]
    if (rest !== '') said['person.remarks'] = [...(said['person.remarks'] ?? []), { text: rest, column }]
  }
  // Whoever has a single name is called by it.
  if (!said['person.lastName']) move(said, 'person.firstName', 'person.lastName')
}

/** "31-752 Kraków" in one cell; a text without a digit is no code. */
function townApart(said: RowSaid): void {
  const [code] = said['client.postalCode'] ?? []
  if (!code || said['client.town']) return
  const { column, text } = code
  const [, number, town] = /^(\d{2}-\d{3}|\d{6})[\s,]+(\p{L}.*)$/su.exec(text) ?? []
  if (number && town) {
    said['client.postalCode'] = [{ text: number, column }]
    said['client.town'] = [{ text: town, column }]
  } else if (!/\d/.test(text)) move(said, 'client.postalCode', 'client.town')
}

function move(said: RowSaid, from: Target, to: Target, headings: readonly string[] = []): void {
  const moved = said[from]?.map(({ text, column }) => {
    const heading = headings[column - 1]
    return { text: heading ? `${heading}: ${text}` : text, column }
  })
  if (moved) said[to] = [...(said[to] ?? []), ...moved]
  delete said[from]
}
