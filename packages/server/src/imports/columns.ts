/** The cells of a row, gathered by what they fill; nothing is judged here. */
import { splitMails, splitPhones } from '@kartoteka/model/clients/written.ts'
import type { Plan } from './stored.ts'
import { meaningOf } from './table/heading.ts'
import { type Gathering, gatheringOf, type Target } from './table/target.ts'

/** A text of a row and the column (from 1) where it stands. */
export interface Said {
  readonly text: string
  readonly column: number
}

/** What the cells of a row say, by target; targets of which nothing is said are missing. */
export type RowSaid = Partial<Record<Target, readonly Said[]>>

interface Column {
  readonly index: number
  /** Put before the text where several columns go into the remarks. */
  readonly label: string
}

/**
 * Makes the function that gathers a row's cells for a plan: for `first` one text, for `joined` one, for `list` each value,
 * for `lines` each line.
 */
export function gatherer(plan: Plan): (cells: readonly string[]) => RowSaid {
  const filled = targetsOf(plan)
  const byTarget = Map.groupBy(
    filled.flatMap((target, index) => (target === null ? [] : [{ target, index }])),
    ({ target }) => target,
  )
  const gather = [...byTarget].map(([target, places]) => {
    const columns = places.map(({ index }) => ({ index, label: labelOf(plan, target, index, places.length) }))
    return { target, columns, said: gatherings[gatheringOf(target)](target) }
  })
  return (cells) => {
    const row: RowSaid = {}
    for (const { target, columns, said } of gather) {
      const texts = said(columns, cells)
      if (texts.length > 0) row[target] = texts
    }
    return row
  }
}

/** What each column fills, the rest in the remarks if the user wants that. */
function targetsOf({ targets: chosen, options, subject }: Plan): readonly (Target | null)[] {
  if (!options.restToRemarks) return chosen
  const remarks = subject === 'people' ? 'person.remarks' : 'client.remarks'
  return chosen.map((target) => target ?? remarks)
}

/** A column of remarks alone needs no heading before its text; any other in the remarks does. */
function labelOf({ headings }: Plan, target: Target, index: number, columns: number): string {
  const heading = headings[index] ?? ''
  if (heading === '' || (columns === 1 && meaningOf(heading) === 'main.remarks')) return ''
  return target.endsWith('.remarks') ? `${heading}: ` : ''
}

type Gather = (columns: readonly Column[], cells: readonly string[]) => readonly Said[]

const gatherings: Readonly<Record<Gathering, (target: Target) => Gather>> = {
  first: () => (columns, cells) => {
    for (const { index } of columns) {
      const text = textOf(cells[index])
      if (text !== '') return [{ text, column: index + 1 }]
    }
    return []
  },
  joined: () => (columns, cells) => {
    const texts = columns.map(({ index }) => textOf(cells[index])).filter((text) => text !== '')
    const first = columns.find(({ index }) => textOf(cells[index]) !== '')
    return first ? [{ text: texts.join(' '), column: first.index + 1 }] : []
  },
  list: (target) => (columns, cells) => {
    const split = target.endsWith('.phones')
      ? splitPhones
      : target.endsWith('.mails')
        ? splitMails
        : splitList
    return columns.flatMap(({ index }) => {
      const cell = textOf(cells[index])
      return cell === '' ? [] : split(cell).map((text) => ({ text, column: index + 1 }))
    })
  },
  lines: () => (columns, cells) =>
    columns.flatMap(({ index, label }) => {
      const text = textOf(cells[index])
      return text === '' ? [] : [{ text: label + text, column: index + 1 }]
    }),
}

const splitList = (cell: string): string[] =>
  cell
    .split(/:::|[,;|\r\n\t]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** A cell as text. The apostrophe by which we and Excel mark a text that looks like a formula is not part of it. */
function textOf(cell = ''): string {
  const text = cell.trim()
  return text.startsWith("'") && /^'+[=+\-@\t\r]/.test(cell) ? text.slice(1) : text
}
