import type { Id } from '../entity.ts'
import type { Field, FieldOptions, Kind, Presence } from '../field.ts'
import { isRefusal, refuse } from '../refusal.ts'
import { isId } from './reference.ts'
import { partsOf } from './text.ts'

/** One record of one of several entities. */
export interface Linked<T extends string = string> {
  readonly entity: T
  readonly id: Id<T>
}

type Options = Omit<FieldOptions, 'target' | 'targets'>

/** One record of one of these entities, such as the talk or the task that a note is about. */
export const link = <const T extends readonly string[], const O extends Options>(
  targets: T,
  options: O,
): Field<Presence<O, Linked<T[number]>>> & O & { readonly targets: T } => ({
  kind: 'link',
  targets,
  ...options,
})

export const linkKind: Kind<Linked> = {
  /** Takes `talk:<id>` too, as it stands in the address of a list. */
  parse: (raw, { targets = [] }) => {
    if (raw === null || raw === undefined || raw === '') return null
    const said = partsOf(typeof raw === 'string' ? spelled(raw) : raw, ['entity', 'id'])
    if (isRefusal(said)) return said.code === 'unknownField' ? said : refuse('notReference')
    const entity = targets.find((each) => each === said.entity)
    if (entity === undefined) return refuse('notReference')
    return isId(said.id) ? { entity, id: said.id.toLowerCase() as Id<string> } : refuse('notReference')
  },
  jsonSchema: ({ targets = [] }) => ({
    type: 'object',
    required: ['entity', 'id'],
    additionalProperties: false,
    properties: { entity: { type: 'string', enum: targets }, id: { type: 'string', format: 'uuid' } },
  }),
  operators: ['is', 'isNot', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => linkText(value),
}

export const linkText = ({ entity, id }: Linked): string => `${entity}:${id}`

const spelled = (text: string) => {
  const [entity, id] = text.split(':')
  return { entity, id }
}
