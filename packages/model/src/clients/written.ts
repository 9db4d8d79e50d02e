/**
 * Cells in which somebody wrote several things at once, taken apart. Nothing is normalised here and nothing
 * gets lost.
 */
import { fold } from '../kit/fold.ts'

export { type PersonName, splitPersonName } from './personName.ts'

// What people write where there is nothing to write.
const nothing = new Set([
  'brak',
  'nie ma',
  'nie dotyczy',
  'none',
  'n/a',
  'null',
  'нет',
  'отсутствует',
  'не указан',
  'не указано',
])
/** Whether a cell only says that there is nothing: "-", "brak", "н/д"; it holds no value then. */
export const isNothing = (text: string): boolean =>
  !/[\p{L}\p{N}]/u.test(text) || nothing.has(fold(text.trim()))

// Longer than any such cell; beyond it nothing is looked into, for some texts are made to keep a pattern busy.
const longest = 2000

const between = /[,;|\r\n\t]+|:::|\s(?:lub|albo|oraz|i|или|либо|и|or|and)\s|\s+(?=\(?\+\d)/iu
const extension = /^[\s(]*(?:wewn?|wewnętrzny|w|ext|extension|x|доб|добавочный|вн|внутр|#)[\s.:]*\d/iu
const digitsOf = (text: string) => text.replace(/\D/g, '').length

/**
 * The telephone numbers of a cell, each as it was written, an extension ("wew. 12", "ext. 5", "доб. 7") and
 * a remark kept with its number. A slash parts two numbers only if both sides could be one: "32/555-03-40"
 * is one number. A cell that says "none" has none; a cell without any digit comes back whole, so that it
 * can be refused by name.
 */
export function splitPhones(text: string): string[] {
  if (text.length > longest) return [text]
  if (isNothing(text)) return []
  const numbers: string[] = []
  let before = ''
  for (const written of text.split(between).flatMap(atSlash)) {
    const piece = written.trim().replace(/^['’](?=[+\d(])/, '')
    if (piece === '') continue
    if (digitsOf(piece) > 0 && !extension.test(piece)) numbers.push(joined(before, piece))
    else if (numbers.length > 0) numbers.push(joined(numbers.pop() ?? '', piece))
    else {
      before = joined(before, piece)
      continue
    }
    before = ''
  }
  return before === '' ? numbers : [before]
}

/**
 * The mail addresses of a cell as they were written; of "Ana Silva <ana@x.pt>" only the address. Pieces
 * that are no address stay among them, so that they can be refused by name.
 */
export function splitMails(text: string): string[] {
  if (text.length > longest) return [text]
  if (isNothing(text)) return []
  return text
    .split(/[,;|\r\n\t]+|:::|\s\/\s|\s(?:lub|albo|oraz|i|или|либо|и|or|and)\s/iu)
    .flatMap((piece) => /<\s*([^<>\s]+@[^<>\s]+)\s*>/.exec(piece)?.[1] ?? piece.trim().split(/\s+/))
    .flatMap((piece) => (piece.split('/').every((part) => part.includes('@')) ? piece.split('/') : [piece]))
    .map((piece) => piece.replace(/^mailto:/i, ''))
    .filter((piece) => piece !== '')
}

function atSlash(piece: string): string[] {
  const parts = piece.split('/')
  return parts.every((part) => digitsOf(part) >= 7) ? parts : [piece]
}

const joined = (first: string, second: string) => (first === '' ? second : `${first} ${second}`)
