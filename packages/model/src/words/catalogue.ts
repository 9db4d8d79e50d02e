/** The little language of the word catalogues: a word is a text with {parameters}, or one text per plural form. */

export const languages = ['pl', 'en', 'ru'] as const
export type Language = (typeof languages)[number]

type ParamsIn<S> = S extends `${string}{${infer P}}${infer R}` ? P | ParamsIn<R> : never

/** The plural forms of each language, as Intl.PluralRules names them. */
interface Forms {
  en: 'one' | 'other'
  pl: 'one' | 'few' | 'many' | 'other'
  ru: 'one' | 'few' | 'many' | 'other'
}

export type Plural = { readonly other: string }

/** Four forms of a counted word, as it stands behind the verb for changing: one, few, many, and parts of one. */
export const counted = <O extends string, F extends string, M extends string, X extends string>(
  one: O,
  few: F,
  many: M,
  other: X,
) =>
  ({
    one: `{count} ${one}`,
    few: `{count} ${few}`,
    many: `{count} ${many}`,
    other: `{count} ${other}`,
  }) as const

type SameParams<S, T> = [ParamsIn<S>] extends [ParamsIn<T>]
  ? [ParamsIn<T>] extends [ParamsIn<S>]
    ? T
    : never
  : never

/** A translation has every word of the English original, the same parameters in it, and every plural form of its language. */
type Checked<E, T, L extends Language> = {
  readonly [K in keyof E]: K extends keyof T
    ? E[K] extends string
      ? SameParams<E[K], T[K]>
      : E[K] extends { readonly one: string; readonly other: string }
        ? { readonly [F in Forms[L]]: string }
        : Checked<E[K], T[K], L>
    : never
}

/** A catalogue section in another language: what is missing or differs in its parameters does not compile. */
export const translation =
  <E, L extends Language>() =>
  <const T extends Checked<E, T, L>>(words: T): T =>
    words

/** The text with its parameters filled in. */
export const say = <const S extends string>(
  text: S,
  ...rest: [ParamsIn<S>] extends [never] ? [] : [params: { readonly [P in ParamsIn<S>]: string | number }]
): string => fill(text, (rest[0] ?? {}) as Readonly<Record<string, string | number>>)

/** The text in the plural form of the count, which is also its parameter {count}. */
export const sayCount = (
  language: Language,
  forms: Plural,
  count: number,
  params: Readonly<Record<string, string | number>> = {},
): string => {
  return fill(formOf(language, forms, count), {
    count: new Intl.NumberFormat(language).format(count),
    ...params,
  })
}

/** The text in the plural form of this count. */
export const formOf = (language: Language, forms: Plural, count: number): string =>
  (forms as Readonly<Record<string, string>>)[rulesOf(language).select(count)] ?? forms.other

/** With its digits in groups, as the language writes them: 20 000. One of four digits, which may be a year, stands without. */
export const sayNumber = (language: Language, number: number): string =>
  new Intl.NumberFormat(language, { useGrouping: 'min2' }).format(number)

/** The text with parameters that are only known when it runs, as refusals have them. */
export const fill = (text: string, params: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  )

const rules = new Map<Language, Intl.PluralRules>()
function rulesOf(language: Language): Intl.PluralRules {
  const known = rules.get(language) ?? new Intl.PluralRules(language)
  rules.set(language, known)
  return known
}
