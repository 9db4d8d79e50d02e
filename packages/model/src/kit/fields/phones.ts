import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { type Kind, listFieldOf, type Surroundings } from '../field.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { listOf } from './list.ts'
import { beginningOf, partsOf, wellFormed } from './text.ts'

/** What a number is other than an ordinary telephone. */
export const phoneKinds = ['mobile', 'fax'] as const

/** A telephone: E.164 ("+48601234567") or, where no rule fits, as written; with the extension and what it is ("biuro"), if said. */
export interface Phone {
  readonly number: string
  readonly extension?: string
  readonly kind?: (typeof phoneKinds)[number]
  readonly note?: string
}

export const phones = listFieldOf<Phone>('phones')

export const phonesKind: Kind<readonly Phone[]> = {
  parse: (raw, { max = 20 }, around) =>
    listOf(
      raw,
      max,
      (each) => phoneOf(each, around),
      ({ number, extension = '' }) => number + extension,
    ),
  jsonSchema: ({ max = 20 }) => ({
    type: 'array',
    maxItems: max,
    items: {
      type: 'object',
      required: ['number'],
      additionalProperties: false,
      properties: {
        number: { type: 'string', description: 'Any usual notation; stored as E.164' },
        extension: { type: 'string', maxLength: 10 },
        kind: { type: 'string', enum: phoneKinds },
        note: { type: 'string', maxLength: 60 },
      },
    },
  }),
  operators: ['contains', 'isEmpty', 'isFilled'],
  text: (value) => value.map((each) => phoneText(each)).join(', '),
}

/** Longer is no telephone; and the longer a text is, the longer a pattern can be kept busy with it. */
const longest = 100

const extensionOf = /[\s,;(]*(?:wewn?\.?|w\.|ext\.?|x|доб\.?|#)\s*(\d{1,8})\)?\s*$/iu

function phoneOf(raw: unknown, { country }: Surroundings): Phone | null | Refusal {
  const said = partsOf(raw, ['number', 'extension', 'kind', 'note'])
  if (isRefusal(said)) return said
  const { number, extension, kind, note } = said
  const typed = wellFormed(number)
  if (typed === null || typeof typed !== 'string') return typed
  if (typed.trim() === '') return null
  if (typed.length > longest) return refuse('notTelephone', { text: beginningOf(typed, 60) })
  const spoken = extensionOf.exec(typed)
  const bare = spoken ? typed.slice(0, spoken.index) : typed
  const known = parsePhoneNumberFromString(bare.replace(/\//g, ' '), country as 'PL')
  const kept = known?.isPossible() ? known.number : asTyped(bare)
  if (kept === undefined) return refuse('notTelephone', { text: beginningOf(typed, 60) })
  const inner = wellFormed(extension ?? spoken?.[1] ?? null)
  const about = wellFormed(note)
  if (inner instanceof Object) return inner
  if (about instanceof Object) return about
  if ((inner ?? '').length > 10) return refuse('tooLong', { max: 10 })
  if ((about ?? '').length > 60) return refuse('tooLong', { max: 60 })
  const sort = phoneKinds.find((each) => each === kind)
  if (sort === undefined && kind !== undefined && kind !== null && kind !== '')
    return refuse('notOneOf', { choices: phoneKinds.join(', ') })
  return {
    number: kept,
    ...(inner?.trim() && { extension: inner.trim() }),
    ...(sort && { kind: sort }),
    ...(about?.trim() && { note: about.trim() }),
  }
}

/** A number that fits no country's rule is kept as it was written, if it can be dialled at all. */
function asTyped(written: string): string | undefined {
  const text = written.replace(/\s+/g, ' ').trim()
  const digits = text.replace(/\D/g, '').length
  return /^[+\d][\d\s()./-]*$|^\([\d\s()./-]*$/.test(text) && digits >= 5 && digits <= 20 ? text : undefined
}

/** The number to call first: a fax answers nobody. */
export const mainPhone = (all: readonly Phone[]): Phone | undefined => all.find(({ kind }) => kind !== 'fax')

/** As one writes it down: nationally for the country given, else with the country's code. */
export function phoneText({ number, extension }: Phone, country?: string): string {
  const known = parsePhoneNumberFromString(number)
  const written =
    known === undefined
      ? number
      : known.country === country
        ? known.formatNational()
        : known.formatInternational()
  return extension === undefined ? written : `${written} (${extension})`
}

/** The digits by which a telephone is found: with the country's code, and without. */
export function phoneDigits({ number }: Phone): readonly string[] {
  const all = number.replace(/\D/g, '')
  const national = parsePhoneNumberFromString(number)?.nationalNumber
  return national === undefined || national === all ? [all] : [all, national]
}
