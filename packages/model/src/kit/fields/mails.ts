import { type Kind, listFieldOf } from '../field.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { listOf } from './list.ts'
import { wellFormed } from './text.ts'

/** Mail addresses, the first being the main one. The part behind the @ is kept in small letters. */
export const mails = listFieldOf<string>('mails')

export const mailsKind: Kind<readonly string[]> = {
  parse: (raw, { max = 20 }) => listOf(raw, max, mailOf, (mail) => mail.toLowerCase()),
  jsonSchema: ({ max = 20 }) => ({
    type: 'array',
    maxItems: max,
    items: { type: 'string', format: 'email' },
  }),
  operators: ['contains', 'isEmpty', 'isFilled'],
  text: (value) => value.join(', '),
}

// Deliberately wide (RFC 5321 allows nearly everything on the left): what is refused cannot be written to.
const shape =
  /^[^\s@<>(),;:"[\]\\]{1,64}@(?=.{1,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u

/** One address, "mailto:" and angle brackets taken off. */
export function mailOf(raw: unknown): string | null | Refusal {
  const typed = wellFormed(raw)
  if (typed === null || typeof typed !== 'string') return typed
  const bare = typed
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/i, '')
  if (bare === '') return null
  if (!shape.test(bare)) return refuse('notMail', { text: bare.slice(0, 60) })
  const split = bare.lastIndexOf('@')
  return bare.slice(0, split) + bare.slice(split).toLowerCase()
}
