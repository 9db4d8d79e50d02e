import { type Entity, registry } from '@kartoteka/model'
import { movePrimary, restoreBeside } from './clients/onePrimary.ts'
import type { Database } from './db/database.ts'
import { checkedView } from './lists/views.ts'
import type { Act } from './records/act.ts'
import type { Stored } from './records/stored.ts'

/** What happens where a record is made, changed or taken out of the bin by itself, when that does more than its own record. */
export interface Operations {
  create(db: Database, act: Act, body: unknown): Promise<Stored>
  change(db: Database, act: Act, id: string, changes: object, seen: number | undefined): Promise<Stored>
  restore(db: Database, act: Act, id: string): Promise<Stored>
}

const plain = (entity: Entity): Operations => ({
  create: (_db, act, body) => act.create(entity, body),
  change: (_db, act, id, changes, seen) => act.change(entity, id, changes, seen),
  restore: (_db, act, id) => act.restore(entity, id),
})

/** There is one main record among them. */
const withOnePrimary = (entity: Entity): Operations => ({
  create: async (db, act, body) => movePrimary(db, act, entity, await act.create(entity, body)),
  change: async (db, act, id, changes, seen) =>
    movePrimary(db, act, entity, await act.change(entity, id, changes, seen)),
  restore: (db, act, id) => restoreBeside(db, act, entity, id),
})

const asking = (entity: Entity): Operations => ({
  ...plain(entity),
  create: async (_db, act, body) => checkedView(act, await act.create(entity, body)),
  change: async (_db, act, id, changes, seen) =>
    checkedView(act, await act.change(entity, id, changes, seen)),
})

/** Those that have operations of their own, one line each. All others need no code. */
const written: Readonly<Record<string, (entity: Entity) => Operations>> = {
  [registry.organisation.name]: withOnePrimary,
  [registry.place.name]: withOnePrimary,
  [registry.position.name]: withOnePrimary,
  [registry.view.name]: asking,
}

export const operationsOn = (entity: Entity): Operations => (written[entity.name] ?? plain)(entity)
