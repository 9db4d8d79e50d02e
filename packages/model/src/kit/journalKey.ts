/** The journal keeps a field under a key that never changes: its name, or the one it had before it was renamed. */
import type { Entity } from './entity.ts'

type WithFields = Pick<Entity, 'fields'>

/** The key in the journal of a field. */
export const journalKey = ({ fields }: WithFields, field: string): string =>
  (Object.hasOwn(fields, field) ? fields[field]?.key : undefined) ?? field

// No definition names it, but the journal tells when a record went into the bin and when it came out.
const besides = 'deletedAt'

/** The field that the journal keeps under this key; undefined if there is none any more. */
export const fieldOfKey = (entity: WithFields, key: string): string | undefined =>
  key === besides ? key : Object.keys(entity.fields).find((field) => journalKey(entity, field) === key)
