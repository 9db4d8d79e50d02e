import type { Id } from '../entity.ts'
import type { Field, FieldOptions, Kind, Presence } from '../field.ts'
import { refuse } from '../refusal.ts'

type Options = Omit<FieldOptions, 'target'>

/** One record of another entity. The target is a name, not an import, so that two entities may point at each other. */
export const reference = <const T extends string, const O extends Options>(
  target: T,
  options: O,
): Field<Presence<O, Id<T>>> & O & { readonly target: T } => ({ kind: 'reference', target, ...options })

export const referenceKind: Kind<string> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    return isId(raw) ? raw.toLowerCase() : refuse('notReference')
  },
  jsonSchema: () => ({ type: 'string', format: 'uuid' }),
  operators: ['is', 'isNot', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

/** Whether it can be an id: a UUID in its usual spelling. */
export const isId = (raw: unknown): raw is string =>
  typeof raw === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(raw)
