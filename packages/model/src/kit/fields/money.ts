import { type FieldOptions, fieldOf, type Kind, type Surroundings } from '../field.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { readAmount } from './amount.ts'
import { currencyDigits, currencyKind, currencyNamed, currencyOfCountry } from './currency.ts'
import { partsOf, wellFormed } from './text.ts'

/** An exact amount and its currency: one value, since neither means anything alone. */
export interface Money {
  /** With all the digits of its currency, "-1234.50", so that equal amounts are equal texts. */
  readonly amount: string
  /** ISO 4217. */
  readonly currency: string
}

export const money = fieldOf<Money>('money')

/** Signs that an amount with its currency has at most, however it is spelled. */
const longest = 60

export const moneyKind: Kind<Money> = {
  /** Takes "1 234,50 zł" or "€ 99" too; an amount alone is in the currency of its surroundings. */
  parse: (raw, field, around) => {
    const said = partsOf(raw, ['amount', 'currency'])
    if (isRefusal(said)) return said
    const isNumber = typeof said.amount === 'number'
    const typed = wellFormed(isNumber ? String(said.amount) : said.amount)
    if (typed === null || typeof typed !== 'string') return typed
    const text = typed.trim()
    if (text === '') return null
    return text.length > longest ? refuse('notMoney') : read(text, isNumber, said.currency, field, around)
  },
  jsonSchema: () => ({
    type: 'object',
    required: ['amount', 'currency'],
    additionalProperties: false,
    properties: {
      amount: { type: 'string', pattern: '^-?\\d{1,12}(\\.\\d{1,3})?$' },
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
    },
  }),
  operators: ['is', 'from', 'to', 'isEmpty', 'isFilled'],
  text: ({ amount, currency }) => `${amount} ${currency}`,
}

function read(
  text: string,
  isNumber: boolean,
  beside: unknown,
  field: FieldOptions,
  around: Surroundings,
): Money | Refusal {
  const parts = partsIn(text)
  const chosen = currencyKind.parse(beside, field, around)
  if (!parts) return refuse('notMoney')
  if (isRefusal(chosen)) return chosen
  const named = parts.words.map(currencyNamed)
  if (named.includes(undefined)) return refuse('notCurrency')
  const [own, ...others] = named
  if ([...others, own && chosen].some((each) => each && each !== own)) return refuse('notMoney')
  const currency = own ?? chosen ?? around.currency ?? currencyOfCountry(around.country)
  if (!currency) return refuse('currencyMissing')
  const amount = readAmount(parts.number, currencyDigits(currency), currency, isNumber)
  if (isRefusal(amount)) return amount
  return { amount: parts.isNegative && /[1-9]/.test(amount) ? `-${amount}` : amount, currency }
}

/** The currency that stands in a text beside the amount, if it is one. */
export const currencyIn = (text: string): string | undefined =>
  text.length > longest ? undefined : partsIn(text.trim())?.words.map(currencyNamed)[0]

/** The amount of a text that may name no currency; what is none is left for the field to refuse. */
export function moneyIn(currency: string, text: string): Money | string {
  const said = moneyKind.parse(text, { privacy: 'plain' }, { country: '', currency })
  return said === null || isRefusal(said) ? text : said
}

/** "-99 €", taken apart; a sign stands at either side of a currency in front. */
function partsIn(text: string) {
  const [, before = '', number, after = ''] = /^(\D*)(\d(?:[\d\s.,'’]*\d)?)(\D*)$/u.exec(text) ?? []
  if (number === undefined) return undefined
  const [, sign, word = '', inner] = /^([-−]?)\s*(.*?)\s*([-−]?)\s*$/u.exec(before) ?? []
  const words = [word, after.trim()].filter((each) => each !== '')
  // Signs that name no currency belong to no amount either: "12,-", ".5".
  if ((sign && inner) || !words.every((each) => /[\p{L}\p{Sc}]/u.test(each))) return undefined
  return { number, words, isNegative: Boolean(sign || inner) }
}
