/** What stands beside a field of a form, where more can be done with it than typing. */
import type { ComponentType } from 'react'
import { AskOnceTyped, AskRegisters } from '../registers/AskRegisters.tsx'
import type { Kept } from './rights.ts'
import type { RecordForm } from './useRecordForm.ts'

export interface WrittenField {
  readonly name: string
  readonly form: RecordForm
  /** The record as it is kept; undefined as long as it is new. */
  readonly kept: Kept | undefined
}

type Beside = Readonly<Record<string, ComponentType<WrittenField> | undefined>>

export const writtenFields: Readonly<Record<string, Beside | undefined>> = {
  client: { taxNumber: AskOnceTyped, euVat: AskRegisters },
}
