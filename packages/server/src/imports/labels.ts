import { type Entity, fold, type Label, mayCarry, registry } from '@kartoteka/model'
import type { Act } from '../records/act.ts'
import type { Said } from './columns.ts'
import { RowRefused } from './refusedRow.ts'

const entity = registry.label as unknown as Entity
/** Labels a single import may add: more is a column that is no label. */
const most = 200

type Carrier = 'client' | 'person'

/** The firm's labels by name, and those that rows bring. */
export class Labels {
  /** Of two by one name that is meant which such a record may carry. */
  readonly #ids: Readonly<Record<Carrier, Map<string, string>>>
  /** Made by parts before, whether the settings know them yet or not. */
  readonly #kept = new Set<string>()
  #added: number

  /** @param added how many labels earlier parts of this import have brought */
  constructor({ asking }: Act, added: number) {
    this.#added = added
    const there = [...asking.settings.labels.values()].filter(({ deletedAt }) => deletedAt === null)
    this.#ids = { client: byName(there, 'client'), person: byName(there, 'person') }
  }

  get added(): number {
    return this.#added
  }

  /** The ids of labels for such a record; those that are not there yet are made, for records of any kind. */
  async idsOf(act: Act, carrier: Carrier, labels: readonly Said[]): Promise<readonly string[]> {
    const ids: string[] = []
    for (const { text, column } of labels) {
      const name = text.replace(/\s+/gu, ' ').trim()
      const key = fold(name)
      const known = this.#known(act, carrier, key)
      if (known !== undefined) {
        ids.push(known)
        continue
      }
      if (this.#added >= most) throw new RowRefused({ column, code: 'tooManyLabels', params: { max: most } })
      const made = await act.create(entity, { name })
      for (const each of ['client', 'person'] as const)
        if (this.#known(act, each, key) === undefined) this.#ids[each].set(key, made.id)
      this.#added += 1
      ids.push(made.id)
    }
    return [...new Set(ids)].sort()
  }

  /** The part is staged; what it has made is there for the next. */
  settle({ staged }: Act): void {
    for (const [id, { entity: of }] of staged) if (of === entity) this.#kept.add(id)
  }

  // A label goes again with the row that brought it, if the row is refused.
  #known({ asking, staged }: Act, carrier: Carrier, key: string): string | undefined {
    const id = this.#ids[carrier].get(key)
    return id !== undefined && (asking.settings.labels.has(id) || staged.has(id) || this.#kept.has(id))
      ? id
      : undefined
  }
}

function byName(labels: readonly Label[], carrier: Carrier): Map<string, string> {
  const fitting = labels.filter((label) => mayCarry(label, registry[carrier]))
  return new Map([...labels, ...fitting].map(({ id, name }) => [fold(name), id]))
}
