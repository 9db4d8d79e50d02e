/** What was measured, as lines a person reads. */
import { type Standing, standingsOf } from '../measure/bar.ts'
import type { Line } from '../measure/measure.ts'

export const headings = [
  'work',
  'reader',
  'p50',
  'p95',
  '/s at 16',
  'plain SQL p50',
  'floor p50',
  'floor /s',
  'ratio',
  'ratio at 16',
  'cores ms: program + database',
  'floor',
  'times',
  'rows read/given',
  'load',
]

/**
 * The cells of a line; a figure outside its budget carries a "!". A ratio above its budget where the program adds
 * no more than any server would carries a "·": see docs/decisions/0020-what-a-request-takes.md.
 */
export function cellsOf(line: Line): readonly string[] {
  const { one, many, floorOne, floorMany, ratio, ratioOfMany } = line
  const standing = standingsOf(line)
  return [
    line.name,
    line.reader,
    number(one.p50),
    marked(one.p95, standing.p95),
    String(Math.round(many.perSecond)),
    line.plain ? number(line.plain.p50) : '',
    number(floorOne.p50),
    String(Math.round(floorMany.perSecond)),
    marked(ratio, standing.ratio) + besideBare(line, standing.ratio),
    marked(ratioOfMany, standing.ratioOfMany),
    ...coresOf(line),
    line.rowsRead === undefined ? '' : `${line.rowsRead}/${line.rowsGiven}`,
    line.load.toFixed(1),
  ]
}

function coresOf({ cores }: Line): readonly string[] {
  if (!cores) return ['', '', '']
  const { program, database, floor } = cores
  return [`${number(program)} + ${number(database)}`, number(floor), number((program + database) / floor)]
}

/** Where the ratio is too high: how many times as long as a bare server with the same statements. */
const besideBare = ({ one, bare }: Line, standing: Standing): string =>
  bare && standing !== 'within' ? ` (${number(one.p50 / bare.p50)})` : ''

const number = (value: number): string =>
  !Number.isFinite(value) ? '–' : value < 10 ? value.toFixed(2) : value.toFixed(0)
const marks: Readonly<Record<Standing, string>> = { within: '', little: ' ·', beyond: ' !' }
const marked = (value: number, standing: Standing) => number(value) + marks[standing]

/** Columns of equal width. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  )
}
