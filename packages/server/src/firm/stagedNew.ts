import { blank, type Entity, registry } from '@kartoteka/model'
import { newId } from '../id.ts'
import type { Staged } from '../records/stored.ts'

/** A record that the program makes by itself, before there is anybody who could. */
export function stagedNew(name: keyof typeof registry, values: object, now: string, id = newId()): Staged {
  const entity = registry[name] as unknown as Entity
  const kept = {
    version: 1,
    createdAt: now,
    createdBy: null,
    updatedAt: now,
    updatedBy: null,
    deletedAt: null,
  }
  return { entity, before: undefined, after: { ...blank(entity), ...values, id, ...kept } }
}
