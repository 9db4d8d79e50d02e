/** Forty fields of the firm's own on clients, of the kinds that firms define; a fifth of the clients has a value in each. */
import { type CustomDefinition, type CustomKind, customName, hasOptions, type Option } from '@kartoteka/model'
import { randomly } from '../../packages/server/test/random.ts'
import { idAt } from './ids.ts'
import { seed } from './sizes.ts'

const count = 40
/** Of ten clients so many have a value in a field. */
const filled = 2
const kinds: readonly CustomKind[] = [
  'choice',
  'text',
  'whole',
  'day',
  'choice',
  'decimal',
  'yesNo',
  'choices',
]
/** The first of each of these can be filtered by, with an index of its own. */
const filterable = 4

const options: readonly Option[] = ['a', 'b', 'c'].map((key) => ({ key, name: { pl: `Opcja ${key}` } }))

/** The definitions, as rows of `custom_field` without what every record has. */
export const ownFields: readonly CustomDefinition[] = Array.from({ length: count }, (_, n) => {
  const kind = kinds[n % kinds.length]!
  return {
    id: idAt('customField', n, Date.UTC(2020, 0, 1)),
    entity: 'client',
    key: `own${n}`,
    name: { pl: `Pole ${n}` },
    kind,
    group: { pl: `Grupa ${n % 5}` },
    options: hasOptions(kind) ? options : [],
    required: false,
    default: null,
    listed: n < 2,
    filterable: n < filterable,
    sortable: false,
    position: (n + 1) * 10,
    active: true,
    deletedAt: null,
  }
})

/** The values of client `n`, by the names of their fields. */
export function ownValuesOf(n: number): Readonly<Record<string, unknown>> {
  const random = randomly(seed * 7 + n)
  const values: Record<string, unknown> = {}
  for (const { key, kind } of ownFields) {
    const [drawn, choice] = [random.below(10), random.below(1_000)]
    if (drawn < filled) values[customName(key)] = madeUp(kind, choice)
  }
  return values
}

function madeUp(kind: CustomKind, choice: number): unknown {
  const option = options[choice % options.length]!.key
  if (kind === 'choice') return option
  if (kind === 'choices') return [option]
  if (kind === 'whole') return choice
  if (kind === 'decimal') return `${choice}.5`
  if (kind === 'yesNo') return true
  return kind === 'day'
    ? new Date(Date.UTC(2020, 0, 1 + choice)).toISOString().slice(0, 10)
    : `wartość ${choice}`
}
