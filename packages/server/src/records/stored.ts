import { type Entity, keptFields } from '@kartoteka/model'

/** A record as it is kept, whole: nothing hidden. It never leaves the server so; `visibleTo` says what does. */
export interface Stored {
  readonly id: string
  readonly version: number
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly updatedBy: string | null
  readonly deletedAt: string | null
  readonly [field: string]: unknown
}

/** One record on its way through an act: as it was (undefined: it is new) and as it shall be. */
export interface Staged {
  readonly entity: Entity
  readonly before: Stored | undefined
  readonly after: Stored
}

/** Without the fields hidden from the reader. */
export function visibleTo(hidden: readonly string[] | undefined, record: Stored): Stored {
  if (!hidden?.length) return record
  return Object.fromEntries(
    Object.entries(record).filter(([field]) => !hidden.includes(field)),
  ) as unknown as Stored
}

/** The fields a change is compared and journalled by. */
export const journalledFields = (entity: Entity): readonly string[] => [
  ...Object.keys(entity.fields).filter((name) => !entity.fields[name]?.noted),
  'deletedAt',
]

export const isKept = (field: string): boolean => Object.hasOwn(keptFields, field)
