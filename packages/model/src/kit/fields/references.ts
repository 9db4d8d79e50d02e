import type { Id } from '../entity.ts'
import type { Field, FieldOptions, Kind } from '../field.ts'
import { refuse } from '../refusal.ts'
import { isId } from './reference.ts'

type Options = Omit<FieldOptions, 'target' | 'required'>

/** Any number of records of another entity, each once, in a table of their own. */
export const references = <const T extends string, const O extends Options>(
  target: T,
  options: O,
): Field<readonly Id<T>[]> & O & { readonly target: T } => ({ kind: 'references', target, ...options })

export const referencesKind: Kind<readonly string[]> = {
  parse: (raw, { max = 100 }) => {
    if (raw === null || raw === undefined) return []
    if (!Array.isArray(raw)) return refuse('notList')
    if (raw.length > max) return refuse('tooMany', { max })
    return raw.every(isId) ? [...new Set(raw.map((id) => id.toLowerCase()))].sort() : refuse('notReference')
  },
  jsonSchema: ({ max = 100 }) => ({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: max,
  }),
  operators: ['is', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value.join(', '),
}
