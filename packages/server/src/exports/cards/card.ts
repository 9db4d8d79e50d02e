/** A client or a person as an address card. */
import type { Address, Phone } from '@kartoteka/model'
import { mailsAt, phonesAt } from '@kartoteka/model/clients/reachAt.ts'
import { splitPersonName } from '@kartoteka/model/clients/written.ts'
import { fixedLine, line, listLine } from './lines.ts'

/** By this our own reader knows that a card's number is ours and not one of another program. */
export const producer = '-//Kartoteka//Kartoteka//PL'

/** What of a record a card can say; fields hidden from the reader are missing. */
export interface Carded {
  readonly id: string
  readonly updatedAt: string
  readonly name?: string
  readonly firstName?: string | null
  readonly lastName?: string | null
  readonly phones?: readonly Phone[]
  readonly mails?: readonly string[]
  readonly remarks?: string | null
  readonly externalId?: string | null
  /** Their ids. */
  readonly labels?: readonly string[]
}

export interface CardedClient extends Carded {
  readonly kind?: 'firm' | 'person'
  readonly shortName?: string | null
  readonly street?: string | null
  readonly postalCode?: string | null
  readonly town?: string | null
  readonly province?: string | null
  readonly country?: string | null
  readonly addresses?: readonly Address[]
  readonly website?: string | null
}

export interface CardedPerson extends Carded {
  readonly salutation?: string | null
  readonly birthday?: string | null
}

type Fields<C extends Carded> = Readonly<Record<Exclude<keyof C, 'id'>, true>>
const carded: Fields<Carded> = {
  updatedAt: true,
  name: true,
  firstName: true,
  lastName: true,
  phones: true,
  mails: true,
  remarks: true,
  externalId: true,
  labels: true,
}
const ofClient: Fields<CardedClient> = {
  ...carded,
  kind: true,
  shortName: true,
  street: true,
  postalCode: true,
  town: true,
  province: true,
  country: true,
  addresses: true,
  website: true,
}
const ofPerson: Fields<CardedPerson> = { ...carded, salutation: true, birthday: true }

/** The fields that stand on a card; only they are read. */
export const cardFields = {
  client: Object.keys(ofClient),
  person: Object.keys(ofPerson),
  position: ['title', 'unit', 'phones', 'mails'],
} as const

/** Where a person works and is reached there, as far as the reader may take that out. */
export interface CardedPosition {
  readonly firm?: string
  readonly title?: string | null
  readonly unit?: string | null
  readonly phones?: readonly Phone[]
  readonly mails?: readonly string[]
}

type CountryName = (code: string) => string

/** Firms are shown as firms; a private person is a person at home. */
export function clientCard(
  client: CardedClient,
  labels: readonly string[],
  countryName: CountryName,
): string {
  const {
    name = '',
    shortName,
    street,
    town,
    province,
    postalCode,
    country,
    addresses = [],
    website,
  } = client
  const isPerson = client.kind === 'person'
  const { firstName, lastName } = client.lastName ? client : splitPersonName(name)
  const at = isPerson ? 'HOME' : 'WORK'
  const countryOf = (code: string | null | undefined) => (code ? countryName(code) : '')
  const isSomewhere = [street, town, province, postalCode].some(Boolean)
  return card(client, [
    isPerson ? line('N', lastName, firstName, '', '', '') : fixedLine('N:;;;;'),
    line('FN', name),
    ...(isPerson ? [] : [line('ORG', name), fixedLine('X-ABShowAs:COMPANY')]),
    line('NICKNAME', shortName),
    ...phonesAndMails(client, at),
    isSomewhere
      ? line(`ADR;TYPE=${at},PREF`, '', '', street, town, province, postalCode, countryOf(country))
      : '',
    ...addresses.map((each) =>
      line(
        `ADR;TYPE=${placeOf[each.kind]}`,
        '',
        '',
        each.street,
        each.town,
        each.province,
        each.postalCode,
        countryOf(each.country),
      ),
    ),
    line('URL', website),
    listLine('CATEGORIES', labels),
  ])
}

const placeOf: Readonly<Record<Address['kind'], string>> = {
  registered: 'DOM',
  correspondence: 'POSTAL',
  delivery: 'PARCEL',
  other: 'INTL',
}

export const personCard = (
  person: CardedPerson,
  { firm, title, unit, ...at }: CardedPosition,
  labels: readonly string[],
): string =>
  card(person, [
    line('N', person.lastName, person.firstName, '', person.salutation, ''),
    line('FN', person.name ?? [person.firstName, person.lastName].filter(Boolean).join(' ')),
    unit ? line('ORG', firm, unit) : line('ORG', firm),
    line('TITLE', title),
    line('BDAY', person.birthday),
    ...phonesAndMails(
      {
        ...person,
        phones: phonesAt({ position: at, person }),
        mails: mailsAt({ position: at, person }),
      },
      'WORK',
    ),
    listLine('CATEGORIES', labels),
  ])

const card = ({ id, updatedAt, remarks, externalId }: Carded, lines: readonly string[]): string =>
  [
    fixedLine('BEGIN:VCARD'),
    fixedLine('VERSION:3.0'),
    fixedLine(`PRODID:${producer}`),
    line('UID', externalId ?? `urn:uuid:${id}`),
    ...lines,
    line('NOTE', remarks),
    fixedLine(`REV:${updatedAt}`),
    fixedLine('END:VCARD'),
  ].join('')

function phonesAndMails({ phones = [], mails = [] }: Carded, at: 'HOME' | 'WORK'): readonly string[] {
  return [
    ...phones.map((phone, index) => {
      const kind = phone.kind === 'mobile' ? 'CELL,VOICE' : phone.kind === 'fax' ? `${at},FAX` : `${at},VOICE`
      const main = index === 0 && phone.kind !== 'fax' ? ',PREF' : ''
      const group = phone.note ? `item${index + 1}.` : ''
      return (
        line(`${group}TEL;TYPE=${kind}${main}`, dialled(phone)) +
        (phone.note ? line(`${group}X-ABLabel`, phone.note) : '')
      )
    }),
    ...mails.map((mail, index) => line(`EMAIL;TYPE=INTERNET${index === 0 ? ',PREF' : ''}`, mail)),
  ]
}

/** E.164; the extension behind a comma, where a telephone waits before it goes on dialling. */
const dialled = ({ number, extension }: Phone): string =>
  extension === undefined ? number : `${number},${extension}`
