import { fieldOf, type Kind } from '../field.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { countries } from './country.ts'
import { taxForms } from './numberForms.ts'
import { taxNumbers } from './numbering.ts'
import { compact, partsOf, wellFormed } from './text.ts'
import { strangerIn, wrongNumber } from './wrongNumber.ts'

/** A firm's tax number and the country that gave it: one value, since neither means anything alone. */
export interface TaxNumber {
  readonly country: string
  /** Without spaces, dashes and the country's prefix. */
  readonly number: string
  /** Kept though its check digit is wrong or its country's rule unknown to us: somebody said so knowingly. */
  readonly unchecked?: true
}

export const taxNumber = fieldOf<TaxNumber>('taxNumber')

/** Signs that any country's number has at most. */
const longest = 20

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
    return ofCountry(bare, said.country, said.unchecked === true, around.country)
  },
  jsonSchema: () => ({
    type: 'object',
    required: ['country', 'number'],
    additionalProperties: false,
    properties: {
      country: { type: 'string', pattern: '^[A-Z]{2}$' },
      number: { type: 'string', maxLength: longest },
      unchecked: { type: 'boolean', description: 'Keep it though its check digit is wrong' },
    },
  }),
  operators: ['is', 'isEmpty', 'isFilled'],
  text: (value) => (value.country === 'PL' || value.country === 'RU' ? value.number : abroad(value, '')),
}

function ofCountry(bare: string, said: unknown, knowingly: boolean, home: string): TaxNumber | Refusal {
  if (typeof (said ?? '') !== 'string') return refuse('notCountry')
  const country = typeof said === 'string' && said !== '' ? said.toUpperCase() : (countryIn(bare) ?? home)
  if (!countries.includes(country)) return refuse('notCountry')
  const number = withoutPrefix(bare, country)
  const scheme = `tax${country}`
  const stranger = strangerIn(number, true)
  if (stranger !== undefined) return refuse('identifierSign', { scheme, sign: stranger })
  const canBe = number.length <= longest
  const rule = taxNumbers[country]
  const checked = canBe ? rule?.validate(number) : undefined
  if (checked?.isValid) return { country, number: withoutPrefix(checked.compact ?? number, country) }
  if (knowingly && canBe) return { country, number, unchecked: true }
  const form = taxForms[country]
  if (form) return wrongNumber(scheme, number, form, checked?.error)
  return canBe ? refuse('identifierUnknown', { scheme: country }) : refuse('tooLong', { max: longest })
}

/** The country whose letters a number begins with; behind them may be more of its own, as in ATU14243102. */
function countryIn(bare: string): string | undefined {
  const prefix = bare.slice(0, 2)
  const country = prefix === 'EL' ? 'GR' : prefix
  const isMeant =
    /^[A-Z]{2}\d/.test(bare) || taxNumbers[country]?.validate(withoutPrefix(bare, country)).isValid
  return isMeant ? country : undefined
}

/** The Swiss CHE is part of the number. */
function withoutPrefix(bare: string, country: string): string {
  const isPrefixed = bare.startsWith(country) || (country === 'GR' && bare.startsWith('EL'))
  return isPrefixed && !/^CHE\d/.test(bare) ? bare.slice(2) : bare
}

/** With the country's letters in front, unless they are the number's own. */
const abroad = ({ country, number }: TaxNumber, between: string) =>
  number.startsWith(country) ? number : country + between + number

/** As one writes it: 521-135-51-16 at home, with the country's code elsewhere. */
export function taxNumberText(value: TaxNumber): string {
  const { country, number } = value
  if (country === 'PL' && number.length === 10)
    return number.replace(/(\d{3})(\d{3})(\d\d)(\d\d)/, '$1-$2-$3-$4')
  return country === 'RU' ? number : abroad(value, ' ')
}
