/** What is wrong with an official number, the plainest first: a sign that cannot stand in it, its length, its order; else its check digit. */
import { type Refusal, refuse } from '../refusal.ts'
import type { NumberForm } from './numberForms.ts'

/** @param why what the rule says of it, if it says anything */
export function wrongNumber(
  scheme: string,
  typed: string,
  { lengths, letters, around }: NumberForm,
  why?: Error,
): Refusal {
  const bare = around ? typed.replace(around, '') : typed
  const sign = strangerIn(bare, letters === true)
  if (sign !== undefined) return refuse('identifierSign', { scheme, sign })
  const count = bare.length
  if (!lengths.includes(count))
    return refuse(letters ? 'identifierSigns' : 'identifierDigits', { scheme, count, wanted: said(lengths) })
  const isOutOfPlace = why !== undefined && why.name !== 'InvalidChecksum'
  return refuse(isOutOfPlace ? 'identifierOrder' : 'identifierWrong', { scheme })
}

/** The first sign that cannot stand in such a number. */
export const strangerIn = (text: string, letters: boolean): string | undefined =>
  (letters ? /[^0-9A-Z]/u : /[^0-9]/u).exec(text)?.[0]

/** As `RefusalParams` has it: "9, 14", and "2–10" where there are many. */
const said = (lengths: readonly number[]): string =>
  lengths.length > 3 ? `${lengths[0]}–${lengths.at(-1)}` : lengths.join(', ')
