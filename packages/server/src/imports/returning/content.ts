/** What stands in a cell of a file that comes back, so that it can be compared with what left. */
import { isRefusal, kinds } from '@kartoteka/model'
import type { cellKind } from '../../exports/cells.ts'
import { atMidnight, shortened } from '../../exports/mark.ts'

import { withoutCurrency } from '../words.ts'

/** @param isText of a text table, where what a spreadsheet would calculate got an apostrophe */
export function contentIn(
  cell: string,
  kind: (typeof cellKind)[keyof typeof cellKind],
  isText: boolean,
): string {
  const plain = isText && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
  const text = shortened(plain.replace(/\r\n?/g, '\n').normalize('NFC')).trim()
  if (kind === 'moment') return atMidnight(text.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 '))
  if (kind === 'money') {
    const read = kinds.money.parse(text, { privacy: 'plain' }, { country: '' })
    return read === null || isRefusal(read) ? text : kinds.money.text(read, { privacy: 'plain' })
  }
  if (kind !== 'number') return text
  const number = withoutCurrency(text)
    .replace(/[\s\u00a0\u2007\u202f]/gu, '')
    .replace('−', '-')
  return /^-?\d+,\d+$/.test(number) ? number.replace(',', '.') : number
}
