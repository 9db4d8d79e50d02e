import type { Field, FieldOptions, Kind, Presence } from '../field.ts'
import { refuse } from '../refusal.ts'

type Options = Omit<FieldOptions, 'choices'>

/** One word of several that the program knows. */
export const choice = <const C extends readonly string[], const O extends Options>(
  choices: C,
  options: O,
): Field<Presence<O, C[number]>> & O & { readonly choices: C } => ({ kind: 'choice', choices, ...options })

export const choiceKind: Kind<string> = {
  parse: (raw, { choices = [] }) => {
    if (raw === null || raw === undefined || raw === '') return null
    return choices.find((each) => each === raw) ?? refuse('notOneOf', { choices: choices.join(', ') })
  },
  jsonSchema: ({ choices }) => ({ type: 'string', enum: choices }),
  operators: ['is', 'isNot', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value,
}
