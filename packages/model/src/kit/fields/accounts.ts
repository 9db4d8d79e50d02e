import {
  countrySpecs,
  electronicFormatIBAN,
  isValidIBAN,
  ValidationErrorsIBAN,
  validateIBAN,
} from 'ibantools'
import { type Kind, listFieldOf, type Surroundings } from '../field.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { listOf } from './list.ts'
import { isRussianAccount } from './russianAccount.ts'
import { compact, wellFormed } from './text.ts'
import { wrongNumber } from './wrongNumber.ts'

/** Bank accounts as IBAN without spaces; 26 digits alone are a Polish one (NRB). A Russian one has its bank's BIK behind it. */
export const accounts = listFieldOf<string>('accounts')

export const accountsKind: Kind<readonly string[]> = {
  parse: (raw, { max = 20 }, around) =>
    listOf(
      raw,
      max,
      (each) => accountOf(each, around),
      (account) => account,
    ),
  jsonSchema: ({ max = 20 }) => ({ type: 'array', maxItems: max, items: { type: 'string', maxLength: 42 } }),
  operators: ['contains', 'isEmpty', 'isFilled'],
  text: (value) => value.join(', '),
}

function accountOf(raw: unknown, { country }: Surroundings): string | null | Refusal {
  const typed = wellFormed(raw)
  if (typed === null || typeof typed !== 'string') return typed
  const russian = russianOf(typed)
  if (russian) return russian
  const bare = compact(typed).replace(/[-.]/g, '').toUpperCase()
  if (bare === '') return null
  const account = /^\d{26}$/.test(bare) ? `PL${bare}` : bare
  if (isValidIBAN(account)) return electronicFormatIBAN(account)
  // Without the BIK the key of a Russian account cannot be checked.
  return country === 'RU' && /^\d{20}$/.test(account) ? account : wrongAccount(bare, country)
}

const scheme = 'account'

function wrongAccount(bare: string, home: string): Refusal {
  if (/^\d/.test(bare)) return wrongNumber(scheme, bare, { lengths: [home === 'RU' ? 20 : 26] })
  const country = countrySpecs[bare.slice(0, 2)]
  if (!country?.chars) return refuse('identifierCountry', { scheme })
  const rest = bare.slice(2)
  const form = { lengths: [country.chars - 2], ...(/[A-Z]/.test(country.bban_regexp ?? '') && lettered) }
  const { errorCodes } = validateIBAN(bare)
  const isOutOfPlace =
    errorCodes.includes(ValidationErrorsIBAN.WrongBBANFormat) ||
    errorCodes.includes(ValidationErrorsIBAN.ChecksumNotNumber)
  return wrongNumber(scheme, rest, form, isOutOfPlace ? new Error('out of place') : undefined)
}

const lettered = { letters: true } as const

/** Twenty digits with the nine of the BIK behind or before them, whatever words stand between; undefined if it is no such pair. */
function russianOf(typed: string): string | Refusal | undefined {
  const digits = typed.replace(/\D/g, '')
  if (digits.length !== 29) return undefined
  const pairs = [
    [digits.slice(0, 20), digits.slice(20)],
    [digits.slice(9), digits.slice(0, 9)],
  ] as const
  const right = pairs.find(([account, bik]) => isRussianAccount(account, bik))
  return right ? right.join('/') : refuse('identifierWrong', { scheme })
}

/** In groups of four, as printed on invoices. */
export const accountText = (account: string): string =>
  account.includes('/') ? account.replace('/', ' / ') : account.replace(/(.{4})(?=.)/g, '$1 ')
