/** The journal of all that the firm has done, with real digests and seals: twenty entries a client. */
import { journalKey } from '@kartoteka/model'
import { type ActRow, digestOf, type EntryRow } from '../../packages/server/src/journal/entry.ts'
import { entryOf } from '../../packages/server/src/records/flush.ts'
import type { Stored } from '../../packages/server/src/records/stored.ts'
import { clientAt, clientId, entity, ownerOf, personAt, placesAt, positionAt } from './clients.ts'
import type { Firm } from './firm.ts'
import { idAt, instant, momentOf, scattered } from './ids.ts'
import { rowsOf } from './sizes.ts'
import { isDone, laterTask, talkAt, taskAt } from './work.ts'

export interface Act {
  readonly act: ActRow
  /** Worked out when they are asked for: acts and entries are written one after the other. */
  entries(): readonly EntryRow[]
}

/** How many times each client was changed: what is left of twenty entries. */
const rounds = 7
/** Client `n` has one change more if it is one of the first so many tenths. */
const oneMore = 6

export const changesOf = (firm: Firm, n: number): number =>
  rounds + (n < (firm.clients * oneMore) / 10 ? 1 : 0)

/** The client after its first `count` changes; each is a new remark. `first` is the client as it was entered. */
export function changedClient(firm: Firm, n: number, count: number, first = clientAt(firm, n)): Stored {
  if (count === 0) return first
  return {
    ...first,
    version: first.version + count,
    ...changedBy(firm, n, count),
    remarks: remarksAfter(count),
  }
}

const remarksAfter = (count: number): string | null =>
  count === 0 ? null : `Ustalenie ${count}: dzwonić przed dziesiątą, faktury wysyłać pocztą.`

const changedBy = (firm: Firm, n: number, count: number) => ({
  updatedAt: instant(changeMoment(firm, n, count)),
  updatedBy: firm.userIds[ownerOf(firm, n)]!,
})

/** What `entryOf` says of a client before and after its change, without comparing every field of millions. */
export function entryOfChange(firm: Firm, n: number, count: number): EntryRow {
  const id = clientId(firm, n)
  const changes = { [remarksKey]: [remarksAfter(count - 1), remarksAfter(count)] as const }
  return { entity: 'client', record: id, version: 1 + count, client: id, changes }
}

const remarksKey = journalKey(entity('client'), 'remarks')

const changeMoment = (firm: Firm, n: number, count: number) =>
  momentOf((count - 1) * firm.clients + scattered(n, firm.clients), (rounds + 1) * firm.clients, firm.today)

/** All acts in the order they were written down. */
export function* acts(firm: Firm): Generator<Act> {
  const { client, talk, task } = rowsOf(firm.clients)
  let number = 0
  const act = (
    name: string,
    done: Pick<Stored, 'updatedAt' | 'updatedBy'>,
    entries: () => readonly EntryRow[],
  ): Act => {
    const row = {
      id: idAt('act', number++, Date.parse(done.updatedAt)),
      at: done.updatedAt,
      user: done.updatedBy,
      name,
      undoes: null,
    }
    return { act: row, entries }
  }
  const made = (name: 'client' | 'person' | 'place' | 'position' | 'talk' | 'task', after: Stored) =>
    entryOf({ entity: entity(name), before: undefined, after })
  for (let n = 0; n < client; n += 1) {
    const after = clientAt(firm, n)
    const people = () =>
      [2 * n, 2 * n + 1].flatMap((p) => [
        made('person', personAt(firm, p)),
        made('position', positionAt(firm, p)),
      ])
    const places = () => placesAt(firm, n).map((place) => made('place', place))
    yield act('client.create', after, () => [made('client', after), ...people(), ...places()])
  }
  for (let n = 0; n < talk; n += 1) {
    const after = talkAt(firm, n)
    yield act('talk.create', after, () => [made('talk', after)])
  }
  for (let n = 0; n < task; n += 1) {
    const after = taskAt(firm, n)
    yield act('task.create', after, () => [made('task', after)])
  }
  for (let n = 0; n < task; n += 1) {
    if (!isDone(n)) continue
    const before = taskAt(firm, n)
    const after = laterTask(before, n)
    yield act('task.complete', after, () => [entryOf({ entity: entity('task'), before, after })])
  }
  for (let count = 1; count <= rounds + 1; count += 1)
    for (let n = 0; n < client; n += 1) {
      if (count > changesOf(firm, n)) continue
      yield act('client.change', changedBy(firm, n, count), () => [entryOfChange(firm, n, count)])
    }
}

export interface SealedEntry extends EntryRow {
  readonly id: number
  readonly act: string
  readonly salt: Buffer
  readonly digest: Buffer
}

/** Every entry with its number, salt and digest; `sealed` hears of each in order. */
export function* entries(firm: Firm, sealed: (id: number, digest: Buffer) => void): Generator<SealedEntry> {
  let id = 0
  for (const { act, entries: rowsIn } of acts(firm))
    for (const row of rowsIn()) {
      id += 1
      // A salt that follows from the number: the same journal for the same seed.
      const salt = Buffer.alloc(16)
      salt.writeUInt32BE(id)
      const digest = digestOf(salt, act, row)
      sealed(id, digest)
      yield { ...row, id, act: act.id, salt, digest }
    }
}
