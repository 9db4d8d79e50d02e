/** Which column of a table fills which field. */
import { type Content, contentOf } from './content.ts'
import { isOfDeal, type Meaning, meaningOf } from './heading.ts'
import { problem, type TableProblem } from './problem.ts'
import type { Target } from './target.ts'

export interface MappingGuess {
  /** For each column the field it fills; null if none is known. */
  readonly targets: (Target | null)[]
  /** What a row is: a firm, a person, a person in a firm, a deal of one. */
  readonly subject: 'clients' | 'people' | 'both' | 'deals' | 'unknown'
  /** What to tell the user beside the mapping. */
  readonly notice?: TableProblem
}

const ofContent: Readonly<Record<Content, Meaning>> = {
  mail: 'main.mails',
  website: 'client.website',
  bankAccount: 'client.bankAccounts',
  taxNumber: 'client.taxNumber',
  regon: 'client.regon',
  postalCode: 'client.postalCode',
  phone: 'main.phones',
  firmName: 'client.name',
}

/**
 * Guesses from the headings and, where a heading is unknown or missing, from the cells below it.
 *
 * @param headings one text per column; empty texts where the table has none
 * @param sample some rows of data, each with as many cells
 */
export function guessMapping(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
): MappingGuess {
  const columns = headings.map((_, column) => sample.map((row) => row[column] ?? ''))
  const meanings = headings.map((heading, column) => meaningOfColumn(heading, columns[column] ?? []))
  const deals = headings.filter(isOfDeal).length >= 2
  const roles = rolesOf(meanings)
  const targets = onlyOne(
    meanings.map((meaning) => targetOf(meaning, roles, deals)),
    headings,
  )
  if (deals) {
    const names = targets.some((target) => target !== null && naming.includes(target))
    return { targets, subject: 'deals', notice: problem(names ? 'fileHoldsDeals' : 'fileHoldsDealsOnly') }
  }
  return { targets, subject: subjectOf(roles, targets) }
}

/** What names a client or a person in a list of deals; their numbers there are those of another list. */
const naming: readonly Target[] = ['client.name', 'person.name', 'person.lastName', 'person.firstName']

function meaningOfColumn(heading: string, cells: readonly string[]): Meaning | undefined {
  const said = meaningOf(heading)
  const seen = contentOf(cells)
  // "Kod" is a postal code or a number of goods, "kontakt" a person, a mail or a telephone: the cells decide.
  const isCode = said === 'client.postalCode' && /^kod$/i.test(heading.trim())
  if (isCode && cells.some((cell) => cell.trim() !== '') && seen !== 'postalCode') return 'nothing'
  if (said === 'person.name' && (seen === 'mail' || seen === 'phone')) return ofContent[seen]
  if (said === 'client.euVat' && seen === 'taxNumber' && cells.every((cell) => /^[\d\s-]*$/.test(cell)))
    return 'client.taxNumber'
  return said ?? (seen && ofContent[seen])
}

interface Roles {
  readonly firm: boolean
  readonly person: boolean
  /** Whose telephone it is when a heading says only "telephone". */
  readonly main: 'client' | 'person'
  readonly title: boolean
}

function rolesOf(meanings: readonly (Meaning | undefined)[]): Roles {
  const has = (...wanted: Meaning[]) => wanted.some((each) => meanings.includes(each))
  const registered = has('client.taxNumber', 'client.regon', 'client.krs', 'client.kpp')
  const firm = registered || has('client.name', 'client.shortName')
  const named = has('main.name') && (firm || has('position.title', 'firm.id'))
  const names = named || has('person.firstName', 'person.lastName', 'main.fullName')
  const person = names || has('person.name')
  // A name of their own makes a file of people, to whom the firm is a remark. A list with tax numbers, or
  // with one cell for "the contact person", is about firms: their telephone must not leave with the person.
  const main = person && ((names && !registered) || !firm) ? 'person' : 'client'
  return { firm: firm || (has('main.name') && !person), person, main, title: has('position.title') }
}

function targetOf(
  meaning: Meaning | undefined,
  { main, person, firm, title }: Roles,
  deals: boolean,
): Target | null {
  switch (meaning) {
    case undefined:
    case 'nothing':
      return null
    case 'main.phones':
    case 'main.mails':
      return `${deals && person ? 'person' : main}.${meaning === 'main.phones' ? 'phones' : 'mails'}`
    case 'main.mobiles':
      return person ? 'person.phones' : 'client.phones'
    case 'main.remarks':
      return deals ? null : `${main}.remarks`
    case 'main.externalId':
      return deals ? null : `${main}.externalId`
    case 'main.fullName':
      return 'person.name'
    case 'main.name':
      return person ? 'person.name' : 'client.name'
    case 'main.title':
      // Beside a job title it is the form of address.
      return person ? (title ? 'person.salutation' : 'position.title') : null
    case 'person.salutation':
    case 'person.birthday':
    case 'position.unit':
      return person ? meaning : null
    case 'person.labels':
      return deals ? null : person ? meaning : 'client.labels'
    case 'firm.id':
      return deals ? null : main === 'client' && firm ? 'client.externalId' : 'position.clientExternalId'
    case 'client.owner':
    case 'client.labels':
      return deals ? null : meaning
    case 'person.phones':
      return person ? meaning : 'client.phones'
    case 'person.mails':
      return person ? meaning : 'client.mails'
    default:
      return meaning
  }
}

const several: readonly (Target | null)[] = ['client.taxNumber', 'client.street', 'person.firstName']
const listed = /\.(?:phones|mails|bankAccounts|remarks|labels)$/

/**
 * Leaves a target that takes one column to one column. Of two names of a firm the one whose heading says
 * "full" is the name and the other the short one.
 */
function onlyOne(targets: readonly (Target | null)[], headings: readonly string[]): (Target | null)[] {
  const named = targets.flatMap((target, column) => (target === 'client.name' ? [column] : []))
  const full = named.find((column) => /pełn|full|legal|полн|юридич/i.test(headings[column] ?? ''))
  const short =
    full === undefined || targets.includes('client.shortName')
      ? undefined
      : named.find((column) => column !== full)
  const apart = targets.includes('person.firstName') && targets.includes('person.lastName')
  return targets.map((target, column) => {
    if (target === null || listed.test(target) || several.includes(target)) return target
    if (target === 'person.name' && apart) return null
    if (column === short) return 'client.shortName'
    if (target === 'client.name' && full !== undefined) return column === full ? target : null
    return targets.indexOf(target) === column ? target : null
  })
}

function subjectOf({ firm, person }: Roles, targets: readonly (Target | null)[]): MappingGuess['subject'] {
  if (person)
    return targets.includes('client.name') || targets.includes('client.taxNumber') ? 'both' : 'people'
  const filled = new Set(targets.filter((target) => target !== null))
  // A name alone may be one of goods: a client has also a number, an address or a telephone.
  return firm && (filled.size > 1 || targets.length === 1) ? 'clients' : 'unknown'
}
