import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'
import { wellFormed } from './text.ts'

/** Text of several lines. */
export const longText = fieldOf<string>('longText')

export const longTextKind: Kind<string> = {
  parse: (raw, { max = 20_000 }) => {
    const value = wellFormed(raw)
    if (typeof value !== 'string') return value
    const lines = value.replace(/\r\n?/g, '\n').trim()
    if (lines === '') return null
    return lines.length <= max ? lines : refuse('tooLong', { max })
  },
  jsonSchema: ({ max = 20_000 }) => ({ type: 'string', maxLength: max }),
  operators: ['contains', 'isEmpty', 'isFilled'],
  text: (value) => value,
}
