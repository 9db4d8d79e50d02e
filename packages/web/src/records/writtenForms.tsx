/** Where a form is more than its fields: an input that depends on the others, or what the change will mean. */
import type { ComponentType } from 'react'
import { LabelGroupInput } from '../clients/LabelGroupInput.tsx'
import { LabelRecordTypes } from '../clients/LabelRecordTypes.tsx'
import { LabelClosing } from '../clients/LabelUse.tsx'
import type { InputProps } from '../fields/field.ts'
import { Consequences } from '../firm/Consequences.tsx'
import { DefaultInput } from '../firm/DefaultInput.tsx'
import { KeyInput } from '../firm/KeyInput.tsx'
import { LegalFormInput } from '../firm/LegalFormInput.tsx'
import type { Kept } from './rights.ts'
import type { RecordForm } from './useRecordForm.ts'

interface WrittenForm {
  readonly inputs?: Readonly<Record<string, ComponentType<InputProps>>>
  /** Above the buttons. */
  readonly Told?: ComponentType<{ form: RecordForm; kept: Kept | undefined }>
}

export const writtenForms: Readonly<Record<string, WrittenForm | undefined>> = {
  organisation: { inputs: { legalForm: LegalFormInput } },
  customField: { inputs: { default: DefaultInput, key: KeyInput }, Told: Consequences },
  label: { inputs: { group: LabelGroupInput, recordTypes: LabelRecordTypes }, Told: LabelClosing },
}
