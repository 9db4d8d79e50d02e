/** For whom something is printed, and how values stand on paper in their language. */
import {
  dayIn,
  type Entity,
  type Instant,
  isEmpty,
  isHidden,
  type Language,
  loadWords,
  moneyText,
  organisationOf,
  type Reader,
  say,
  sayField,
  type Words,
  withCustomWords,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Around, type Cell, cellOf } from '../exports/cells.ts'
import { titlesOf } from '../exports/rows.ts'
import type { Settings } from '../firm/settings.ts'
import type { Logo } from './logo.ts'
import type { Press } from './press.ts'

export interface Printing {
  readonly db: Database
  /** The data folder, where pictures lie. */
  readonly folder: string
  readonly press: Press
  readonly user: Reader
  readonly settings: Settings
  readonly now: Instant
  readonly language: Language
  /** With what the firm calls its own fields. */
  readonly words: Words
}

export const wordsFor = async (language: Language, settings: Settings): Promise<Words> =>
  withCustomWords(await loadWords(language), language, [...settings.customFields.values()])

/** The one of our firms in whose name somebody prints. */
export const inWhoseName = ({ user, settings }: Pick<Printing, 'user' | 'settings'>) =>
  organisationOf(settings.users.get(user.id)?.organisations ?? [], settings.organisations)

/** A fact of a record: what it is called and how it is written. */
export interface Fact {
  readonly label: string
  readonly value: string
  /** It takes the whole width. */
  readonly long: boolean
}

/** What each sheet has besides its own. */
export interface Sheet {
  readonly lang: Language
  readonly title: string
  readonly kind: string
  readonly marks: readonly string[]
  readonly foot: string
  /** Whose logo stands at the head; the picture goes beside the data. */
  readonly logo: string | null
}

type Titled = Pick<Sheet, 'title' | 'kind'> & { readonly marks?: readonly string[] }

export const sheetOf = (
  { user, settings, now, language, words }: Printing,
  { title, kind, marks = [] }: Titled,
  logo: Logo | undefined,
): Sheet => ({
  lang: language,
  title,
  kind,
  marks,
  logo: logo?.name ?? null,
  foot: say(words.printing.printed, {
    firm: settings.firm.name,
    moment: momentText(language, settings.firm.zone, now),
    name: settings.users.get(user.id)?.name ?? '',
  }),
})

export const around = (
  { settings, language, words }: Printing,
  titles: Readonly<Record<string, string>>,
): Around => ({
  words,
  language,
  country: settings.firm.country,
  zone: settings.firm.zone,
  titleOf: titlesOf(settings, titles, language),
})

/** What is no text on paper: a picture stands at the head, where it stands at all. */
export const unwritten: readonly string[] = ['picture']

/** Characters from which a value takes the whole width of the sheet. */
const long = 48

/** The filled fields of these names that the reader may see. */
export function factsOf(
  { user, language, words }: Pick<Printing, 'user' | 'language' | 'words'>,
  entity: Entity,
  record: Readonly<Record<string, unknown>>,
  names: readonly string[],
  about: Around,
): readonly Fact[] {
  return names.flatMap((name) => {
    const field = entity.fields[name]
    if (!field || unwritten.includes(field.kind) || isHidden(user, entity, name) || isEmpty(record[name]))
      return []
    const value = printed(cellOf(record[name], { entity: entity.name, name, field, around: about }), language)
    if (value === '') return []
    const isLong = value.length > long || value.includes('\n')
    return [{ label: sayField(words, entity.name, name), value, long: isLong }]
  })
}

/** A cell as it is written on paper. */
export function printed(cell: Cell, language: Language): string {
  if ('text' in cell) return cell.text
  if ('number' in cell)
    return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(cell.number as `${number}`)
  if ('money' in cell) return moneyText(cell.money, language)
  if ('day' in cell) return dayText(language, cell.day)
  const [day = '', time = ''] = cell.moment.split(' ')
  return `${dayText(language, day)}, ${time}`
}

/** "26 lis 2026"; a day has no zone. */
export const dayText = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))

export const momentText = (language: Language, zone: string, moment: string): string =>
  `${dayText(language, dayIn(zone, new Date(moment)))}, ${new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(moment))}`
