/** A cell of a file that comes back, as the value its field takes: one line for each kind. */
import {
  type Address,
  addressKinds,
  beginningOf,
  type Field,
  type FieldKind,
  fold,
  instantIn,
  isDay,
  isRefusal,
  isSettled,
  type Language,
  languages,
  type Money,
  mayCarry,
  moneyIn,
  type Names,
  ownCurrency,
  type Phone,
  type Settled,
  sayChoice,
  settled,
  type TaxNumber,
  type Words,
} from '@kartoteka/model'
import { countryKind } from '@kartoteka/model/kit/fields/country.ts'
import { type Around, cellOf } from '../../exports/cells.ts'
import { contentOf } from '../../exports/mark.ts'
import type { Settings } from '../../firm/settings.ts'
import { CellRefused } from './refused.ts'

/** What the reading of a cell may know of the record and the world around it. */
export interface Reading {
  readonly entity: string
  readonly name: string
  readonly field: Field
  /** The field's value as it is now; nothing for a new record. */
  readonly now: unknown
  /** The country that telephones and numbers without one are of. */
  readonly country: string
  readonly language: Language
  readonly words: Words
  readonly settings: Settings
  readonly around: Around
}

type Read = (text: string, reading: Reading) => unknown

const asItStands: Read = (text) => text

const readers: Readonly<Record<FieldKind, Read>> = {
  accounts: (text, reading) => itemsOf(text, reading),
  addresses: (text, reading) => itemsOf(text, reading, ';').map((each) => addressOf(each, reading)),
  choice: (text, reading) => choiceOf(text, reading),
  choices: (text, reading) => itemsOf(text, reading).map((each) => choiceOf(each, reading)),
  colour: asItStands,
  country: asItStands,
  currency: (text) => text.toUpperCase(),
  day: (text) => dayOf(text),
  decimal: asItStands,
  identifier: asItStands,
  instant: (text, { settings }) => momentOf(text, settings.firm.zone),
  link: asItStands,
  longText: asItStands,
  mail: asItStands,
  mails: (text, reading) => itemsOf(text, reading),
  money: (text, reading) => moneyOf(text, reading),
  names: (text, { now, language }) => ({ ...(now as Names | null), [language]: text }),
  options: asItStands,
  richText: asItStands,
  phones: (text, reading) => itemsOf(text, reading).map((each, at) => phoneOf(each, at, reading)),
  picture: asItStands,
  reference: (text, reading) => entryOf(text, reading),
  references: (text, reading) => itemsOf(text, reading).map((each) => entryOf(each, reading)),
  taxNumber: (text, reading) => taxNumberOf(text, reading),
  text: asItStands,
  webAddress: asItStands,
  whole: asItStands,
  yesNo: asItStands,
}

/** The value as the field's own kind then reads it; an empty cell empties the field. @throws CellRefused */
export function valueIn(text: string, reading: Reading): unknown {
  const { kind } = reading.field
  if (text === '') return kind === 'yesNo' ? false : kind === 'names' ? readers.names(text, reading) : null
  return readers[kind](text, reading)
}

/**
 * The values of a list, taken apart at the sign between them. A piece that reads like a value that is there, or an entry of
 * the list it is chosen from, is that one whole, with what a cell does not show; the others are texts.
 */
function itemsOf(text: string, reading: Reading, sign: ',' | ';' = ','): readonly unknown[] {
  const known = knownItems(reading)
  const items: unknown[] = []
  const isEnd = (rest: string) => rest === '' || rest.startsWith(sign) || rest.startsWith('\n')
  for (let rest = text.trim(); rest !== ''; ) {
    const item = known.find(([said]) => rest.startsWith(said) && isEnd(rest.slice(said.length).trimStart()))
    const next = rest.search(sign === ',' ? /[,;\n]/ : /[;\n]/)
    const piece = item ? item[0] : next < 0 ? rest : rest.slice(0, next)
    if (piece.trim() !== '') items.push(item ? item[1] : piece.trim())
    rest = rest.slice(piece.length).replace(/^[\s,;]+/, '')
  }
  return items
}

type Known = readonly [said: string, item: unknown]

/** The longest first: one may begin as another does. */
function knownItems(reading: Reading): readonly Known[] {
  const { entity, name, field, now, around } = reading
  const said = (item: unknown): Known => [contentOf(cellOf([item], { entity, name, field, around })), item]
  const there = ((now as readonly unknown[] | null | undefined) ?? []).map(said)
  const entries =
    field.kind === 'references' ? namesIn(reading) : field.kind === 'choices' ? wordsIn(reading) : []
  return [...there, ...entries]
    .filter(([text]) => text !== '')
    .sort(([one], [other]) => other.length - one.length)
}

const wordsIn = ({ entity, name, field: { choices = [] }, words }: Reading): readonly Known[] =>
  choices.map((each) => [sayChoice(words, entity, name, each), each] as const)

interface Entry {
  readonly id: string
  readonly name: string | Names
  readonly email?: string
  readonly recordTypes?: readonly string[]
  readonly deletedAt: string | null
}

const entriesOf = ({ field: { target = '' }, settings }: Reading): readonly Entry[] =>
  isSettled(target)
    ? ([...settings[settled[target as Settled]].values()] as unknown as readonly Entry[]).filter(
        ({ deletedAt }) => deletedAt === null,
      )
    : []

const spelled = ({ name, email }: Entry): readonly string[] => [
  ...(typeof name === 'string' ? [name] : languages.flatMap((each) => name[each] ?? [])),
  ...(email ? [email] : []),
]

const namesIn = (reading: Reading): readonly Known[] =>
  entriesOf(reading).flatMap((entry) => spelled(entry).map((name) => [name, entry.id] as const))

/**
 * An entry of one of the firm's lists by its name. Of several with that name those are meant which the record may carry,
 * and of these only one that is there already.
 */
function entryOf(said: unknown, reading: Reading): unknown {
  const entries = entriesOf(reading)
  if (typeof said !== 'string' || entries.some(({ id }) => id === said)) return said
  const wanted = fold(said)
  const called = entries.filter((entry) => spelled(entry).some((name) => fold(name) === wanted))
  const open = called.filter(({ recordTypes = [] }) => mayCarry({ recordTypes }, { name: reading.entity }))
  const found = open.length > 0 ? open : called
  const meant = found.length > 1 ? found.filter(({ id }) => [reading.now].flat().includes(id)) : found
  if (meant.length === 1) return meant[0]!.id
  const code =
    found.length > 1 ? 'severalSuch' : reading.field.target === 'user' ? 'noSuchUser' : 'noSuchEntry'
  throw new CellRefused({ code, params: { text: beginningOf(said, 60) } })
}

/** By its word in the language of the file or any other. */
function choiceOf(said: unknown, { entity, name, field: { choices = [] }, words }: Reading): unknown {
  if (typeof said !== 'string') return said
  const wanted = fold(said)
  return (
    choices.find((each) => fold(sayChoice(words, entity, name, each)) === wanted || each === said) ?? said
  )
}

/** An amount without a currency is of the one that was there, or of the firm's. */
const moneyOf = (text: string, { now, settings: { organisations, firm } }: Reading): unknown =>
  moneyIn(
    (now as Money | null | undefined)?.currency ?? ownCurrency([...organisations.values()], firm.country),
    text,
  )

/** Only a Polish number has its dashes there; digits alone are of the country that the number had, or the record has. */
function taxNumberOf(text: string, { now, country }: Reading): unknown {
  if (/^\d{3}-\d{3}-\d\d-\d\d$/.test(text)) return { number: text, country: 'PL' }
  const before = (now as TaxNumber | null | undefined)?.country
  return /^[\d\s-]+$/.test(text) ? { number: text, country: before ?? country } : text
}

/** "22 555 01 20 (07) biuro"; where the one telephone in this place was changed, it stays a fax. */
function phoneOf(said: unknown, at: number, { now }: Reading): unknown {
  if (typeof said !== 'string') return said
  const [, number, extension, note] =
    /^([+\d][\d\s()./-]*?)(?:\s\((\d{1,8})\))?(?:\s+(\p{L}.*))?$/u.exec(said) ?? []
  const before = (now as readonly Phone[] | null | undefined)?.[at]
  const kind = before?.kind && { kind: before.kind }
  if (number === undefined || /^(?:wew|w\.|ext|x|доб)/iu.test(note ?? '')) return { number: said, ...kind }
  return { number, ...(extension && { extension }), ...(note && { note }), ...kind }
}

/** "korespondencyjny: ul. Długa 5, 31-147 Kraków, małopolskie, Niemcy". */
function addressOf(said: unknown, { words, around: { country } }: Reading): unknown {
  if (typeof said !== 'string') return said
  const [, word = '', rest = ''] = /^([^:]*):\s*(.*)$/s.exec(said) ?? []
  const kind = addressKinds.find(
    (each) => fold(sayChoice(words, 'addresses', 'kind', each)) === fold(word) || each === word,
  )
  if (!kind)
    throw new CellRefused({ code: 'noSuchAddressKind', params: { text: beginningOf(word || said, 60) } })
  const parts = rest.split(',').map((part) => part.trim())
  const last = parts.length > 1 ? countryKind.parse(parts.at(-1), { privacy: 'plain' }, { country }) : null
  const abroad = last !== null && !isRefusal(last) ? last : undefined
  const lines = abroad ? parts.slice(0, -1) : parts
  const coded = lines.findIndex((line) => /^(?:\d{2}-\d{3}|\d{4,6}|[A-Z]{1,2}-\d{3,6})\s+\p{L}/u.test(line))
  const place = coded < 0 ? Math.min(1, lines.length - 1) : coded
  const [, postalCode, town = lines[place] ?? ''] = /^(\S*\d\S*)\s+(.*)$/.exec(lines[place] ?? '') ?? []
  const address: Record<keyof Address, unknown> = {
    kind,
    street: lines.slice(0, place).join(', ') || undefined,
    postalCode,
    town: town || undefined,
    province: lines.slice(place + 1).join(', ') || undefined,
    country: abroad ?? country,
  }
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined))
}

/** "2027-03-01", "1.03.2027", "01/03/2027"; what is no day is left for the field to refuse. */
function dayOf(text: string): string {
  const day = text.trim().slice(0, 10)
  if (isDay(day)) return day
  const [, date = '', month = '', year = ''] =
    /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(text.trim()) ?? []
  return date === '' ? text : `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

function momentOf(text: string, zone: string): string {
  const day = dayOf(text)
  const [, hour = '0', minute = '0'] = /\s(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(text.trim()) ?? []
  return isDay(day) ? instantIn(zone, day, Number(hour), Number(minute)) : text
}
