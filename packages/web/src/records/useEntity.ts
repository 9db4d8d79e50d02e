/** An entity as it is in this firm: with the fields that the firm has defined for itself. */
import { type CustomField, type Entity, type EntityName, registry, withCustom } from '@kartoteka/model'
import { useSession } from '../session/session.tsx'

// Put together once for the definitions of a session, so that an entity is the same object from drawing to drawing.
const known = new WeakMap<readonly CustomField[], Map<EntityName, Entity>>()

export function useEntity(name: EntityName): Entity {
  const { customFields } = useSession()
  const entities = known.get(customFields) ?? new Map<EntityName, Entity>()
  known.set(customFields, entities)
  const entity = entities.get(name) ?? withCustom(registry[name] as unknown as Entity, customFields)
  entities.set(name, entity)
  return entity
}
