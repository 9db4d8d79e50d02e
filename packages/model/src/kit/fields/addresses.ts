import { type Kind, listFieldOf, type Surroundings } from '../field.ts'
import { at, isRefusal, type Refusal, refuse } from '../refusal.ts'
import { countryKind } from './country.ts'
import { listOf } from './list.ts'
import { partsOf, textKind } from './text.ts'

export const addressKinds = ['registered', 'correspondence', 'delivery', 'other'] as const

/** A further address, and what it is for. */
export interface Address {
  readonly kind: (typeof addressKinds)[number]
  readonly street?: string
  readonly postalCode?: string
  readonly town?: string
  readonly province?: string
  readonly country: string
}

export const addresses = listFieldOf<Address>('addresses')

/** The longest text of each line; at least one of them is filled. */
const lines = { street: 160, postalCode: 12, town: 80, province: 80 } as const

export const addressesKind: Kind<readonly Address[]> = {
  parse: (raw, { max = 20 }, around) =>
    listOf(
      raw,
      max,
      (each) => addressOf(each, around),
      (address) => JSON.stringify(address),
    ),
  jsonSchema: ({ max = 20 }) => ({
    type: 'array',
    maxItems: max,
    items: {
      type: 'object',
      required: ['kind'],
      additionalProperties: false,
      properties: {
        kind: { type: 'string', enum: addressKinds },
        ...Object.fromEntries(
          Object.entries(lines).map(([line, maxLength]) => [line, { type: 'string', maxLength }]),
        ),
        country: { type: 'string', pattern: '^[A-Z]{2}$' },
      },
    },
  }),
  operators: ['contains', 'isEmpty', 'isFilled'],
  text: (value) => value.map((each) => addressLines(each).join(', ')).join('; '),
}

function addressOf(raw: unknown, around: Surroundings): Address | null | Refusal {
  const said = partsOf(raw, ['kind', 'street', 'postalCode', 'town', 'province', 'country'])
  if (isRefusal(said)) return said
  const kind = addressKinds.find((each) => each === said.kind)
  if (kind === undefined) return refuse('notOneOf', { choices: addressKinds.join(', ') })
  const filled: Record<string, string> = {}
  for (const [line, max] of Object.entries(lines)) {
    const value = textKind.parse(said[line], { privacy: 'personal', max }, around)
    if (isRefusal(value)) return at(line, value)
    if (value !== null) filled[line] = value
  }
  if (Object.keys(filled).length === 0) return null
  const country = countryKind.parse(said.country, { privacy: 'plain' }, around)
  return isRefusal(country) ? at('country', country) : { kind, ...filled, country: country ?? around.country }
}

/** Street, place and province as they stand below each other; the country is named by whoever shows it. */
export const addressLines = ({ street, postalCode, town, province }: Lines): readonly string[] =>
  [street, [postalCode, town].filter(Boolean).join(' '), province].filter((line) => !!line) as string[]

/** The lines of an address wherever one stands, in a field of its own or among a record's. */
type Lines = { readonly [L in keyof typeof lines]?: string | null | undefined }
