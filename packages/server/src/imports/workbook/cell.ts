/** What stands in a cell, as text. */
import type { NumberFormat } from './formats.ts'
import { numberText } from './numberText.ts'
import { longestText, type SharedStrings } from './sharedStrings.ts'

export type { NumberFormat }

/** A cell as it is written: its kind ("s" names a shared text), the number of its style, its content. */
export interface Reading {
  readonly type: string
  readonly style: number
  readonly value: string
}

const general: NumberFormat = { is: 'number' }

/** Of a formula the value it had last; of one that failed nothing. Null for a text that is too long to be kept. */
export function textOfCell(
  { type, style, value }: Reading,
  formats: readonly NumberFormat[],
  since1904: boolean,
  texts: SharedStrings | undefined,
): string | null {
  if (type === 's') return texts?.at(Number(value)) ?? null
  if (value.length > longestText) return null
  if (type === 'n') return numberText(value, formats[style] ?? general, since1904)
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE'
  if (type === 'e') return ''
  return type === 'd' ? value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '').replace('T', ' ') : value
}
