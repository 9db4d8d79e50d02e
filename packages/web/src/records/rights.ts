/** What is offered on a screen; the server asks the same again, with what only it knows. */
import { type Entity, type Owned, ownedShared, type Reader, reaches, scopeOf } from '@kartoteka/model'

export type Kept = Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }

/** Whether the reader may do this to the record, as far as the record itself tells. */
export function may(reader: Reader, verb: string, entity: Entity, record: Kept): boolean {
  const scope = scopeOf(reader, entity.name, verb)
  if (scope === 'none') return false
  const { by } = entity.ownership
  if (by === 'firm') return scope === 'all'
  if (by === 'shared') return reaches(reader, scope, ownedShared(record as never))
  return by === 'client' || by === 'work' ? reaches(reader, scope, record as unknown as Owned) : true
}

export const mayAny = (reader: Reader, verb: string, entity: Entity): boolean => {
  const scope = scopeOf(reader, entity.name, verb)
  return entity.ownership.by === 'firm' ? scope === 'all' : scope !== 'none'
}
