import { type Entity, fold, mayCarry, registry } from '@kartoteka/model'
import type { Act } from '../records/act.ts'
import type { Said } from './columns.ts'
import { RowRefused } from './refusedRow.ts'

const entity = registry.label as unknown as Entity
/** Labels a single import may add: more is a column that is no label. */
const most = 200

/** The firm's labels by name, and those that rows bring. */
export class Labels {
  readonly #ids = new Map<string, string>()
  /** Made by parts before, whether the settings know them yet or not. */
  readonly #kept = new Set<string>()
  #added: number

  /** @param added how many labels earlier parts of this import have brought */
  constructor({ asking }: Act, added: number) {
    this.#added = added
    const there = [...asking.settings.labels.values()].filter(({ deletedAt }) => deletedAt === null)
    // Of two by one name that is meant which a client may carry.
    const meant = there.filter((label) => mayCarry(label, registry.client))
    for (const { id, name } of [...there, ...meant]) this.#ids.set(fold(name), id)
  }

  get added(): number {
    return this.#added
  }

  /** The ids of labels; those that are not there yet are made. */
  async idsOf(act: Act, labels: readonly Said[]): Promise<readonly string[]> {
    const ids: string[] = []
    for (const { text, column } of labels) {
      const name = text.replace(/\s+/gu, ' ').trim()
      const key = fold(name)
      const known = this.#ids.get(key)
      if (known !== undefined && this.#isThere(act, known)) {
        ids.push(known)
        continue
      }
      if (this.#added >= most) throw new RowRefused({ column, code: 'tooManyLabels', params: { max: most } })
      const made = await act.create(entity, { name })
      this.#ids.set(key, made.id)
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
  #isThere({ asking, staged }: Act, id: string): boolean {
    return asking.settings.labels.has(id) || staged.has(id) || this.#kept.has(id)
  }
}
