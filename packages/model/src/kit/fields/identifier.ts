import type { Field, FieldOptions, Kind, Presence } from '../field.ts'
import { refuse } from '../refusal.ts'
import { schemes } from './numbering.ts'
import { compact, wellFormed } from './text.ts'

type Scheme = 'regon' | 'krs' | 'pesel' | 'kpp' | 'ogrn' | 'euVat'

/** An official number of one scheme, stored without spaces and dashes, its check digit right. */
export const identifier = <const O extends Omit<FieldOptions, 'scheme'>>(
  scheme: Scheme,
  options: O,
): Field<Presence<O, string>> & O => ({ kind: 'identifier', scheme, ...options })

export const identifierKind: Kind<string> = {
  parse: (raw, { scheme = '' }) => {
    const typed = wellFormed(raw)
    if (typed === null || typeof typed !== 'string') return typed
    const bare = compact(typed)
      .replace(/[-.:/()]/g, '')
      .toUpperCase()
    if (bare === '') return null
    const checked = bare.length <= 20 ? schemes[scheme]?.validate(bare) : undefined
    return checked?.isValid ? (checked.compact ?? bare) : refuse('identifierWrong', { scheme })
  },
  jsonSchema: () => ({ type: 'string', maxLength: 20 }),
  operators: ['is', 'isEmpty', 'isFilled'],
  text: (value) => value,
}
