/** Measures one size from beginning to end. */
import { loadavg } from 'node:os'
import { openBench, type Work } from './measure/bench.ts'
import { type Bulk, bulk } from './measure/bulk.ts'
import { cards, today } from './measure/cards.ts'
import { type Empty, empties } from './measure/empty.ts'
import { type Exported, exports } from './measure/exports.ts'
import { type Imported, imports } from './measure/imports.ts'
import { lists } from './measure/lists.ts'
import { openLoad } from './measure/load.ts'
import { type Line, measure } from './measure/measure.ts'
import { saves } from './measure/saves.ts'
import { type Screens, screens } from './measure/screens.ts'
import { searches } from './measure/searches.ts'
import { starts } from './measure/start.ts'
import { type Viewed, views } from './measure/view.ts'
import type { Parameters } from './parameters.ts'
import { type Machine, machineOf } from './report/machine.ts'
import { others } from './report/others.ts'
import { aligned, cellsOf, headings } from './report/table.ts'
import type { Size } from './volume/sizes.ts'
import { prepareVolume } from './volume/volume.ts'

export interface Outcome {
  readonly size: string
  readonly clients: number
  readonly lines: readonly Line[]
  /** Works that the program answers with "narrow the filter" at this size. */
  readonly narrowed: readonly string[]
  /** Milliseconds from the start of the program to its first answer. */
  readonly starts: readonly number[]
  readonly exported: readonly Exported[]
  readonly imported: Imported | undefined
  readonly bulk: Bulk | undefined
  readonly screens: Screens | undefined
  /** Undefined if it was not asked for, or no browser could be started. */
  readonly viewed: Viewed | undefined
  readonly empty: Empty | undefined
  readonly machine: Machine
  readonly loadBefore: number
}

/** The program's own word, in this process or to one of the sixteen: by itself a list may still be in time. */
const isTooWide = (error: unknown): boolean => Reflect.get(Object(error), 'code') === 'narrowFilter'

type Asked = Pick<Parameters, 'only' | 'window' | 'rounds'>

/** Builds the volume if it is not there and measures what was asked for. `home` is where volumes are kept. */
export async function run(
  size: Size,
  { only, window, rounds }: Asked,
  log: (line: string) => void,
  home?: string,
): Promise<Outcome> {
  const wanted = (name: string) => only.length === 0 || only.some((each) => name.startsWith(each))
  const volume = await prepareVolume(size, log, home)
  const loadBefore = loadavg()[0]!
  const bench = await openBench(volume, () => {})
  const machine = await machineOf(bench.db)
  const load = openLoad()
  const lines: Line[] = []
  const narrowed: string[] = []
  let viewed: Viewed | undefined
  let exported: readonly Exported[] = []
  let empty: Empty | undefined
  try {
    const works: Work[] = []
    for (const part of [lists, searches, cards, today, saves])
      if (only.length === 0 || only.some((each) => each.startsWith(part.name.replace(/e?s$/, ''))))
        works.push(...(await part(bench)))
    for (const work of works.filter(({ name, reader }) => wanted(`${name} ${reader}`))) {
      const line = await measure(bench, load, work, { window, rounds }).catch((error: unknown) => {
        if (isTooWide(error)) return undefined
        throw error
      })
      if (line) lines.push(line)
      else narrowed.push(`${work.name}, ${work.reader}`)
      log(line ? cellsOf(line).join('  ') : `${narrowed.at(-1)}: narrow the filter`)
    }
    empty = wanted('empty') ? await empties(bench, load, window) : undefined
    exported = wanted('export') ? await exports(bench) : []
    viewed = wanted('view') ? await views(bench, 2 * rounds - 1, log) : undefined
  } finally {
    load.close()
    await bench.close()
  }
  const started = wanted('start') ? await starts(volume.folder, 3) : []
  for (const line of aligned([headings, ...lines.map(cellsOf)])) log(line)
  const imported = wanted('import') ? await imports(volume) : undefined
  const many = wanted('bulk') ? await bulk(volume) : undefined
  const outcome: Outcome = {
    size: size.name,
    clients: size.clients,
    lines,
    narrowed,
    starts: started,
    exported,
    imported,
    bulk: many,
    screens: screens(),
    viewed,
    empty,
    machine,
    loadBefore,
  }
  for (const line of others(outcome)) log(line)
  return outcome
}
