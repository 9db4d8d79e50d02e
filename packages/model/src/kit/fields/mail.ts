import { fieldOf, type Kind } from '../field.ts'
import { mailOf } from './mails.ts'

/** One mail address, in small letters: a sign-in name. */
export const mail = fieldOf<string>('mail')

export const mailKind: Kind<string> = {
  parse: (raw) => {
    const value = mailOf(raw)
    return typeof value === 'string' ? value.toLowerCase() : value
  },
  jsonSchema: () => ({ type: 'string', format: 'email' }),
  operators: ['is', 'isEmpty', 'isFilled'],
  text: (value) => value,
}
