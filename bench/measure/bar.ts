/** Whether a figure is within its bar. */
import { bareRatio } from './bare.ts'
import type { Line } from './measure.ts'

/** "little": beyond its ratio, but by no more than any server would add (`docs/decisions/0020-what-a-request-takes.md`). */
export type Standing = 'within' | 'little' | 'beyond'

type Figures = Pick<Line, 'one' | 'many' | 'floorOne' | 'bare' | 'budget' | 'ratio' | 'ratioOfMany' | 'cores'>

export interface Standings {
  readonly p95: Standing
  readonly ratio: Standing
  readonly ratioOfMany: Standing
}

export function standingsOf(figures: Figures): Standings {
  const { one, floorOne, bare, budget, ratio, ratioOfMany, cores } = figures
  const addedAtMany = cores ? cores.program + cores.database - cores.floor : Number.POSITIVE_INFINITY
  return {
    p95: standing(one.p95, budget.p95),
    ratio: standing(ratio, budget.ratio, one.p50 - floorOne.p50, bare && one.p50 / bare.p50),
    ratioOfMany: standing(ratioOfMany, budget.ratioOfMany, addedAtMany),
  }
}

export const isBeyond = (figures: Figures): boolean => Object.values(standingsOf(figures)).includes('beyond')

/** `added`: milliseconds above the floor; `ofBare`: how many times as long as a bare server it takes. */
const standing = (
  value: number,
  most: number | undefined,
  added = Number.POSITIVE_INFINITY,
  ofBare = Number.POSITIVE_INFINITY,
): Standing =>
  most === undefined || value <= most ? 'within' : added < 1 || ofBare <= bareRatio ? 'little' : 'beyond'
