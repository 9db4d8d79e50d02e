/** What a search looks for, as its statements take it. */
import { type Asked, foldedName, isHidden, type Reader, registry, reversed } from '@kartoteka/model'
import { literally } from '../db/sql.ts'

export interface Texts {
  readonly mail: readonly string[]
  /** What a number may begin with. */
  readonly numbers: readonly string[]
  /** The end of a telephone, backwards. */
  readonly ends: readonly string[]
  /** Words that must all be met, the longest first. */
  readonly words: readonly string[]
  /** Patterns that a name must all be like; none where names are not looked into. */
  readonly inside: readonly string[]
}

export function textsOf(reader: Reader, { mail, numbers, digits, words }: Asked): Texts {
  const isMail = mail !== undefined
  const looksInside = !isHidden(reader, registry.client, 'name') && words.some((word) => word.length > 3)
  return {
    mail: isMail ? [mail] : [],
    numbers: isMail ? [] : numbers,
    ends: isMail || digits === undefined ? [] : [reversed(digits)],
    words: isMail ? [] : [...words].sort((one, other) => other.length - one.length),
    inside: looksInside ? words.map((word) => `%${literally(foldedName(word))}%`) : [],
  }
}

/** All of them in one order, so that a statement written for as many of each can be asked with others. */
export const valuesOf = ({ mail, numbers, ends, words, inside }: Texts): readonly string[] => [
  ...mail,
  ...numbers,
  ...ends,
  ...words,
  ...inside,
]

/** As many of each, each of its own. */
export function standInsFor(texts: Texts): Texts {
  const named = (name: keyof Texts) => texts[name].map((_, index) => `${name} ${index}`)
  return {
    mail: named('mail'),
    numbers: named('numbers'),
    ends: named('ends'),
    words: named('words'),
    inside: named('inside'),
  }
}
