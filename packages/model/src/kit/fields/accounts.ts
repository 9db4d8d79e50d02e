import { electronicFormatIBAN, isValidIBAN } from 'ibantools'
import { type Kind, listFieldOf, type Surroundings } from '../field.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { listOf } from './list.ts'
import { compact, wellFormed } from './text.ts'

/** Bank accounts as IBAN without spaces; 26 digits alone are a Polish one (NRB). */
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
  const bare = compact(typed).replace(/[-.]/g, '').toUpperCase()
  if (bare === '') return null
  const account = /^\d{26}$/.test(bare) ? `PL${bare}` : bare
  if (isValidIBAN(account)) return electronicFormatIBAN(account)
  // Russian accounts are no IBAN: twenty digits, whose key can only be checked together with the bank's BIK.
  return country === 'RU' && /^\d{20}$/.test(account)
    ? account
    : refuse('identifierWrong', { scheme: 'account' })
}

/** In groups of four, as printed on invoices. */
export const accountText = (account: string): string => account.replace(/(.{4})(?=.)/g, '$1 ')
