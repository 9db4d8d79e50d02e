/** An address card as a row of a table. */
import type { Words } from '@kartoteka/model'
import { splitPersonName } from '@kartoteka/model/clients/written.ts'
import { problem, type TableProblem } from '../table/problem.ts'
import type { Encoding } from '../table/shape.ts'
import type { Target } from '../table/target.ts'
import { kindsOf, type Property } from './property.ts'
import type { Card } from './reader.ts'
import { CardSaid } from './said.ts'

export type CardColumn = keyof Words['imports']['cardColumns']

/** What each column of the table fills, in their order. */
export const columns = {
  organization: 'client.name',
  firstName: 'person.firstName',
  lastName: 'person.lastName',
  title: 'position.title',
  phones: 'person.phones',
  mails: 'person.mails',
  street: 'client.street',
  postalCode: 'client.postalCode',
  town: 'client.town',
  province: 'client.province',
  country: 'client.country',
  website: 'client.website',
  labels: 'client.labels',
  remarks: 'person.remarks',
  personNumber: 'person.externalId',
  clientNumber: 'client.externalId',
  department: 'position.unit',
  fax: null,
  birthday: 'person.birthday',
  salutation: 'person.salutation',
  personLabels: 'person.labels',
} as const satisfies Record<CardColumn, Target | null>

const names = Object.keys(columns) as readonly CardColumn[]

export interface CardRow {
  readonly cells: string[]
  readonly problem?: TableProblem
}

/** @param encoding of the file; undefined if its text is decoded already */
export function cardRow(
  { properties, number, problem: wrong }: Card,
  encoding: Encoding | undefined,
): CardRow {
  const said = new CardSaid(properties, encoding)
  const cells = cellsOf(said)
  const refusal = wrong ?? (said.isGroup ? problem('cardIsGroup', { card: number }) : undefined)
  return { cells: names.map((name) => cells[name] ?? ''), ...(refusal && { problem: refusal }) }
}

type Cells = Partial<Record<CardColumn, string>>

function cellsOf(said: CardSaid): Cells {
  const telephones = said.all('TEL')
  const numbers = (which: (each: Property) => boolean) =>
    telephones.filter(which).map((each) => said.telephone(each))
  const mails = said.all('EMAIL').map((each) => said.letters(each).replace(/^mailto:/i, ''))
  const notes = said.all('NOTE').map((each) => said.letters(each))
  const { remarks, ...who } = whoIn(said)
  // What other programs say of a person in a firm is wanted at the firm.
  const ofPerson = Boolean(who.lastName || who.firstName)
  return {
    ...who,
    ...whereIn(said, who.organization !== ''),
    title: said.text('TITLE') || said.text('ROLE'),
    phones: lines(numbers((each) => !isNoVoice(each))),
    mails: lines(mails),
    website: said.text('URL'),
    [said.isOurs && ofPerson && who.organization !== '' ? 'personLabels' : 'labels']: lines(
      said.list('CATEGORIES').filter((each) => each !== 'myContacts'),
    ),
    remarks: lines([remarks, ...notes, ...said.labelled()]),
    fax: lines(numbers((each) => kindsOf(each).has('FAX'))),
    birthday: said.birthday,
  }
}

const lines = (texts: readonly string[]) => texts.filter((text) => text !== '').join('\n')
const isNoVoice = (property: Property) =>
  ['FAX', 'PAGER', 'MODEM'].some((kind) => kindsOf(property).has(kind))

/** The firm, the person in it, or the person alone. A firm's card may hold its name as that of a person. */
function whoIn(said: CardSaid): Cells & { readonly organization: string; readonly remarks: string } {
  const [organization = '', ...departments] = said.parts('ORG')
  const [last = '', first = '', middle = '', prefix = ''] = said.parts('N')
  const full = said.text('FN') || said.text('NICKNAME')
  const isNameless = first === '' && (same(full, organization) || `${last}${full}` === '')
  const isFirm = said.isFirm || (organization !== '' && isNameless)
  const firm = organization || (isFirm ? full || last : '')
  const called = isFirm && (first === '' || same(`${first} ${last}`, firm)) ? '' : first + last
  const whole = called !== '' || isFirm ? '' : full
  const apart = splitPersonName(whole)
  return {
    organization: firm,
    department: departments.filter(Boolean).join(', '),
    salutation: isFirm && called === '' ? '' : prefix,
    firstName: called === '' ? apart.firstName : [first, middle].filter(Boolean).join(' '),
    lastName: called === '' ? apart.lastName : last,
    remarks: apart.rest,
    [`${called}${whole}` === '' ? 'clientNumber' : 'personNumber']: said.number,
  }
}

const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

function whereIn(said: CardSaid, ofFirm: boolean): Cells {
  const address = said.address(ofFirm)
  const [box = '', extended = '', street = '', town = '', province = '', postalCode = '', country = ''] =
    address
  const place = [street, extended, box].filter(Boolean).join(' ').replace(/\s+/g, ' ')
  return { street: place, town, province, postalCode, country }
}
