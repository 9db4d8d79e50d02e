import { fieldOf, type Kind } from '../field.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { textKind } from './text.ts'

/** What the firm calls a thing, per language; at least one. Shown is the reader's, else Polish, else any. */
export type Names = Readonly<Partial<Record<'pl' | 'en' | 'ru', string>>>

export const names = fieldOf<Names>('names')

const languages = ['pl', 'en', 'ru'] as const

export const namesKind: Kind<Names> = {
  parse: (raw, field, around) => {
    if (raw === null || raw === undefined || raw === '') return null
    if (typeof raw === 'string') return namesKind.parse({ pl: raw }, field, around)
    if (typeof raw !== 'object' || Array.isArray(raw)) return refuse('notNames')
    if (Object.keys(raw).some((key) => !languages.some((each) => each === key))) return refuse('notNames')
    const read: Record<string, string> = {}
    for (const language of languages) {
      const value = textKind.parse(Reflect.get(raw, language), field, around)
      if (isRefusal(value)) return value
      if (value !== null) read[language] = value
    }
    return Object.keys(read).length === 0 ? null : read
  },
  jsonSchema: ({ max = 200 }) => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(languages.map((each) => [each, { type: 'string', maxLength: max }])),
  }),
  operators: ['isEmpty', 'isFilled'],
  text: (value) => nameIn(value, 'pl'),
}

/** The name in the reader's language, else the first there is. */
export const nameIn = (value: Names, language: string): string =>
  value[language as 'pl'] ?? value.pl ?? value.en ?? value.ru ?? ''
