import { type BulkDeed, type Language, type Plural, say, sayCount, type Words } from '@kartoteka/model'

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
  const { bulk, actions } = words
  const what = countedThings(words, language, entity, count)
  if (deed.does === 'act') {
    const action = Reflect.get(Reflect.get(actions, entity) ?? {}, deed.action) as string | undefined
    return say(bulk.act, { action: action ?? deed.action, what })
  }
  return say(bulk.run[deed.does === 'delete' || deed.does === 'restore' ? deed.does : 'change'], { what })
}
