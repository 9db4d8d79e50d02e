/** A change that the stream tells of makes old whatever shows it; what is on screen is asked for again. */
import { entities, isSettled, type LiveChange, type SessionAnswer, showing, subjects } from '@kartoteka/model'
import { keys, queries } from '../data/query.ts'

/** A mass change tells of thousands of records: they are gathered. */
const gathering = 120

const gathered = new Map<string, readonly unknown[]>()

export const invalidate = (change: LiveChange): void => gather(oldBy(change))

/** So much has changed that nobody says which records. */
export const invalidateMany = (entity: string): void =>
  gather([
    ['record', entity],
    ['list', entity],
    ...listsOf(entity),
    ...aboutBy(entity),
    ['card'],
    ...(entity === 'task' ? [['today']] : []),
    ...(isSettled(entity) ? [keys.session()] : []),
  ])

/** Lists of others that show something of it. */
const listsOf = (entity: string) => showing(entities, entity).map(({ name }) => ['list', name])

/** What is about a record is seen by whoever sees that one, and is counted at it. */
function aboutBy(entity: string): readonly (readonly unknown[])[] {
  if (subjects.some((each) => each === entity))
    return [...parts.map((part) => ['list', part]), ['list', 'about']]
  return parts.some((each) => each === entity) ? [['list', 'about']] : []
}

const parts = ['attachment', 'externalLink', 'note']

function gather(old: readonly (readonly unknown[])[]): void {
  if (gathered.size === 0) setTimeout(ask, gathering)
  for (const key of old) gathered.set(JSON.stringify(key), key)
}

function ask(): void {
  for (const queryKey of gathered.values()) makeOld({ queryKey: [...queryKey] })
  gathered.clear()
}

/** An answer that is on its way may have been read before the change: when it has come, it is asked for once more. */
function makeOld(which: { queryKey?: unknown[] } = {}): void {
  for (const query of queries.getQueryCache().findAll({ ...which, fetchStatus: 'fetching' }))
    if (query.state.data === undefined || !query.isActive())
      void query.promise?.then(
        () => gather([query.queryKey]),
        () => {},
      )
  void queries.invalidateQueries(which)
}

/** They may have changed after they were fetched and before their changes were told. */
export function invalidateSettings(version: number): void {
  const known = queries.getQueryData<SessionAnswer>(keys.session())?.settingsVersion
  if (known !== undefined && known < version) gather([keys.session()])
}

/** Changes may have been missed. */
export const invalidateAll = (): void => makeOld()

/** The keys of what a change makes old. One's own save comes back here: its record is known already. */
export function oldBy({ entity, id, version, client }: LiveChange): readonly (readonly unknown[])[] {
  const key = keys.record(entity, id)
  const known = queries.getQueryData<{ readonly version?: number }>(key)?.version ?? 0
  return [
    ...(known >= version ? [] : [key]),
    ['list', entity],
    ...listsOf(entity),
    ...aboutBy(entity),
    ...(entity === 'client' ? [keys.card(id)] : []),
    ...(client === null || entity === 'client' ? [] : [keys.card(client)]),
    ...(entity === 'task' ? [['today']] : []),
    ...(isSettled(entity) ? [keys.session()] : []),
  ]
}
