/** What a kind of field is on the screen: how it is typed, how it is shown. */
import type { Day, Field, FieldKind, Kind, kinds, Language } from '@kartoteka/model'
import type { ComponentType } from 'react'

/** What is kept in a field of the kind. */
export type ValueOfKind<K extends FieldKind> = (typeof kinds)[K] extends Kind<infer V> ? V : never

/** What is said at a field, and at which place of it where it is a list. */
export interface Fault {
  readonly sentence: string
  readonly code: string
  readonly place?: number
  /** Only the server can judge it: it stands until the field is changed or saved again. */
  readonly byServer?: true
}

/** What is said beside the fields when they are saved. */
export interface Beside {
  readonly addToTeam?: true
}

export interface InputProps {
  readonly id: string
  readonly entity: string
  readonly name: string
  readonly field: Field
  /** What stands in it: a kept value, or what was typed and is not read yet. */
  readonly raw: unknown
  /** All that stands in the form: what a picker offers may depend on it. */
  readonly record: Readonly<Record<string, unknown>>
  readonly fault?: Fault | undefined
  readonly locked?: boolean
  readonly first?: boolean
  readonly placeholder?: string
  /** What it is for, where no label stands at it. */
  readonly label?: string
  onChange(raw: unknown): void
  /** The cursor left it: what was typed is read, and shown as understood or refused. */
  onLeave(): void
  /** Saves all that stands in the form once more: what a remedy may offer. */
  onSaveWith?(beside: Beside): void
}

export interface ShowProps<V> {
  readonly value: V
  readonly field: Field
  readonly entity: string
  readonly name: string
}

/** What the reading of something typed may know. */
export interface Reading {
  readonly today: Day
  readonly zone: string
  readonly country: string
  /** The currency of amounts that name none. */
  readonly currency: string
  readonly language: Language
}

export interface FieldView<V> {
  readonly Input: ComponentType<InputProps>
  readonly Show: ComponentType<ShowProps<V>>
  /** In the row of a list, where `Show` would be too much. */
  readonly Cell?: ComponentType<ShowProps<V>>
  /** What people type beyond what the kind itself reads: "jutro". */
  readonly read?: (raw: unknown, reading: Reading) => unknown
  /** Several controls under one label. */
  readonly group?: true
  /** What can be done about a refusal, beside its sentence. */
  readonly Remedy?: ComponentType<InputProps>
}

/** What every control takes from its field. */
export const controlOf = ({ id, fault, locked, first, placeholder, onLeave }: InputProps) => ({
  id,
  error: fault !== undefined,
  'aria-describedby': fault === undefined ? undefined : faultId(id),
  disabled: locked ?? false,
  'data-first': first || undefined,
  'data-autofocus': first || undefined,
  placeholder,
  onBlur: onLeave,
})

export const faultId = (id: string): string => `${id}-fault`

/** What was typed, or the text of what is kept. */
export const typedText = (raw: unknown): string =>
  typeof raw === 'string' || typeof raw === 'number' ? String(raw) : ''
