/** What lists show of other records that lead to theirs: where a person works, and as what. Neither stored nor written here. */
import type { Entity } from './entity.ts'
import type { Field } from './field.ts'

export interface Related {
  /** What it is shown as: `references` for every record that is named, any other kind for what the first one says. */
  readonly field: Field
  /** The entity whose records lead to these. */
  readonly entity: string
  /** Its field that names the record here. */
  readonly by: string
  /** Its field that is shown. */
  readonly shows: string
  /** Its yes or no fields: only those count that have the first; those that have the second stand first. */
  readonly only: string
  readonly first: string
}

/** The fields of the others that this tells of: whoever may not see one of them is shown none of it. */
export const toldBy = ({ by, shows, only }: Related): readonly string[] => [by, shows, only]

/** The entities whose lists show something of records of this one. */
export const showing = (entities: readonly Entity[], name: string): readonly Entity[] =>
  entities.filter(({ related }) => Object.values(related).some(({ entity }) => entity === name))
