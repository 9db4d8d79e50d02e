import type { Entity } from '../kit/index.ts'

/** The entities whose records carry labels; a test holds them to those that have the field. */
export const labelled = ['client', 'person', 'task'] as const
export type Labelled = (typeof labelled)[number]

interface Given {
  readonly recordTypes: readonly string[]
}

/** Whether the label may be given to records of that entity: one that names none is for all. */
export const mayCarry = ({ recordTypes }: Given, entity: Pick<Entity, 'name'>): boolean =>
  recordTypes.length === 0 || recordTypes.includes(entity.name)

/** The entities to which the label could be given before and cannot any more. */
export const closedBy = (before: Given, after: Given): readonly Labelled[] =>
  labelled.filter((name) => mayCarry(before, { name }) && !mayCarry(after, { name }))
