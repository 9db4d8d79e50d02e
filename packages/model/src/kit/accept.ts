import { isCustom } from './custom.ts'
import type { Entity } from './entity.ts'
import type { FieldOptions, Surroundings } from './field.ts'
import { kinds } from './fields/index.ts'
import { at, isRefusal, type Refusal, refuse } from './refusal.ts'

type Values = Readonly<Record<string, unknown>>

/** Which fields a body may set: what people type, or also what actions and the server set. */
export type SetBy = 'people' | 'actions' | 'server'

/**
 * What came from outside, field by field, as values to store, or every reason why not.
 * Unknown fields are refused, so are fields that only actions or the server may set.
 */
export function readFields(
  entity: Pick<Entity, 'fields'> & Partial<Pick<Entity, 'past'>>,
  raw: unknown,
  around: Surroundings,
  by: SetBy = 'people',
  locked: readonly string[] = [],
): { values: Values; refusals: readonly Refusal[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { values: {}, refusals: [refuse('notObject')] }
  const values: Record<string, unknown> = {}
  const refusals: Refusal[] = []
  for (const [name, given] of Object.entries(raw)) {
    const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
    if (field === undefined) refusals.push(unknown(name.slice(0, 60), Object.hasOwn(entity.past ?? {}, name)))
    else if (!maySet(field, by) || locked.includes(name))
      refusals.push(at(name, refuse('notYours', { field: name })))
    else {
      const value = kinds[field.kind].parse(given, field, around)
      if (isRefusal(value)) refusals.push(at(name, value))
      else values[name] = value
    }
  }
  return { values, refusals }
}

const unknown = (field: string, past: boolean) =>
  at(field, refuse(past ? 'notInUse' : 'unknownField', { field }))

const maySet = ({ setBy }: FieldOptions, by: SetBy) =>
  setBy === undefined || by === 'server' || (setBy === 'actions' && by === 'actions')

/**
 * The record with its derived fields, and all that speaks against keeping it. Form, API and import ask the same. Of a
 * record that was there before, `touched` names what is changed: a firm's own field may have become required since.
 */
export function judge(
  entity: Entity,
  record: Values,
  touched?: readonly string[],
): { record: Values; refusals: readonly Refusal[] } {
  const whole = { ...record, ...entity.derived(record) }
  const missing = Object.entries(entity.fields)
    .filter(([name, field]) => field.required && isEmpty(whole[name]) && isAsked(name, touched))
    .map(([name]) => at(name, refuse('required')))
  return { record: whole, refusals: missing.length > 0 ? missing : entity.checks(whole) }
}

const isAsked = (name: string, touched: readonly string[] | undefined) =>
  !isCustom(name) || touched === undefined || touched.includes(name)

/** Nothing said: no value, or a list without one. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A new record's values before anybody has said anything. */
export const blank = (entity: Entity): Values =>
  Object.fromEntries(
    Object.entries(entity.fields).map(([name, { kind }]) => [
      name,
      isList(kind) ? [] : kind === 'yesNo' ? false : null,
    ]),
  )

const lists = new Set([
  'accounts',
  'addresses',
  'choices',
  'mails',
  'options',
  'phones',
  'references',
  'richText',
])
const isList = (kind: string) => lists.has(kind)

/** Whether two values of a field are the same to a person; the order of an object's keys is no difference. */
export const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || canonical(one) === canonical(other)

/** JSON with its keys in order: the same text for the same content, whatever way it was kept. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const each = (value as Record<string, unknown>)[key]
    if (each !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(each)}`
  }
  return `{${text}}`
}
