/** The journal's entries as people read them: acts under their days, and of each change only what was said. */
import {
  type ActivityEntry,
  type Day,
  dayIn,
  type Entity,
  fieldNamed,
  fieldOfKey,
  isEmpty,
  sameValue,
} from '@kartoteka/model'

/** What one act did, to whichever records. */
export interface Deed {
  readonly act: string
  readonly entries: readonly ActivityEntry[]
}

export interface DayOfDeeds {
  readonly day: Day
  readonly deeds: readonly Deed[]
}

/** Entries (newest first) under the days and acts they belong to. */
export function byDay(entries: readonly ActivityEntry[], zone: string): readonly DayOfDeeds[] {
  const days = new Map<Day, Map<string, ActivityEntry[]>>()
  for (const entry of entries) {
    const day = dayIn(zone, new Date(entry.at))
    const acts = days.get(day) ?? new Map<string, ActivityEntry[]>()
    days.set(day, acts.set(entry.act, [...(acts.get(entry.act) ?? []), entry]))
  }
  return [...days].map(([day, acts]) => ({
    day,
    deeds: [...acts].map(([act, of]) => ({ act, entries: of })),
  }))
}

export interface Change {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** What of an entry says something: not what is no field any more, not what was nothing and still is. */
export function changesIn(entity: Entity, { changes }: ActivityEntry): readonly Change[] {
  return Object.entries(changes).flatMap(([key, [from, to]]) => {
    const field = fieldOfKey(entity, key)
    const said = field !== undefined && fieldNamed(entity, field) !== undefined
    return said && !sameValue(from, to) && !(isEmpty(from) && isEmpty(to)) ? [{ field, from, to }] : []
  })
}

type Verbs = Readonly<Record<string, string>> & Readonly<Record<'create' | 'change' | 'other', string>>

/** Which of the words for acts fits what happened to this record: what is done to one may change another besides. */
export function verbOf<W extends Verbs>(
  verbs: W,
  { name, entity, version }: Pick<ActivityEntry, 'name' | 'entity' | 'version'>,
): keyof W {
  const [of, deed = name] = name.split('.')
  if (version === 1 && deed !== 'import') return 'create'
  if (deed !== name && of !== entity) return 'change'
  return Object.hasOwn(verbs, deed) ? deed : 'other'
}

/** The entries of an act as they were made; somebody's first position says no more than that they were added. */
export function inOrder(entries: readonly ActivityEntry[]): readonly ActivityEntry[] {
  const isNew = (entity: string) => entries.some((entry) => entry.entity === entity && entry.version === 1)
  const told = entries.filter(
    ({ entity, version }) => !(entity === 'position' && version === 1 && isNew('person')),
  )
  return [...told].reverse()
}
