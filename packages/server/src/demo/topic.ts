/** What one talks about with clients: a beginning, something more, an end; and what follows from it. */
import type { Chance } from './chance.ts'
import type { Craft, DemoTalk } from './plain.ts'

export interface Topic {
  readonly by: Craft
  /** How often it comes up beside the others; once if nothing is said. */
  readonly often?: number
  /** Not with a person at home, or not with a client whom we serve by contract. */
  readonly not?: 'person' | 'contract'
  readonly kinds: readonly DemoTalk['kind'][]
  /** One sentence of each list is said, in this order. */
  readonly says: readonly (readonly string[])[]
  /** The Polish name of the result. */
  readonly results: readonly (string | undefined)[]
  /** Tasks that may follow. */
  readonly next: readonly string[]
}

/**
 * What stands in braces, by its letter: {m} a machine, {c} a coffee, {n} kilograms, {d} a day, {h} an hour …
 */
export type Fillings = Readonly<Record<string, readonly string[]>>

/** Fills the braces of sentences; the same letter is filled alike in all that one filler is given. */
export function fillerOf(chance: Chance, fillings: Fillings): (sentence: string) => string {
  const chosen = new Map<string, string>()
  return (sentence) =>
    sentence.replace(/\{(\w)\}/g, (_, letter: string) => {
      const known = chosen.get(letter) ?? chance.pick(fillings[letter] ?? [letter])
      chosen.set(letter, known)
      return known
    })
}
