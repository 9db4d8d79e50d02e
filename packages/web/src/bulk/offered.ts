/** Which fields can be changed for many at once, and how: what the form offers, without what the reader may not. */
import { type Entity, fieldNamed, type Reader, type StartingMoment, scopeOf } from '@kartoteka/model'
import { mayAny } from '../records/rights.ts'

export const hows = ['set', 'add', 'remove', 'clear'] as const
export type How = (typeof hows)[number]

export interface OfferedField {
  readonly name: string
  /** The group of the form in which it stands. */
  readonly group: string
}

export function offeredFields(reader: Reader, entity: Entity): readonly OfferedField[] {
  if (!mayAny(reader, 'edit', entity)) return []
  const closed = [...(reader.hidden[entity.name] ?? []), ...(reader.locked[entity.name] ?? [])]
  const mayAssign = entity.ownership.by === 'firm' || scopeOf(reader, entity.name, 'assign') !== 'none'
  return Object.entries(entity.form).flatMap(([group, fields]) =>
    fields
      .filter((name) => {
        const field = fieldNamed(entity, name)
        return (
          field?.setBy === undefined &&
          !field?.once &&
          !closed.includes(name) &&
          (mayAssign || !['owner', 'department'].includes(name))
        )
      })
      .map((name) => ({ name, group })),
  )
}

/** What many have in common stands before what each has for itself. */
export const commonFirst = (entity: Entity, fields: readonly OfferedField[]): readonly OfferedField[] => {
  const isCommon = ({ name }: OfferedField) => common.includes(fieldNamed(entity, name)?.kind ?? '')
  // Whose it is stands in the last group of a form, and is what one changes for many most of all.
  const groups = [...Map.groupBy(fields.filter(isCommon), ({ group }) => group).values()].reverse()
  return [...groups.flat(), ...fields.filter((each) => !isCommon(each))]
}

const common: readonly string[] = ['reference', 'references', 'choice', 'choices', 'yesNo']

/** What can be done to the field. To those that hold several one adds first. */
export function howsFor(entity: Entity, name: string): readonly How[] {
  const { kind, required } = fieldNamed(entity, name) ?? {}
  if (kind === 'references' || kind === 'choices') return ['add', 'remove', 'set', 'clear']
  return required || kind === 'yesNo' ? ['set'] : ['set', 'clear']
}

/** The entity with this one field: its form is one input, and nothing is judged that needs the whole record. */
export const onlyField = (entity: Entity, name: string): Entity => ({
  ...entity,
  fields: { [name]: { ...entity.fields[name]!, required: true } },
  checks: () => [],
  derived: () => ({}),
  start: (_moment: StartingMoment) => ({}),
})
