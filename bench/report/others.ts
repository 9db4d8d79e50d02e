/** What is measured once: the start, the import, the weight of the screens, the first view on a slow line. */
import type { Imported } from '../measure/imports.ts'
import { type Screens, screensBudget } from '../measure/screens.ts'
import { type Viewed, viewBudget } from '../measure/view.ts'

interface Measured {
  readonly starts: readonly number[]
  readonly imported: Imported | undefined
  readonly screens: Screens | undefined
  readonly viewed: Viewed | undefined
}

/** A sentence for each that was measured; a figure outside its budget carries a "!". */
export function others({ starts, imported, screens, viewed }: Measured): readonly string[] {
  const said: string[] = []
  if (starts.length > 0) {
    const middle = starts[Math.floor(starts.length / 2)]!
    said.push(
      `start, database down, to the first answer: ${Math.round(middle)} ms${over(middle, 2_000)} (budget 2,000)`,
    )
  }
  if (imported) {
    const { rows, seconds, floorSeconds } = imported
    const [speed, ratio] = [rows / seconds, seconds / floorSeconds]
    const slow = speed < 3_000 ? ' !' : ''
    said.push(
      `import of ${rows} rows: ${seconds.toFixed(1)} s, ${Math.round(speed)} rows/s${slow} (budget 3,000), ` +
        `${ratio.toFixed(1)} times${over(ratio, 4)} the ${floorSeconds.toFixed(1)} s of the same rows into an empty twin (budget 4)`,
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
