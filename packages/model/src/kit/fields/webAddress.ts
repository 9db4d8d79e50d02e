import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'
import { wellFormed } from './text.ts'

/** An http or https address; "firma.pl" becomes "https://firma.pl". */
export const webAddress = fieldOf<string>('webAddress')

export const webAddressKind: Kind<string> = {
  parse: (raw, { max = 500 }) => {
    const typed = wellFormed(raw)
    if (typeof typed !== 'string') return typed
    if (typed.trim() === '') return null
    if (typed.length > max) return refuse('tooLong', { max })
    const address = /^[a-z][a-z0-9+.-]*:/i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`
    const url = URL.canParse(address) ? new URL(address) : undefined
    const good =
      url &&
      /^https?:$/.test(url.protocol) &&
      url.hostname.includes('.') &&
      url.username === '' &&
      !/\s/.test(address)
    return good ? address : refuse('notWebAddress')
  },
  jsonSchema: () => ({ type: 'string', format: 'uri' }),
  operators: ['contains', 'isEmpty', 'isFilled'],
  text: (value) => value,
}
