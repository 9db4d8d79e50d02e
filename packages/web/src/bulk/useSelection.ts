/** Which rows of a list are chosen: one by one, a range, all that is loaded, or everything that the filter finds. */
import { useCallback, useMemo, useState } from 'react'

interface Row {
  readonly id: string
}

export interface Selection {
  readonly chosen: ReadonlySet<string>
  /** Everything that the filter finds, also what is not loaded. */
  readonly whole: boolean
  has(id: string): boolean
  toggle(rows: readonly Row[], place: number): void
  /** From where the range began, or else from the row one came from, to this one. */
  extend(rows: readonly Row[], from: number, to: number): void
  all(rows: readonly Row[]): void
  takeWhole(): void
  none(): void
}

export interface Chosen {
  readonly chosen: ReadonlySet<string>
  readonly whole: boolean
  /** Where a range begins, and what was chosen before it. */
  readonly anchor: string | undefined
  readonly before: ReadonlySet<string>
}

const empty: ReadonlySet<string> = new Set()
export const nothing: Chosen = { chosen: empty, whole: false, anchor: undefined, before: empty }

/** With one row more, or without it. */
export function toggled({ chosen, whole }: Chosen, rows: readonly Row[], place: number): Chosen {
  const id = rows[place]?.id
  if (id === undefined) return { ...nothing, chosen, whole }
  const now = new Set(whole ? rows.map((row) => row.id) : chosen)
  if (!now.delete(id)) now.add(id)
  return { chosen: now, whole: false, anchor: id, before: now }
}

/** With the rows of a range; a range that grows or shrinks gives back what it had taken. */
export function extended(now: Chosen, rows: readonly Row[], from: number, to: number): Chosen {
  const began = rows.findIndex(({ id }) => id === now.anchor)
  const start = began === -1 ? from : began
  const before = began === -1 ? now.chosen : now.before
  const range = rows.slice(Math.min(start, to), Math.max(start, to) + 1).map(({ id }) => id)
  return { chosen: new Set([...before, ...range]), whole: false, anchor: rows[start]?.id, before }
}

/** @param list names the list with its filter: of another one nothing is chosen. */
export function useSelection(list: string): Selection {
  const [state, setState] = useState({ list, now: nothing })
  if (state.list !== list) setState({ list, now: nothing })
  const { chosen, whole } = state.list === list ? state.now : nothing
  const change = useCallback(
    (step: (now: Chosen) => Chosen) => setState((each) => ({ ...each, now: step(each.now) })),
    [],
  )
  return useMemo(
    () => ({
      chosen,
      whole,
      has: (id) => whole || chosen.has(id),
      toggle: (rows, place) => change((now) => toggled(now, rows, place)),
      extend: (rows, from, to) => change((now) => extended(now, rows, from, to)),
      all: (rows) =>
        change((now) => ({ ...nothing, chosen: new Set([...now.chosen, ...rows.map(({ id }) => id)]) })),
      takeWhole: () => change((now) => ({ ...now, whole: true })),
      none: () => change(() => nothing),
    }),
    [chosen, whole, change],
  )
}
