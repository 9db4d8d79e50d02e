import { isRefusal, Refusal, refuse } from '../refusal.ts'

/** Reads a list item by item; leaves out empties and repetitions; a refusal names the place (`1`, counted from 0). */
export function listOf<V>(
  raw: unknown,
  max: number,
  read: (each: unknown) => V | null | Refusal,
  keyOf: (value: V) => string,
): readonly V[] | Refusal {
  if (raw === null || raw === undefined || raw === '') return []
  const items = typeof raw === 'string' ? [raw] : raw
  if (!Array.isArray(items)) return refuse('notList')
  if (items.length > max) return refuse('tooMany', { max })
  const values = new Map<string, V>()
  for (const [index, item] of items.entries()) {
    const value = read(item)
    if (isRefusal(value)) return new Refusal(value.code, value.params, String(index))
    if (value !== null && !values.has(keyOf(value))) values.set(keyOf(value), value)
  }
  return [...values.values()]
}
