import { type Entity, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import type { Act } from '../records/act.ts'
import type { Stored } from '../records/stored.ts'
import { movePrimary } from './onePrimary.ts'

const positions = registry.position as unknown as Entity

/** A new person and what they are at this client, as one act. The right is that of changing the client. */
export async function addPerson(
  db: Database,
  act: Act,
  client: string,
  person: object,
  position: object,
): Promise<{ person: Stored; position: Stored }> {
  const added = await act.create(registry.person as unknown as Entity, person)
  const placed = await act.create(positions, { ...position, client, person: added.id })
  return { person: added, position: await movePrimary(db, act, positions, placed) }
}
