import type { Field, FieldOptions, Kind, Presence } from '../field.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { schemeForms, taxForms } from './numberForms.ts'
import { countryOfPrefix, schemes } from './numbering.ts'
import { compact, wellFormed } from './text.ts'
import { wrongNumber } from './wrongNumber.ts'

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
    return checked?.isValid ? (checked.compact ?? bare) : refusalOf(scheme, bare, checked?.error)
  },
  jsonSchema: () => ({ type: 'string', maxLength: 20 }),
  operators: ['is', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

function refusalOf(scheme: string, bare: string, why: Error | undefined): Refusal {
  if (scheme !== 'euVat') return wrongNumber(scheme, bare, schemeForms[scheme]!, why)
  const form = taxForms[countryOfPrefix(bare.slice(0, 2)) ?? '']
  return form ? wrongNumber(scheme, bare.slice(2), form) : refuse('identifierCountry', { scheme })
}
