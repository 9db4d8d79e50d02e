import type { Field, FieldOptions, Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

type Options = Omit<FieldOptions, 'choices' | 'required'>

/** Several words of those that the program knows, kept in the order of the definition. */
export const choices = <const C extends readonly string[], const O extends Options>(
  known: C,
  options: O,
): Field<readonly C[number][]> & O & { readonly choices: C } => ({
  kind: 'choices',
  choices: known,
  ...options,
})

export const choicesKind: Kind<readonly string[]> = {
  parse: (raw, { choices: known = [] }) => {
    if (raw === null || raw === undefined || raw === '') return []
    const said: unknown = typeof raw === 'string' ? raw.split(/[,;]\s*/) : raw
    if (!Array.isArray(said)) return refuse('notList')
    if (!said.every((each) => known.some((one) => one === each)))
      return refuse('notOneOf', { choices: known.join(', ') })
    return known.filter((each) => said.includes(each))
  },
  jsonSchema: ({ choices: known }) => ({
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: known },
  }),
  operators: ['is', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value.join(', '),
}
