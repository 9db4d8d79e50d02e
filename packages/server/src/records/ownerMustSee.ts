import { at, type Entity, type Refusal, reaches, refuse, registry, scopeOf } from '@kartoteka/model'
import type { Act } from './act.ts'
import { ownedBy } from './facts.ts'
import type { Values } from './values.ts'

const clients = registry.client as unknown as Entity

/** Work is not given to somebody who may not see its client: they are added to its team first. Nothing widens silently. */
export async function ownerMustSee(
  act: Act,
  entity: Entity,
  record: Values,
  touched: readonly string[],
): Promise<readonly Refusal[]> {
  const { ownership } = entity
  const { settings, user: giver } = act.asking
  const owner = record.owner as string | null | undefined
  if (ownership.by !== 'work' || !owner || owner === giver.id || !touched.includes('owner')) return []
  const client = record[ownership.client] as string | null
  const reader = settings.reader(owner)
  if (client === null || !reader) return []
  const seen = ownedBy(await act.get(clients, client))
  if (reaches(reader, scopeOf(reader, 'client', 'read'), seen)) return []
  return [at('owner', refuse('ownerCannotSee', { name: settings.users.get(owner)?.name ?? '' }))]
}
