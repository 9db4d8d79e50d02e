import { fieldOf, type Kind } from '../field.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** One line of text. */
export const text = fieldOf<string>('text')

export const textKind: Kind<string> = {
  parse: (raw, { max = 200 }) => {
    const value = wellFormed(raw)
    if (typeof value !== 'string') return value
    const line = value.replace(/\s+/gu, ' ').trim()
    if (line === '') return null
    return line.length <= max ? line : refuse('tooLong', { max })
  },
  jsonSchema: ({ max = 200 }) => ({ type: 'string', maxLength: max }),
  operators: ['is', 'isNot', 'contains', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

// PostgreSQL keeps no NUL, UTF-8 no lone surrogate; the other control characters only hide things from the eye.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/u

/** Text that can be stored and shown, composed (NFC); null for nothing. */
export function wellFormed(raw: unknown): string | null | Refusal {
  if (raw === null || raw === undefined) return null
  if (typeof raw !== 'string') return refuse('notText')
  if (!raw.isWellFormed() || unprintable.test(raw)) return refuse('notWellFormed')
  return raw.normalize('NFC')
}

/** The first `most` signs of a text; a letter of two that would be cut is left out, for half of one can be kept nowhere. */
export const beginningOf = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

/** An object of the named parts and no others, the first of which must be there; anything else is the first part itself. */
export function partsOf(raw: unknown, names: readonly string[]): Readonly<Record<string, unknown>> | Refusal {
  if (typeof raw !== 'object' || raw === null) return { [names[0]!]: raw }
  if (Array.isArray(raw) || !Object.hasOwn(raw, names[0]!)) return refuse('notText')
  const stranger = Object.keys(raw).find((key) => !names.includes(key))
  return stranger === undefined ? { ...raw } : refuse('unknownField', { field: stranger.slice(0, 60) })
}

/** Text without any white space, for numbers that people group as they like. */
export const compact = (value: string): string => value.replace(/[\s\u00a0\u2007\u202f]/gu, '')
