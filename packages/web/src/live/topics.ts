import type { LiveChange } from '@kartoteka/model'

/** What the tabs of one browser show together: each topic once, in a steady order. */
export const union = (shown: Iterable<readonly string[]>): readonly string[] =>
  [...new Set([...shown].flat())].sort()

/** The server listens to so many topics at most. */
const most = 60

/** Very many tabs listen to every record of the kinds they show, and each takes what is its own. */
export const asFew = (topics: readonly string[]): readonly string[] =>
  topics.length <= most ? topics : union(topics.map(wide))

/** A client's topic means everything of that client. */
const wide = (topic: string): readonly string[] =>
  topic.startsWith('client:')
    ? ['client:*', 'person:*', 'position:*', 'talk:*', 'task:*']
    : [`${topic.split(':')[0]}:*`]

export const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((topic, place) => topic === other[place])

/** Whether a change belongs to a topic: "client:<id>" is the client and everything of it, "task:*" all tasks. */
export function concerns(topic: string, { entity, id, client }: LiveChange): boolean {
  const [of, which] = topic.split(':')
  if (of === entity && (which === '*' || which === id)) return true
  return of === 'client' && client !== null && which === client
}
