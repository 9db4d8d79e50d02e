import {
  type BulkAnswer,
  type BulkDeed,
  type Language,
  type Plural,
  say,
  sayCount,
  type Words,
} from '@kartoteka/model'

/** So many of them, as it stands behind a verb: "1,234 clients". */
export function countedThings({ bulk }: Words, language: Language, entity: string, count: number): string {
  const things: Readonly<Record<string, Plural>> = bulk.things
  return sayCount(language, things[entity] ?? bulk.things.other, count)
}

/** What the button says that lets it happen, with the number in it. */
export function runText(
  words: Words,
  language: Language,
  entity: string,
  deed: BulkDeed,
  count: number,
): string {
  return saidOf(words, words.bulk.run, entity, deed, countedThings(words, language, entity, count))
}

/** What came of it, with the number in it. */
export const ranText = (words: Words, language: Language, { entity, deed, counts }: BulkAnswer): string =>
  saidOf(words, words.bulk.ran, entity, deed, countedThings(words, language, entity, counts.changed))

function saidOf(
  { bulk, actions }: Words,
  verbs: Words['bulk']['run'] | Words['bulk']['ran'],
  entity: string,
  deed: BulkDeed,
  what: string,
): string {
  if (deed.does === 'act') {
    const action = Reflect.get(Reflect.get(actions, entity) ?? {}, deed.action) as string | undefined
    return say(bulk.act, { action: action ?? deed.action, what })
  }
  return say(verbs[deed.does === 'delete' || deed.does === 'restore' ? deed.does : 'change'], { what })
}
