/** A client before the firm has dealt with them: who they are and who works there. */
import { withoutLegalForms, wordsOf } from '@kartoteka/model'
import type { Chance } from './chance.ts'
import type { Speech } from './plain.ts'

export interface Draft {
  /** Only the cast is known by name. */
  readonly key?: string
  readonly speech: Speech
  readonly values: DraftValues
  readonly staff: readonly Employee[]
  /** What happened with the cast is not left to chance. */
  readonly fate?: Fate
}

export type DraftValues = Readonly<Record<string, unknown>> & {
  readonly kind: 'firm' | 'person'
  readonly name: string
  readonly country: string
  readonly labels: readonly string[]
}

export interface Employee {
  /** Two entries of the same key are one person with two positions. */
  readonly key?: string
  readonly firstName: string
  readonly lastName: string
  readonly title: string
  readonly phones?: readonly object[]
  readonly mails?: readonly string[]
}

export interface Fate {
  readonly owner?: string
  readonly talks?: number
  /** Other values until some weeks ago. */
  readonly before?: Readonly<Record<string, unknown>>
  readonly binned?: true
}

/**
 * What stands in an address of the web for a name: letters and digits of its first words, without marks and
 * legal forms.
 */
export const siteOf = (name: string): string =>
  `${withoutLegalForms(wordsOf(name))
    .filter((word) => word.length > 1)
    .slice(0, 3)
    .join('-')
    .slice(0, 32)}.example`

/** Where somebody of that name is written to. */
export const mailAt = (site: string, firstName: string, lastName: string): string =>
  `${(wordsOf(firstName)[0] ?? '').slice(0, 1)}.${wordsOf(lastName).join('')}@${site}`

/** A house number, now and then with a flat. */
export const numbered = (chance: Chance, street: string): string =>
  `${street} ${chance.between(1, 120)}${chance.yes(20) ? chance.pick(['A', 'B', 'C']) : ''}${chance.yes(30) ? `/${chance.between(1, 40)}` : ''}`

/** A pattern with a digit for every #. */
export const patterned = (chance: Chance, pattern: string): string =>
  pattern.replace(/#/g, () => chance.digits(1))
