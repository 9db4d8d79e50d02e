import { fold, wordsOf } from '@kartoteka/model'

/** A piece of a text, and whether it is what was looked for. */
export type Piece = readonly [text: string, found: boolean]

/** The beginnings of words by which a text was found: "Gęś & Jaźń" by "jaz" shows "Jaź" as found. */
export function marked(text: string, typed: string): readonly Piece[] {
  const wanted = [...wordsOf(typed)].sort((one, other) => other.length - one.length)
  if (wanted.length === 0) return [[text, false]]
  return text.split(/([\p{L}\p{N}]+)/u).flatMap((part, place): readonly Piece[] => {
    const begun = place % 2 === 1 ? wanted.find((word) => fold(part).startsWith(word)) : undefined
    if (begun === undefined) return part === '' ? [] : [[part, false]]
    const letters = lettersOf(part, begun)
    const rest = part.slice(letters)
    return rest === ''
      ? [[part, true]]
      : [
          [part.slice(0, letters), true],
          [rest, false],
        ]
  })
}

/** How many letters of the word make up the folded beginning: "ß" is found by "ss". */
function lettersOf(word: string, begun: string): number {
  for (let count = 1; count < word.length; count += 1)
    if (fold(word.slice(0, count)).length >= begun.length) return count
  return word.length
}
