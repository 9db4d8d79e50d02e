import { fieldOf, type Kind } from '../field.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { countries } from './country.ts'
import { taxNumbers } from './numbering.ts'
import { compact, partsOf, wellFormed } from './text.ts'

/** A firm's tax number and the country that gave it: one value, since neither means anything alone. */
export interface TaxNumber {
  readonly country: string
  /** Without spaces, dashes and the country's prefix. */
  readonly number: string
  /** Kept though its check digit is wrong or its country's rule unknown to us: somebody said so knowingly. */
  readonly unchecked?: true
}

export const taxNumber = fieldOf<TaxNumber>('taxNumber')

export const taxNumberKind: Kind<TaxNumber> = {
  parse: (raw, _field, around) => {
    const said = partsOf(raw, ['number', 'country', 'unchecked'])
    if (isRefusal(said)) return said
    const typed = wellFormed(said.number)
    if (typed === null || typeof typed !== 'string') return typed
    const bare = compact(typed)
      .replace(/[-.,/]/g, '')
      .toUpperCase()
    if (bare === '') return null
    if (bare.length > 20 || !/^[A-Z0-9]+$/.test(bare)) return refuse('identifierWrong', { scheme: 'tax' })
    return ofCountry(bare, said.country, said.unchecked === true, around.country)
  },
  jsonSchema: () => ({
    type: 'object',
    required: ['country', 'number'],
    additionalProperties: false,
    properties: {
      country: { type: 'string', pattern: '^[A-Z]{2}$' },
      number: { type: 'string', maxLength: 20 },
      unchecked: { type: 'boolean', description: 'Keep it though its check digit is wrong' },
    },
  }),
  operators: ['is', 'isEmpty', 'isFilled'],
  text: ({ country, number }) => (country === 'PL' || country === 'RU' ? number : country + number),
}

function ofCountry(bare: string, said: unknown, knowingly: boolean, home: string): TaxNumber | Refusal {
  const prefix = bare.slice(0, 2)
  const country =
    typeof said === 'string' && said !== ''
      ? said.toUpperCase()
      : /^[A-Z]{2}\d/.test(bare)
        ? prefix === 'EL'
          ? 'GR'
          : prefix
        : home
  if (!countries.includes(country)) return refuse('notCountry')
  const number = prefix === country || (country === 'GR' && prefix === 'EL') ? bare.slice(2) : bare
  const rule = taxNumbers[country]
  const checked = rule?.validate(number)
  if (checked?.isValid) {
    const compacted = checked.compact ?? number
    return { country, number: compacted.startsWith(country) ? compacted.slice(2) : compacted }
  }
  if (knowingly) return { country, number, unchecked: true }
  return rule
    ? refuse('identifierWrong', { scheme: `tax${country}` })
    : refuse('identifierUnknown', { scheme: country })
}

/** As one writes it: 521-135-51-16 at home, with the country's code elsewhere. */
export function taxNumberText({ country, number }: TaxNumber): string {
  if (country === 'PL' && number.length === 10)
    return number.replace(/(\d{3})(\d{3})(\d\d)(\d\d)/, '$1-$2-$3-$4')
  return country === 'RU' ? number : `${country} ${number}`
}
