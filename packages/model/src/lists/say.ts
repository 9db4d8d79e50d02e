/** A condition of a list in the words of a language. */
import {
  type Day,
  type Entity,
  type Field,
  filterFieldNamed,
  isDay,
  moneyIn,
  moneyText,
} from '../kit/index.ts'
import { fill, type Language, say, sayCount } from '../words/catalogue.ts'
import { sayChoice, sayField, type Words } from '../words/words.ts'
import { ends, type Period, periodOf, stepOf } from './days.ts'
import { type Condition, myself, nothing, something } from './query.ts'

/** How the screens write what the model does not know. */
export interface Writing {
  readonly words: Words
  readonly language: Language
  /** The title of a record; undefined while it is not known. */
  title(target: string, id: string): string | undefined
  day(day: Day): string
  country(code: string): string
}

/** What a field of a filter is called: `person.lastName` by both of its words. */
export function sayFilterField(words: Words, entity: Entity, name: string): string {
  const { near, of, own } = filterFieldNamed(entity, name) ?? {}
  if (!near || !of || own === undefined) return sayField(words, entity.name, name)
  const { lists, records } = words
  // What the list has a column for is called as that one is.
  const column = Object.keys(entity.related).find((each) => {
    const { entity: from, shows } = entity.related[each]!
    return from === of.name && shows === own
  })
  if (column !== undefined) return sayField(words, entity.name, column)
  if (of.name === 'talk' && own === 'at') return lists.near.talkAt
  return say(lists.near.of, {
    record: records[of.name as 'client'].one,
    field: lower(sayField(words, of.name, own)),
  })
}

const lower = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1)

/** What a condition asks of its field. */
export function sayCondition(
  entity: Entity,
  { field: name, said, not }: Condition,
  writing: Writing,
): string {
  const { words } = writing
  const { fields } = words.screens
  const found = filterFieldNamed(entity, name)
  if (!found) return said
  if (said === nothing) return lower(not ? fields.something : fields.nothing)
  if (said === something) return lower(not ? fields.nothing : fields.something)
  const { field, of, own, near } = found
  const { kind } = field
  if (kind === 'yesNo') return lower((said === 'yes') === not ? fields.no : fields.yes)
  if (kind === 'day' || kind === 'instant') return sayDays(said, not, near !== undefined, writing)
  if (kind === 'whole' || kind === 'decimal')
    return outside(not, sayRange(said, number(writing), writing), writing)
  if (kind === 'money') return outside(not, sayRange(said, amount(writing), writing), writing)
  const listed = namesOf(said, field, of.name, own, writing)
  if (listed) return not ? say(words.lists.said.except, { list: listed.join(', ') }) : orList(listed, writing)
  if (['text', 'longText', 'webAddress', 'phones', 'mails'].includes(kind))
    return fill(not ? words.lists.said.not : fields.contains, { text: said })
  return not ? say(words.lists.said.except, { list: said }) : said
}

const orList = (names: readonly string[], { language }: Writing): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(names)

/** The words of what is listed, if it is a list of choices, countries or records. */
function namesOf(said: string, { kind, target }: Field, entity: string, own: string, writing: Writing) {
  const { words, title, country } = writing
  const list = said.split(',')
  if (kind === 'choice' || kind === 'choices') return list.map((each) => sayChoice(words, entity, own, each))
  if (kind === 'country') return list.map(country)
  if (kind === 'link')
    return list.map((each) => {
      const [entity = '', id = ''] = each.split(':')
      return title(entity, id) ?? '…'
    })
  if (target === undefined) return undefined
  return list.map((id) => (id === myself ? lower(words.screens.fields.me) : (title(target, id) ?? '…')))
}

const outside = (not: boolean, range: string, { words }: Writing): string =>
  not ? say(words.lists.said.outside, { range }) : range

function sayDays(said: string, not: boolean, near: boolean, writing: Writing): string {
  const { words, language } = writing
  const { last, next, older, silent } = words.lists.said
  const [from, to] = ends(said)
  const steps = [stepOf(from), stepOf(to)] as const
  // "Not in the last thirty days" of what belongs to a record is: none for thirty days.
  if (near && not && steps[0] !== undefined && (to === '' || to === 'today'))
    return sayCount(language, silent, -steps[0])
  const range = () => {
    const named = periodOf(said)
    if (named) return sayPeriod(named.period, named.later, writing)
    if (steps[0] !== undefined && steps[0] < 0 && (to === '' || to === 'today'))
      return sayCount(language, last, -steps[0])
    if (from === 'today' && steps[1] !== undefined && steps[1] > 0) return sayCount(language, next, steps[1])
    if (from === '' && steps[1] !== undefined && steps[1] < 0) return sayCount(language, older, -steps[1])
    return sayRange(said, endOfDays(writing), writing)
  }
  return outside(not, range(), writing)
}

export function sayPeriod(
  period: Period,
  later: number,
  { words, language }: Pick<Writing, 'words' | 'language'>,
): string {
  const { periods } = words.lists.said
  const named = `${later === -1 ? 'last' : later === 1 ? 'next' : 'this'}${period === 'week' ? 'Week' : period === 'month' ? 'Month' : 'Year'}`
  if (later >= -1 && later <= 1) return periods[named as keyof typeof periods]
  return new Intl.RelativeTimeFormat(language).format(later, period)
}

const endOfDays =
  ({ words, language, day }: Writing) =>
  (end: string): string => {
    const step = stepOf(end)
    if (end === 'today' || step === 0) return words.screens.near.today
    if (step !== undefined) {
      const { ago, ahead } = words.lists.said
      return sayCount(language, step < 0 ? ago : ahead, Math.abs(step))
    }
    return isDay(end) ? day(end) : end
  }

const number =
  ({ language }: Writing) =>
  (end: string): string =>
    end === '' ? '' : new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(end as `${number}`)

const amount =
  ({ language }: Writing) =>
  (end: string): string => {
    const read = moneyIn('', end)
    return typeof read === 'string' ? read : moneyText(read, language)
  }

function sayRange(said: string, write: (end: string) => string, { words }: Writing): string {
  const { fields } = words.screens
  const [from, to] = ends(said).map((end) => (end === '' ? '' : write(end)))
  if (from === to) return from ?? ''
  if (!from) return say(fields.until, { day: to ?? '' })
  return to ? say(fields.between, { from, to }) : say(fields.since, { day: from })
}
