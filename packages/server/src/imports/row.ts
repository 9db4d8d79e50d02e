/** A row of the table, read: what it says of a client and a person, every value through the fields' own kinds. */
import {
  beginningOf,
  type Entity,
  fieldAt,
  fold,
  foldedName,
  type ImportProblemCode,
  isRefusal,
  type Phone,
  type Refusal,
  type RefusalCode,
  readFields,
  registry,
  type TaxNumber,
} from '@kartoteka/model'
import { countryKind } from '@kartoteka/model/kit/fields/country.ts'
import type { Asking } from '../records/asking.ts'
import { gatherer, type RowSaid, type Said } from './columns.ts'
import { dayOf } from './days.ts'
import { ownValues } from './ownFields.ts'
import { type Settled, settled } from './settled.ts'
import type { Plan } from './stored.ts'
import type { TableProblem } from './table/problem.ts'
import type { TableRow } from './table/read.ts'
import type { Target } from './table/target.ts'
import { countryOfPrefix, taxReader } from './taxOf.ts'
import { activeOf, countryOfHeading, isNoNumber, isNothing, kindOf } from './words.ts'

type Values = Readonly<Record<string, unknown>>

/** What is wrong with a row, at a column (from 1) if it is one's. */
export interface RowProblem {
  readonly column: number | null
  readonly code: ImportProblemCode | RefusalCode
  readonly params: Readonly<Record<string, string | number>>
}

/** What a client is known by. */
export interface ClientKeys {
  /** Under which it stands in the program the file comes from. */
  readonly number: string | undefined
  /** Tax numbers with their country in front: "PL5213017228". */
  readonly taxes: readonly string[]
  /** The EU VAT number as it is written. */
  readonly vat: string | undefined
  readonly regon: string | undefined
  /** The name, folded and without legal forms; empty if it says nothing. */
  readonly folded: string
  readonly town: string
  readonly kind: 'firm' | 'person'
  /** Telephones and mails, by which private people of one name are told apart. */
  readonly contacts: readonly string[]
  /** The client's mails and its people's, where clients are known by them; else none. */
  readonly mails: readonly string[]
}

/** A row without a fault of its own. Labels and owner are still names. */
export interface RowRead {
  readonly line: number
  readonly raw: string
  readonly problems: readonly RowProblem[]
  readonly client: Values
  /** Whether the row can make a client: it has a name for one. */
  readonly names: boolean
  readonly keys: ClientKeys
  readonly labels: readonly Said[]
  readonly personLabels: readonly Said[]
  readonly owner: Said | undefined
  /** As it came, since its telephones may be of the client's country; undefined if the row has none. */
  readonly person: Values | undefined
  /** What the person is at the client, and in which department there. */
  readonly position: { readonly title: string | null; readonly unit: string | null }
  /** The country the row itself says, or its number does. */
  readonly country: string | undefined
  /** The column (from 1) of a place that a refusal names: "client", "phones.1". */
  columnOf(entity: 'client' | 'person' | 'position', at: string): number | null
}

const clients = registry.client as unknown as Entity

/** Makes the function that reads the rows of a plan for a user. */
export function rowReader(plan: Plan, asking: Pick<Asking, 'user' | 'settings'>): (row: TableRow) => RowRead {
  const { user: reader, settings } = asking
  const home = settings.firm.country
  const whole = settings.whole(clients)
  const gather = gatherer(plan)
  const taxOf = taxReader(plan.headings.map(countryOfHeading), home, plan.options.keepWrongTaxNumbers)
  const locked = [...(reader.locked.client ?? []), ...(reader.hidden.client ?? [])]
  return (row) => {
    if (row.problem) return unread(row.line, row.raw, row.problem)
    const { said, isPrivate, names: called } = settled(gather(row.cells), plan.headings)
    const problems: RowProblem[] = []
    const refuse = (at: string, { code, params }: Refusal) =>
      problems.push({ column: columnAt(said, 'client', at), code, params })
    const take = <V>(at: string, read: V | Refusal): V | null => {
      if (!isRefusal(read)) return read
      refuse(at, read)
      return null
    }
    const country = take('country', countryOf(said['client.country']?.[0]?.text))
    const tax = take('taxNumber', taxOf(said, country))
    const own = country ?? tax?.country ?? countryOfPrefix(said['client.euVat']?.[0]?.text) ?? undefined
    const raw = { ...rawClient(said, own), ...ownValues(asking, 'client', said) }
    // Read already; only whether the user may set it is still to be asked.
    if (tax && locked.includes('taxNumber')) raw.taxNumber = tax
    if (isPrivate) Object.assign(raw, { kind: 'person', ...namesTaken(called, locked) })
    const kind = said['client.kind']?.[0]
    if (kind && !isPrivate) {
      raw.kind = kindOf(kind.text, plan.headings[kind.column - 1] ?? '')
      if (!raw.kind)
        problems.push({ column: kind.column, code: 'notKind', params: { text: beginningOf(kind.text, 60) } })
    }
    const active = said['client.active']?.[0]
    if (active) raw.active = take('active', activeOf(active.text))
    const { values: taken, refusals } = readFields(whole, raw, { country: own ?? home }, 'people', locked)
    const values = tax ? { ...taken, taxNumber: tax } : taken
    for (const refusal of refusals) refuse(refusal.at ?? '', refusal)
    const person = rawPerson(said, ownValues(asking, 'person', said), plan.headings)
    const keys = keysOf(values, plan.options.key === 'mail' ? mailsOf(values, person) : [])
    const names = typeof values.name === 'string'
    if (!names && !isKnown(keys) && problems.length === 0)
      problems.push({ column: null, code: person ? 'clientMissing' : 'nameMissing', params: {} })
    problems.sort((one, other) => (one.column ?? 0) - (other.column ?? 0))
    return {
      line: row.line,
      raw: row.raw,
      problems,
      client: values,
      names,
      keys,
      labels: said['client.labels'] ?? [],
      personLabels: said['person.labels'] ?? [],
      owner: said['client.owner']?.[0],
      person,
      position: {
        title: said['position.title']?.[0]?.text ?? null,
        unit: said['position.unit']?.[0]?.text ?? null,
      },
      country: own,
      columnOf: (entity, at) => columnAt(said, entity, at),
    }
  }
}

const unread = (line: number, raw: string, { code, params }: TableProblem): RowRead => ({
  line,
  raw,
  problems: [{ column: (params.column as number | undefined) ?? null, code, params }],
  client: {},
  names: false,
  keys: keysOf({}),
  labels: [],
  personLabels: [],
  owner: undefined,
  person: undefined,
  position: { title: null, unit: null },
  country: undefined,
  columnOf: () => null,
})

const isKnown = ({ number, taxes, regon, mails }: ClientKeys) =>
  number !== undefined || taxes.length > 0 || regon !== undefined || mails.length > 0

const countryOf = (text: string | undefined): string | null | Refusal =>
  text === undefined || isNothing(text)
    ? null
    : countryKind.parse(text, { privacy: 'plain' }, { country: '' })

/** The names of a private client, unless they are too long to be some or not the user's to set: the whole name says them too. */
const namesTaken = (names: Settled['names'], locked: readonly string[]): Values =>
  Object.entries(names).every(
    ([field, text = '']) => !locked.includes(field) && text.length <= (clients.fields[field]?.max ?? 0),
  )
    ? names
    : {}

/** The client's fields that a single cell fills. Of a number that says "none" nothing is said. */
const texts = ['name', 'shortName', 'street', 'postalCode', 'town', 'province', 'externalId'] as const
const numbers = ['regon', 'krs', 'euVat', 'kpp', 'website'] as const

function rawClient(said: RowSaid, country: string | undefined): Record<string, unknown> {
  const raw: Record<string, unknown> = {}
  for (const field of texts) {
    const text = said[`client.${field}`]?.[0]?.text
    if (text !== undefined) raw[field] = text
  }
  for (const field of numbers) {
    const text = said[`client.${field}`]?.[0]?.text
    if (text !== undefined && !isNoNumber(text)) raw[field] = text
  }
  if (country !== undefined) raw.country = country
  for (const field of ['phones', 'mails', 'bankAccounts'] as const) {
    const list = said[`client.${field}`]
    if (list) raw[field] = list.map(({ text }) => text)
  }
  const remarks = said['client.remarks']
  if (remarks) raw.remarks = remarks.map(({ text }) => text).join('\n')
  return raw
}

function rawPerson(said: RowSaid, own: Values, headings: readonly string[]): Values | undefined {
  const lastName = said['person.lastName']?.[0]?.text
  if (lastName === undefined) return undefined
  const [born] = said['person.birthday'] ?? []
  const heading = headings[(born?.column ?? 0) - 1] ?? ''
  const birthday = born && dayOf(born.text, heading)
  // A day without a year, or none at all, is no reason to refuse somebody.
  const unread = born && !birthday ? [heading ? `${heading}: ${born.text}` : born.text] : []
  const list = (target: Target) => said[target]?.map(({ text }) => text) ?? []
  return {
    salutation: said['person.salutation']?.[0]?.text ?? null,
    firstName: said['person.firstName']?.[0]?.text ?? null,
    lastName,
    birthday: birthday ?? null,
    phones: list('person.phones'),
    mails: list('person.mails'),
    remarks: [...list('person.remarks'), ...unread].join('\n'),
    externalId: said['person.externalId']?.[0]?.text ?? null,
    ...own,
  }
}

/** What a client with these values is known by; of a stored client as of a row. */
export function keysOf(values: Values, mails: readonly string[] = []): ClientKeys {
  const { taxNumber, euVat, externalId, regon, name, town, kind, phones } = values
  const tax = taxNumber as TaxNumber | null | undefined
  const vat = euVat as string | null | undefined
  const taxes = [
    ...(tax ? [tax.country + tax.number] : []),
    ...(vat ? [countryOfPrefix(vat) + vat.slice(2)] : []),
  ]
  return {
    number: (externalId as string | null | undefined) ?? undefined,
    taxes: [...new Set(taxes)],
    vat: vat ?? undefined,
    regon: (regon as string | null | undefined) ?? undefined,
    folded: typeof name === 'string' ? foldedName(name) : '',
    town: typeof town === 'string' ? fold(town) : '',
    kind: kind === 'person' ? 'person' : 'firm',
    contacts: [
      ...((phones as readonly Phone[] | undefined) ?? []).map(({ number }) => number),
      ...mailsOf(values, undefined),
    ],
    mails,
  }
}

const mailsOf = (client: Values, person: Values | undefined): readonly string[] =>
  [client.mails, person?.mails].flatMap((mails) =>
    ((mails as readonly string[] | undefined) ?? []).map((mail) => mail.trim().toLowerCase()),
  )

/** Where a field's text stands if not under its own name: a client's number may be that of a person's firm. */
const elsewhere: Readonly<Record<string, Target>> = { 'person.name': 'person.lastName' }

function columnAt(said: RowSaid, entity: string, at: string): number | null {
  const field = fieldAt(at)
  const place = at.slice(field.length + 1)
  const target = elsewhere[`${entity}.${field}`] ?? (`${entity}.${field}` as Target)
  const list: readonly Said[] = said[target] ?? []
  return (list[Number(place)] ?? list[0])?.column ?? null
}
