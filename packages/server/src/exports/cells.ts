/** A field's value as it stands in a file that people open: one line for each kind. */
import {
  type Address,
  accountText,
  addressLines,
  type Field,
  type FieldKind,
  type Instant,
  kinds,
  type Language,
  type Linked,
  type Money,
  type Names,
  nameIn,
  type Option,
  type Phone,
  phoneText,
  sayChoice,
  type TaxNumber,
  taxNumberText,
  type Words,
} from '@kartoteka/model'

/** What a cell holds: a text, a number ("-12.5"), an amount of money, or a day or a moment ("2026-03-01", "2026-03-01 14:05" in the firm's zone). */
export type Cell =
  | { readonly text: string }
  | { readonly number: string }
  | { readonly money: Money }
  | { readonly day: string }
  | { readonly moment: string }

/** What the writing of a value may know of the world around it. */
export interface Around {
  readonly words: Words
  readonly language: Language
  /** The firm's country, whose telephones are written nationally, and its time zone. */
  readonly country: string
  readonly zone: string
  /** The name of a record of an entity; empty if the reader may not know it. */
  titleOf(entity: string, id: string): string
}

type Writer = (value: never, place: Place) => Cell

interface Place {
  readonly entity: string
  readonly name: string
  readonly field: Field
  readonly around: Around
}

const plain =
  (kind: FieldKind): Writer =>
  (value, { field }) => ({ text: kinds[kind].text(value, field) })

const writers: Readonly<Record<FieldKind, Writer>> = {
  accounts: (value: readonly string[]) => ({ text: value.map(accountText).join(', ') }),
  addresses: (value: readonly Address[], { around }) => ({
    text: value
      .map(({ kind, country, ...lines }) => {
        const written = [
          ...addressLines(lines),
          ...(country === around.country ? [] : [countryIn(around.language, country)]),
        ]
        return `${sayChoice(around.words, 'addresses', 'kind', kind)}: ${written.join(', ')}`
      })
      .join('; '),
  }),
  choice: (value: string, { entity, name, around }) => ({
    text: sayChoice(around.words, entity, name, value),
  }),
  choices: (value: readonly string[], { entity, name, around }) => ({
    text: value.map((each) => sayChoice(around.words, entity, name, each)).join(', '),
  }),
  colour: plain('colour'),
  country: (value: string, { around: { language } }) => ({ text: countryIn(language, value) }),
  currency: plain('currency'),
  day: (value: string) => ({ day: value }),
  // A spreadsheet keeps fifteen digits of a number and forgets the rest.
  decimal: (value: string) => (digitsOf(value) > 15 ? { text: value } : { number: value }),
  identifier: plain('identifier'),
  instant: (value: Instant, { around: { zone } }) => ({ moment: momentIn(zone, value) }),
  link: ({ entity, id }: Linked, { around }) => ({ text: around.titleOf(entity, id) }),
  longText: plain('longText'),
  mail: plain('mail'),
  mails: plain('mails'),
  money: (value: Money) => ({ money: value }),
  names: (value: Names, { around: { language } }) => ({ text: nameIn(value, language) }),
  options: (value: readonly Option[], { around: { language } }) => ({
    text: value.map(({ name }) => nameIn(name, language)).join(', '),
  }),
  phones: (value: readonly Phone[], { around: { country } }) => ({
    text: value.map((each) => [phoneText(each, country), each.note].filter(Boolean).join(' ')).join(', '),
  }),
  picture: plain('picture'),
  richText: plain('richText'),
  reference: (value: string, { field: { target = '' }, around }) => ({ text: around.titleOf(target, value) }),
  references: (value: readonly string[], { field: { target = '' }, around }) => ({
    text: value.map((id) => around.titleOf(target, id)).join(', '),
  }),
  taxNumber: (value: TaxNumber) => ({ text: taxNumberText(value) }),
  text: plain('text'),
  webAddress: plain('webAddress'),
  whole: (value: number) => ({ number: String(value) }),
  yesNo: (value: boolean, { around: { words } }) => ({ text: words.screens.fields[value ? 'yes' : 'no'] }),
}

const digitsOf = (number: string) => number.replace(/^-?(?:0\.)?0*|\./g, '').length

/** What the cells of a kind hold. */
export const cellKind: Readonly<Record<FieldKind, 'text' | 'number' | 'money' | 'day' | 'moment'>> = {
  accounts: 'text',
  addresses: 'text',
  choice: 'text',
  choices: 'text',
  colour: 'text',
  country: 'text',
  currency: 'text',
  day: 'day',
  decimal: 'number',
  identifier: 'text',
  instant: 'moment',
  link: 'text',
  longText: 'text',
  mail: 'text',
  mails: 'text',
  money: 'money',
  names: 'text',
  options: 'text',
  phones: 'text',
  picture: 'text',
  richText: 'text',
  reference: 'text',
  references: 'text',
  taxNumber: 'text',
  text: 'text',
  webAddress: 'text',
  whole: 'number',
  yesNo: 'text',
}

const nothing: Cell = { text: '' }

/** The cell of a value; an empty text for none. */
export function cellOf(value: unknown, place: Place): Cell {
  if (value === null || value === undefined) return nothing
  return writers[place.field.kind](value as never, place)
}

const countryNames = new Map<Language, Intl.DisplayNames>()
const knownCountries = new Map<string, string>()

/** A country as it is called in a language. */
export function countryIn(language: Language, code: string): string {
  const place = `${language} ${code}`
  const known = knownCountries.get(place)
  if (known !== undefined) return known
  const names = countryNames.get(language) ?? new Intl.DisplayNames(language, { type: 'region' })
  countryNames.set(language, names)
  const name = names.of(code) ?? code
  knownCountries.set(place, name)
  return name
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** "2026-03-01 14:05", as the clock on the firm's wall showed it. */
function momentIn(zone: string, instant: Instant): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(zone, clock)
  return clock.format(new Date(instant))
}
