import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** A whole number; 0 to 1,000,000 unless `min` and `max` say otherwise. */
export const whole = fieldOf<number>('whole')

export const wholeKind: Kind<number> = {
  parse: (raw, { min = 0, max = 1_000_000 }) => {
    if (raw === null || raw === undefined || raw === '') return null
    const value = typeof raw === 'string' && /^-?\d{1,15}$/.test(raw.trim()) ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return refuse('notWhole')
    return value >= min && value <= max ? value : refuse('outOfRange', { min, max })
  },
  jsonSchema: ({ min = 0, max = 1_000_000 }) => ({ type: 'integer', minimum: min, maximum: max }),
  operators: ['is', 'from', 'to', 'isEmpty', 'isFilled'],
  text: (value) => String(value),
}
