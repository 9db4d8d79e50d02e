import type { Field, FieldOptions, Kind } from '../field.ts'
import { choiceKind } from './choice.ts'
import { listOf } from './list.ts'

type Options = Omit<FieldOptions, 'choices' | 'required'>

/** Any number of several words that the program knows, each once. */
export const choices = <const C extends readonly string[], const O extends Options>(
  among: C,
  options: O,
): Field<readonly C[number][]> & O & { readonly choices: C } => ({
  kind: 'choices',
  choices: among,
  ...options,
})

export const choicesKind: Kind<readonly string[]> = {
  parse: (raw, field, around) =>
    listOf(
      raw,
      200,
      (each) => choiceKind.parse(each, field, around),
      (value) => value,
    ),
  jsonSchema: (field) => ({ type: 'array', items: choiceKind.jsonSchema(field) }),
  operators: ['is', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value.join(', '),
}
