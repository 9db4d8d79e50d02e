import type { RefusalCode } from '../kit/refusal.ts'
import { fill, type Language } from './catalogue.ts'
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
    .map((of) => Reflect.get(of, code) as string | undefined)
    .find((each) => each !== undefined)
  return fill(text ?? code, named(words, params))
}

/** A number's scheme by the word of its field: nobody knows "taxPL". */
function named(words: Words, params: Said['params']): Said['params'] {
  const { scheme } = params
  if (typeof scheme !== 'string') return params
  const field = scheme.startsWith('tax') ? 'taxNumber' : scheme === 'account' ? 'bankAccounts' : scheme
  return { ...params, scheme: sayField(words, 'client', field) }
}

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
