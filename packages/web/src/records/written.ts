/** Where a row of a list is more than its fields: a task is ticked off where it stands. */
import type { ComponentType } from 'react'
import { signOf } from '../clients/aboutCounts.tsx'
import { DueOf } from '../work/DueOf.tsx'
import { TaskCheck } from '../work/TaskCheck.tsx'
import type { Kept } from './rights.ts'

type OfRecord = ComponentType<{ record: Kept }>

interface WrittenRow {
  /** Stands first, in place of the box for choosing. */
  readonly Lead?: OfRecord
  /** Stands behind the title. */
  readonly Tail?: OfRecord
  readonly cells?: Readonly<Record<string, OfRecord>>
}

export const written: Readonly<Record<string, WrittenRow | undefined>> = {
  person: { Tail: signOf('person') },
  talk: { Tail: signOf('talk') },
  task: { Lead: TaskCheck, Tail: signOf('task'), cells: { due: DueOf } },
}
