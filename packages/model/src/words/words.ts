import type { RefusalCode } from '../kit/refusal.ts'
import { fill, formOf, type Language, type Plural, sayNumber } from './catalogue.ts'
import type * as english from './en/index.ts'

/** All words of one language; English gives the shape, so that parameters are checked wherever a word is said. */
export type Words = typeof english

const loaders: Readonly<Record<Language, () => Promise<unknown>>> = {
  en: () => import('./en/index.ts'),
  pl: () => import('./pl/index.ts'),
  ru: () => import('./ru/index.ts'),
}

/** The catalogue of a language, fetched when first needed. */
export const loadWords = async (language: Language): Promise<Words> => (await loaders[language]()) as Words

type FileProblem = keyof Words['imports']['problems']
type BulkProblem = keyof Words['bulk']['problems']

interface Said {
  readonly code: RefusalCode | FileProblem | BulkProblem
  readonly params: Readonly<Record<string, string | number>>
}

/** The sentence of a refusal, or of what is wrong with a file or a bulk change. */
export function sayRefusal(words: Words, { code, params }: Said): string {
  const text = [words.refusals, words.bulk.problems, words.imports.problems]
    .map((of) => Reflect.get(of, code) as string | Plural | undefined)
    .find((each) => each !== undefined)
  return fill(textFor(words, text ?? code, params), named(words, spoken(words, params)))
}

/** The sentence of a fault. */
export const sayFault = (words: Words, code: keyof Words['faults'], params: Said['params'] = {}): string =>
  fill(words.faults[code], spoken(words, params))

/** A sentence that has forms goes by what is counted, or by the limit it names. */
const textFor = ({ language }: Words, text: string | Plural, { count, max, min }: Said['params']): string =>
  typeof text === 'string' ? text : formOf(language, text, Number(count ?? max ?? min))

/** Numbers as the language writes them. */
const spoken = ({ language }: Words, params: Said['params']): Said['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? sayNumber(language, value) : value,
    ]),
  )

/** A number's scheme by the word of its field: nobody knows "taxPL". "9, 14" is said with an "or". */
function named(words: Words, params: Said['params']): Said['params'] {
  const { scheme, wanted, kinds } = params
  return {
    ...params,
    ...(typeof scheme === 'string' && { scheme: nameOf(words, scheme) }),
    ...(typeof wanted === 'string' && { wanted: eitherOf(words, wanted.split(', ')) }),
    ...(typeof kinds === 'string' && { kinds: allOf(words, kinds.split(', ')) }),
  }
}

function nameOf(words: Words, scheme: string): string {
  const [, country] = /^tax([A-Z]{2})$/.exec(scheme) ?? []
  if (country === undefined) return sayField(words, 'client', scheme === 'account' ? 'bankAccounts' : scheme)
  const name = sayField(words, 'client', 'taxNumber')
  // "NIP" is the Polish one to a Polish reader; of another country it is said which.
  return country.toLowerCase() === words.language ? name : `${name} ${country}`
}

const eitherOf = ({ language }: Words, numbers: readonly string[]): string =>
  new Intl.ListFormat(language, { type: 'disjunction' }).format(numbers)

const allOf = (words: Words, kinds: readonly string[]): string =>
  new Intl.ListFormat(words.language, { type: 'conjunction' }).format(
    kinds.map((kind) => sayChoice(words, 'label', 'recordTypes', kind).toLocaleLowerCase(words.language)),
  )

/** The word for a choice of a field. */
export function sayChoice({ choices }: Words, entity: string, field: string, choice: string): string {
  const of =
    field === 'visibility' ? choices.visibility : Reflect.get(Reflect.get(choices, entity) ?? {}, field)
  return (Reflect.get(of ?? {}, choice) as string | undefined) ?? choice
}

/** The word for a field of an entity, those that every record has included. */
export function sayField({ records, kept }: Words, entity: string, field: string): string {
  const fields = (Reflect.get(records, entity) as Words['records']['client'] | undefined)?.fields ?? {}
  return (
    (Reflect.get(fields, field) as string | undefined) ??
    (Reflect.get(kept, field) as string | undefined) ??
    field
  )
}
