import { type Entity, fieldNamed } from './entity.ts'
import { type FieldKind, type Operator, operators } from './field.ts'
import { kinds } from './fields/index.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'

/** A condition on a list: one field, or several conditions that all, or any, must hold. */
export type Filter =
  | { readonly field: string; readonly is: Operator; readonly value?: unknown }
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }

const mostConditions = 50
const deepest = 4

/**
 * A filter as it came from outside, checked: fields that exist, are offered as filters and are not hidden from the
 * reader, operators and values of their kind. `hidden` names the fields the reader may not see.
 */
export function readFilter(entity: Entity, raw: unknown, hidden: readonly string[] = []): Filter | Refusal {
  let count = 0
  const read = (each: unknown, depth: number): Filter | Refusal => {
    count += 1
    if (count > mostConditions || depth > deepest) return refuse('filterTooLarge')
    if (typeof each !== 'object' || each === null) return refuse('notFilter')
    const { all, any, field, is, value, ...rest } = each as Record<string, unknown>
    if (Object.keys(rest).length > 0) return refuse('notFilter')
    if (Array.isArray(all) || Array.isArray(any)) {
      const parts: Filter[] = []
      for (const part of (all ?? any) as unknown[]) {
        const good = read(part, depth + 1)
        if (isRefusal(good)) return good
        parts.push(good)
      }
      return Array.isArray(all) ? { all: parts } : { any: parts }
    }
    if (typeof field !== 'string' || !operators.some((each) => each === is)) return refuse('notFilter')
    return condition(entity, field, is as Operator, value, hidden)
  }
  return read(raw, 1)
}

function condition(
  entity: Entity,
  name: string,
  is: Operator,
  value: unknown,
  hidden: readonly string[],
): Filter | Refusal {
  const field = fieldNamed(entity, name)
  if (!field?.filter || hidden.includes(name)) return refuse('notFilterable', { field: name.slice(0, 60) })
  const kind = kinds[field.kind]
  if (!kind.operators.some((each) => each === is)) return refuse('notFilter')
  if (is === 'isEmpty' || is === 'isFilled') return { field: name, is }
  if (is === 'contains')
    return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
      ? { field: name, is, value: value.slice(0, 200) }
      : refuse('notFilter')
  const one = (each: unknown) => kinds[kindOfOne(field.kind)].parse(each, field, { country: 'PL' })
  if (is !== 'anyOf') {
    const parsed = one(value)
    return isRefusal(parsed)
      ? parsed
      : parsed === null
        ? refuse('notFilter')
        : { field: name, is, value: parsed }
  }
  if (!Array.isArray(value) || value.length === 0 || value.length > 200) return refuse('notFilter')
  const parsed = value.map(one)
  return parsed.find(isRefusal) ?? { field: name, is, value: parsed }
}

/** Where a field holds several, a condition names one of them. */
const kindOfOne = (kind: FieldKind): FieldKind =>
  kind === 'references' ? 'reference' : kind === 'choices' ? 'choice' : kind
