/** Fields of records that hang on a record, by which a list may be narrowed too: clients by the last name of a person. */
import { type Entity, fieldNamed } from './entity.ts'
import type { Field } from './field.ts'

/** Records of another entity that belong to one of these. */
export interface Near {
  readonly entity: Entity
  /** Those of its fields that are offered. */
  readonly fields: readonly string[]
  /** Its field that names the record, or, where a third entity stands between, the two fields of that one. */
  readonly by: string | { readonly entity: Entity; readonly here: string; readonly there: string }
}

export interface FilterField {
  readonly field: Field
  /** Whose field it is, and what it is called there. */
  readonly of: Entity
  readonly own: string
  readonly near?: Near
  /** The fields it is reached by: whoever may not see one of them cannot ask through it. */
  readonly by: readonly { readonly entity: string; readonly field: string }[]
}

/** The field a filter names: one of the entity's own, or `person.lastName` of what belongs to it. */
export function filterFieldNamed(entity: Entity, name: string): FilterField | undefined {
  const field = fieldNamed(entity, name)
  if (field) return { field, of: entity, own: name, by: [] }
  const [which = '', own = '', ...rest] = name.split('.')
  const near = Object.hasOwn(entity.near, which) ? entity.near[which] : undefined
  if (!near || rest.length > 0 || !near.fields.includes(own)) return undefined
  const found = fieldNamed(near.entity, own)
  return found && { field: found, of: near.entity, own, near, by: fieldsBetween(near) }
}

const fieldsBetween = ({ entity, by }: Near) =>
  typeof by === 'string'
    ? [{ entity: entity.name, field: by }]
    : [by.here, by.there].map((field) => ({ entity: by.entity.name, field }))

/** The names of those fields, as a filter says them. */
export const nearNames = (entity: Entity): readonly string[] =>
  Object.entries(entity.near).flatMap(([which, { fields }]) => fields.map((field) => `${which}.${field}`))
