/** What is measured once: the start, the import, the weight of the screens, the first view on a slow line. */
import type { Bulk } from '../measure/bulk.ts'
import { type Empty, emptyBudget } from '../measure/empty.ts'
import type { Exported } from '../measure/exports.ts'
import type { Imported } from '../measure/imports.ts'
import { type Screens, screensBudget } from '../measure/screens.ts'
import { type Viewed, viewBudget } from '../measure/view.ts'

interface Measured {
  readonly narrowed: readonly string[]
  readonly starts: readonly number[]
  readonly exported: readonly Exported[]
  readonly imported: Imported | undefined
  readonly bulk: Bulk | undefined
  readonly screens: Screens | undefined
  readonly viewed: Viewed | undefined
  readonly empty: Empty | undefined
}

/** A sentence for each that was measured; a figure outside its budget carries a "!". */
export function others({
  narrowed,
  starts,
  exported,
  imported,
  bulk,
  screens,
  viewed,
  empty,
}: Measured): readonly string[] {
  const said: string[] = []
  if (narrowed.length > 0)
    said.push(`answered with “narrow the filter” after 5 s, not measured: ${narrowed.join('; ')}`)
  if (empty) {
    const ratio = empty.program / empty.bare
    said.push(
      `an empty request, which only looks up who asks: ${empty.program.toFixed(2)} ms, ${ratio.toFixed(1)} times${over(ratio, emptyBudget)} ` +
        `the ${empty.bare.toFixed(2)} ms of a server that does nothing else (budget ${emptyBudget})`,
    )
  }
  if (starts.length > 0) {
    const middle = starts[Math.floor(starts.length / 2)]!
    said.push(
      `start, database down, to the first answer: ${Math.round(middle)} ms${over(middle, 2_000)} (budget 2,000)`,
    )
  }
  for (const { format, rows, seconds, megabytes, memory } of exported)
    said.push(
      `export of ${rows} clients as ${format}: ${seconds.toFixed(1)} s, ${Math.round(rows / seconds)} rows/s, ${megabytes.toFixed(1)} MB` +
        `${memory ? `; the program held ${memory.before} MB before and ${memory.most} MB at most` : ''}`,
    )
  if (imported) {
    const { rows, seconds, againSeconds, floorSeconds, memory } = imported
    const [speed, ratio] = [rows / seconds, seconds / floorSeconds]
    const slow = speed < 3_000 ? ' !' : ''
    said.push(
      `import of ${rows} rows: ${seconds.toFixed(1)} s, ${Math.round(speed)} rows/s${slow} (budget 3,000), ` +
        `${ratio.toFixed(1)} times${over(ratio, 4)} the ${floorSeconds.toFixed(1)} s of the same rows into an empty twin (budget 4); the same file again: ${againSeconds.toFixed(1)} s` +
        `${memory === undefined ? '' : `; the program held ${memory} MB at most`}`,
    )
  }
  if (bulk) {
    const { changed, countSeconds, runSeconds, undoSeconds, memory } = bulk
    const speed = changed / runSeconds
    said.push(
      `bulk change of the owner of ${changed} clients: counted in ${countSeconds.toFixed(1)} s, changed in ${runSeconds.toFixed(1)} s, ` +
        `${Math.round(speed)}/s${speed < 1_000 ? ' !' : ''} (budget 1,000), taken back in ${undoSeconds.toFixed(1)} s` +
        `${memory === undefined ? '' : `; the program held ${memory} MB at most`}`,
    )
  }
  if (screens) {
    const { signIn, firstScreen } = screens
    said.push(
      `JavaScript, gzip: sign-in ${kilobytes(signIn)}${over(signIn, screensBudget.signIn)} (budget 60 kB), ` +
        `first screen ${kilobytes(firstScreen)}${over(firstScreen, screensBudget.firstScreen)} (budget 280 kB)`,
    )
  }
  if (viewed) {
    const { first, second } = viewed
    said.push(
      `Today stands at 1.6 Mbit/s and 150 ms: ${Math.round(first)} ms${over(first, viewBudget.first)} (budget 2,500), ` +
        `on the second visit ${Math.round(second)} ms${over(second, viewBudget.second)} (budget 300)`,
    )
  }
  return said
}

const over = (value: number, most: number) => (value > most ? ' !' : '')
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
