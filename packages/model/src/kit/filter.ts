import type { Reader } from './access.ts'
import { scopeOf } from './access.ts'
import type { Entity } from './entity.ts'
import { type FieldKind, type Operator, operators } from './field.ts'
import { kinds } from './fields/index.ts'
import { filterFieldNamed } from './near.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

/** A condition on a list: one field, one that must not hold, or several of which all, or any, must hold. */
export type Filter =
  | { readonly field: string; readonly is: Operator; readonly value?: unknown }
  | { readonly not: Filter }
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }

const mostConditions = 50
const deepest = 4

/** As much of a reader as filters look at. */
export type Looking = Pick<Reader, 'hidden'> & Partial<Reader>

/**
 * A filter as it came from outside, checked: fields that exist, are offered as filters and are not hidden from the
 * reader, nor what they are reached by; operators and values of their kind.
 */
export function readFilter(entity: Entity, raw: unknown, reader: Looking = { hidden: {} }): Filter | Refusal {
  let count = 0
  const read = (each: unknown, depth: number): Filter | Refusal => {
    count += 1
    if (count > mostConditions || depth > deepest) return refuse('filterTooLarge')
    if (typeof each !== 'object' || each === null) return refuse('notFilter')
    const { all, any, not, ...one } = each as Record<string, unknown>
    const several = all ?? any
    if (several !== undefined) {
      // What is said besides would be left out of account: the list would show more than was asked for.
      if (!Array.isArray(several) || Object.keys(each).length > 1) return refuse('notFilter')
      const parts: Filter[] = []
      for (const part of several) {
        const good = read(part, depth + 1)
        if (isRefusal(good)) return good
        parts.push(good)
      }
      return several === all ? { all: parts } : { any: parts }
    }
    if (not !== undefined) {
      if (Object.keys(each).length > 1) return refuse('notFilter')
      const good = read(not, depth + 1)
      return isRefusal(good) ? good : { not: good }
    }
    const { field, is, value, ...rest } = one
    if (Object.keys(rest).length > 0) return refuse('notFilter')
    if (typeof field !== 'string' || !operators.some((each) => each === is)) return refuse('notFilter')
    return condition(entity, field, is as Operator, value, reader)
  }
  return read(raw, 1)
}

function condition(
  entity: Entity,
  name: string,
  is: Operator,
  value: unknown,
  reader: Looking,
): Filter | Refusal {
  const field = mayAsk(entity, name, reader)
  if (!field) return refuse('notFilterable', { field: name.slice(0, 60) })
  const kind = kinds[field.kind]
  const knows = (one: Operator) => kind.operators.some((each) => each === one)
  if (is === 'between' ? !knows('from') || !knows('to') : !knows(is)) return refuse('notFilter')
  if (is === 'isEmpty' || is === 'isFilled') return { field: name, is }
  if (is === 'contains')
    return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
      ? { field: name, is, value: value.slice(0, 200) }
      : refuse('notFilter')
  // Whoever asks for amounts says of which currency: which the firm's own is nobody knows here.
  const one = (each: unknown) =>
    kinds[kindOfOne(field.kind)].parse(each, field, { country: 'PL', currency: '' })
  if (is !== 'anyOf' && is !== 'between') {
    const parsed = one(value)
    return isRefusal(parsed)
      ? parsed
      : parsed === null
        ? refuse('notFilter')
        : { field: name, is, value: parsed }
  }
  if (!Array.isArray(value) || value.length === 0 || value.length > 200) return refuse('notFilter')
  if (is === 'between' && value.length !== 2) return refuse('notFilter')
  const parsed = value.map(one)
  if (parsed.includes(null)) return refuse('notFilter')
  return parsed.find(isRefusal) ?? { field: name, is, value: parsed }
}

/** The field, if this reader may narrow the list by it. */
function mayAsk(entity: Entity, name: string, reader: Looking) {
  const found = filterFieldNamed(entity, name)
  if (!found?.field.filter) return undefined
  const hides = (each: string, field: string) => reader.hidden[each]?.includes(field) ?? false
  if (hides(found.of.name, found.own) || found.by.some((each) => hides(each.entity, each.field)))
    return undefined
  // What belongs to a record may be asked about by whoever may read such things at all; which of them, SQL says.
  const { administrator = false, permissions } = reader
  if (found.near && permissions && !administrator)
    for (const each of [found.of.name, ...found.by.map(({ entity: between }) => between)])
      if (scopeOf({ ...reader, administrator, permissions } as Reader, each, 'read') === 'none')
        return undefined
  return found.field
}

/** Where a field holds several, a condition names one of them. */
const kindOfOne = (kind: FieldKind): FieldKind =>
  kind === 'references' ? 'reference' : kind === 'choices' ? 'choice' : kind
