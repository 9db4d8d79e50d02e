import { type Day, type Entity, registry } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import type { Settings } from '../firm/settings.ts'
import { newId } from '../id.ts'
import { perform } from '../records/perform.ts'
import type { Deed } from './deeds.ts'
import { askingOf } from './house.ts'
import type { Ids } from './ids.ts'

/** Deeds that one part of an act holds at most. */
const most = 100

/** Does what was done again: what somebody did in one way on one day is one act, in parts if it is long. */
export async function relive(
  db: Database,
  settings: Settings,
  deeds: readonly Deed[],
  ids: Ids,
): Promise<void> {
  const days = Map.groupBy(deeds, ({ on }) => on)
  for (const [on, ofDay] of [...days].sort(([one], [other]) => (one < other ? -1 : 1)))
    for (const alike of inOrder(ofDay)) await one(db, settings, on, alike, ids)
}

/** The acts of a day, by the hour at which each is finished. */
const inOrder = (deeds: readonly Deed[]): readonly (readonly Deed[])[] =>
  [...Map.groupBy(deeds, ({ by, name }) => `${by} ${name}`).values()].sort((one, other) =>
    one.at(-1)!.time < other.at(-1)!.time ? -1 : 1,
  )

async function one(
  db: Database,
  settings: Settings,
  on: Day,
  deeds: readonly Deed[],
  ids: Ids,
): Promise<void> {
  const { by, name } = deeds[0]!
  const asking = askingOf(settings, ids.of('user', by), on, deeds.at(-1)!.time)
  const id = newId()
  for (let start = 0; start < deeds.length; start += most) {
    const part = deeds.slice(start, start + most)
    await perform(db, asking, { name, id, continued: start > 0 }, async (act) => {
      const needs = Map.groupBy(
        part.flatMap((deed) => deed.needs),
        ([entity]) => entity,
      )
      for (const [entity, keys] of needs)
        await act.know(
          registry[entity] as unknown as Entity,
          keys.map(([, key]) => ids.of(entity, key)),
        )
      for (const deed of part) await deed.run(act, ids)
    })
  }
}
