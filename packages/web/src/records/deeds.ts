/** What can be done to a kept record besides editing it, each with its way back. */
import { type Action, actions, type Entity } from '@kartoteka/model'
import { send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { invalidate } from '../live/invalidate.ts'
import { notifyUndo } from '../ui/toasts.ts'
import type { Kept } from './rights.ts'

interface Version {
  readonly id: string
  readonly version: number
}

/** A record as it is now: what shows it is drawn anew. */
export function nowKept(entity: string, record: Version): void {
  const key = keys.record(entity, record.id)
  // What was asked for before it was kept may come after it, and be older.
  void queries.cancelQueries({ queryKey: key, exact: true })
  queries.setQueryData(key, record)
  // Its own new version is known, so only what shows it among others is asked for again.
  invalidate({ entity, id: record.id, version: record.version, client: clientOf(entity, record) })
}

function clientOf(entity: string, record: Version): string | null {
  const client: unknown = Reflect.get(record, 'client')
  return entity === 'client' ? record.id : typeof client === 'string' ? client : null
}

export const actionsOf = (entity: string): readonly Action[] =>
  actions.filter((action) => action.entity.name === entity)

/** The action that leads back, if there is one. */
const wayBack = (action: Action): Action | undefined =>
  actionsOf(action.entity.name).find((each) => each.from.includes(action.to) && action.from.includes(each.to))

export async function act(action: Action, record: Kept, said: string): Promise<Kept> {
  const { plural, name } = action.entity
  const after = await send<Kept>('POST', `/api/${plural}/${record.id}/${action.name}`)
  nowKept(name, after)
  const back = wayBack(action)
  if (back)
    notifyUndo(said, async () =>
      nowKept(name, await send<Kept>('POST', `/api/${plural}/${record.id}/${back.name}`)),
    )
  return after
}

/** Into the bin, all of them, and out again if somebody presses Undo. */
export async function bin(entity: Entity, records: readonly Kept[], said: string): Promise<void> {
  for (const record of records) {
    await send('DELETE', `/api/${entity.plural}/${record.id}`)
    queries.removeQueries({ queryKey: keys.record(entity.name, record.id) })
    invalidate({
      entity: entity.name,
      id: record.id,
      version: record.version + 1,
      client: clientOf(entity.name, record),
    })
  }
  notifyUndo(said, async () => {
    for (const { id } of records)
      nowKept(entity.name, await send<Kept>('POST', `/api/${entity.plural}/${id}/restore`))
  })
}
