import { type Kind, listFieldOf } from '../field.ts'
import { isKey, keyFrom } from '../key.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { listOf } from './list.ts'
import { type Names, namesKind } from './names.ts'

/** One of the firm's own choices. Its key is what records hold, so it stays while the name may change. */
export interface Option {
  readonly key: string
  readonly name: Names
  /** No longer offered, but still understood where it is. */
  readonly setAside?: true
}

/** The firm's own choices in their order. */
export const options = listFieldOf<Option>('options')

const most = 200

export const optionsKind: Kind<readonly Option[]> = {
  parse: (raw) => {
    if (typeof raw === 'string' && raw !== '') return refuse('notList')
    const taken: string[] = []
    return listOf(
      raw,
      most,
      (each) => {
        const option = optionOf(each, taken)
        if (option !== null && !isRefusal(option)) taken.push(option.key)
        return option
      },
      ({ key }) => key,
    )
  },
  jsonSchema: () => ({
    type: 'array',
    maxItems: most,
    items: {
      type: 'object',
      properties: {
        key: { type: 'string', pattern: '^[a-z][a-zA-Z0-9]{0,39}$' },
        name: namesKind.jsonSchema({ privacy: 'plain' }),
        setAside: { const: true },
      },
    },
  }),
  operators: ['isEmpty', 'isFilled'],
  text: (value) => value.map(({ name }) => namesKind.text(name, { privacy: 'plain' })).join(', '),
}

/** Without a key it gets one from its name; without a name it is nothing. */
function optionOf(raw: unknown, taken: readonly string[]): Option | null | Refusal {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('notNames')
  const { key, name, setAside, ...rest } = raw as Readonly<Record<string, unknown>>
  const names = namesKind.parse(name, { privacy: 'plain', max: 80 }, { country: '' })
  if (isRefusal(names)) return names
  if (Object.keys(rest).length > 0 || (names === null && key === undefined && !('name' in raw)))
    return refuse('notNames')
  if (names === null) return key === undefined || key === '' ? null : refuse('required')
  const said = key === undefined || key === '' ? keyFrom(names, taken) : key
  if (!isKey(said) || taken.includes(said)) return refuse('notKey')
  return { key: said, name: names, ...(setAside === true && { setAside }) }
}
