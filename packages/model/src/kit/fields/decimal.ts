import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'
import { compact } from './text.ts'

/** A decimal number, exact: "1234.5" as text, without needless zeros, so that equal numbers are equal texts. */
export const decimal = fieldOf<string>('decimal')

const shape = /^(-?)0*(\d{1,12})(?:\.(\d{1,6}?)0*)?$/

export const decimalKind: Kind<string> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    const text =
      typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? compact(raw).replace(',', '.') : 'x'
    if (text === '') return null
    const [, sign = '', units = '', parts = ''] = shape.exec(text) ?? []
    if (units === '') return refuse('notDecimal')
    const value = units + (/[1-9]/.test(parts) ? `.${parts}` : '')
    return value === '0' ? value : sign + value
  },
  jsonSchema: () => ({ type: 'string', pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$' }),
  operators: ['is', 'from', 'to', 'isEmpty', 'isFilled'],
  text: (value) => value,
}
