/** Whether a figure is within its bar. */
import type { Line } from './measure.ts'

/** "little": beyond its ratio, but by less than a millisecond (`docs/decisions/0020-a-millisecond.md`). */
export type Standing = 'within' | 'little' | 'beyond'

type Figures = Pick<Line, 'one' | 'many' | 'floorOne' | 'budget' | 'ratio' | 'ratioOfMany' | 'cores'>

export interface Standings {
  readonly p95: Standing
  readonly ratio: Standing
  readonly ratioOfMany: Standing
}

export function standingsOf({ one, floorOne, budget, ratio, ratioOfMany, cores }: Figures): Standings {
  const addedAtMany = cores ? cores.program + cores.database - cores.floor : Number.POSITIVE_INFINITY
  return {
    p95: standing(one.p95, budget.p95),
    ratio: standing(ratio, budget.ratio, one.p50 - floorOne.p50),
    ratioOfMany: standing(ratioOfMany, budget.ratioOfMany, addedAtMany),
  }
}

export const isBeyond = (figures: Figures): boolean => Object.values(standingsOf(figures)).includes('beyond')

/** `added`: milliseconds above the floor. */
const standing = (value: number, most: number | undefined, added = Number.POSITIVE_INFINITY): Standing =>
  most === undefined || value <= most ? 'within' : added < 1 ? 'little' : 'beyond'
