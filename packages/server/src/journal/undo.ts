import {
  actions,
  blank,
  type Entity,
  entityNamed,
  fieldOfKey,
  isCustom,
  isSettled,
  journalKey,
  sameValue,
} from '@kartoteka/model'
import { emptying } from '../bin/remove.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault, type FaultCode } from '../errors.ts'
import type { Act } from '../records/act.ts'
import { journalledFields, type Stored } from '../records/stored.ts'
import { usedSince } from './usedSince.ts'

/** A record that an undo left, and why. */
export interface Left {
  readonly entity: string
  readonly id: string
  /**
   * `changed`: not as the act left it. `used`: others have put something with it. `notAllowed`: not for who undoes. `gone`:
   * removed when the bin was emptied. `refused`: as it was it may not be any more.
   */
  readonly because: 'changed' | 'used' | 'notAllowed' | 'gone' | 'refused'
}

/** What an undo did, and what it left because it was changed since. */
export interface UndoReport {
  readonly undone: number
  /** How many of them were of an entity; one of which there are none is not named. */
  readonly undoneOf: Readonly<Record<string, number>>
  readonly changedSince: readonly Left[]
  /** Where to go on, for an act of very many records. */
  readonly next: string | null
}

interface Part {
  /** Entries from here on are dealt with. */
  readonly before?: string | undefined
  readonly limit?: number
  /** A long act: what may not be undone is left and named, instead of a fault for all of it. */
  readonly isLong?: boolean
  /** Nothing of the part is taken back: it was refused as it was kept. */
  readonly isRefused?: boolean
}

export interface Entry {
  readonly id: string
  readonly entity: string
  readonly record: string
  /** The act made the record. */
  readonly made: boolean
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

/**
 * Takes back a part of an act, newest entry first: what it made goes into the bin, what it changed gets its old values
 * where nobody changed them since, what it binned comes back. The rights are those of who undoes.
 */
export async function undoPart(
  db: Database,
  act: Act,
  undone: string,
  { before, limit = 500, isLong = false, isRefused = false }: Part = {},
): Promise<UndoReport> {
  const read =
    await db.read<Entry>(sql`select e.id::text, e.entity, e.record, e.version = 1 as made, e.changes from entry e
    where e.act = ${undone}::uuid and ${before === undefined ? sql`true` : sql`e.id < ${before}::bigint`} order by e.id desc limit ${sql.lit(limit + 2)}`)
  if (read.length === 0 && before === undefined && !isLong) throw new Fault('notFound')
  const entries = partOf(read, limit)
  for (const [name, group] of Map.groupBy(entries, ({ entity }) => entity))
    await act.know(
      entityNamed(name)!,
      group.map(({ record }) => record),
    )
  const used = await usedSince(db, undone, entries)
  const isOwn = await isActOf(db, undone, act.asking.user.id)
  const gone = await goneAmong(db, entries)
  const left: Left[] = []
  const undoneOf: Record<string, number> = {}
  for (const entry of entries) {
    // What whoever undoes may not read was not found: it is not said either that somebody uses it.
    const because = gone.has(entry.record)
      ? 'gone'
      : used.has(entry.record) && act.seen(entry.record)
        ? 'used'
        : isRefused
          ? 'refused'
          : await undoEntry(act, entry, { isLong, isOwn })
    if (because) left.push({ entity: entry.entity, id: entry.record, because })
    else undoneOf[entry.entity] = (undoneOf[entry.entity] ?? 0) + 1
  }
  return {
    undone: entries.length - left.length,
    undoneOf,
    changedSince: left,
    next: entries.length < read.length ? entries.at(-1)!.id : null,
  }
}

/**
 * The entries of this part: a person with the position that was made with them, so that it is known where they stood; what
 * the settings hold (labels) by itself, since it can only go when those who used it are gone.
 */
function partOf(read: readonly Entry[], limit: number): readonly Entry[] {
  const settled = read.findIndex(({ entity }) => isSettled(entity))
  if (settled > 0) return read.slice(0, settled)
  if (settled === 0) {
    const others = read.findIndex(({ entity }) => !isSettled(entity))
    return read.slice(0, others === -1 ? limit : others)
  }
  return read.slice(0, read[limit - 1]?.entity === 'position' ? limit + 1 : limit)
}

/** The records that were removed from the bin since. */
async function goneAmong(db: Database, entries: readonly Entry[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(entries.map(({ record }) => record))]
  const rows = await db.read<{
    record: string
  }>(sql`select distinct e.record from entry e join act a on a.id = e.act
    where e.record = any(${ids}::uuid[]) and a.name = ${emptying}`)
  return new Set(rows.map(({ record }) => record))
}

async function isActOf(db: Database, act: string, user: string): Promise<boolean> {
  const rows = await db.read(sql`select from act where id = ${act}::uuid and "user" = ${user}::uuid`)
  return rows.length > 0
}

/** Takes one entry back; else says why it was left. */
async function undoEntry(
  act: Act,
  entry: Entry,
  { isLong, isOwn }: { readonly isLong: boolean; readonly isOwn: boolean },
): Promise<Left['because'] | undefined> {
  const { entity: name, record, made } = entry
  const entity = act.asking.settings.whole(entityNamed(name)!)
  const changes = ofFieldsInUse(entity, entry.changes)
  try {
    const now = await act.get(entity, record, true)
    // What is about a talk has gone back to its client with that talk already.
    if (!made && isBack(entity, now, changes)) return undefined
    if (made ? isChanged(entity, now, changes) : differs(entity, now, changes)) return 'changed'
    await act.attempt(async () => {
      if (!made && !isOwn) await demandSetting(act, entity, now, changes)
      if (made) await act.remove(entity, record)
      else if (!changes.deletedAt)
        await act.change(entity, record, valuesBefore(entity, changes), undefined, 'server')
      else if (changes.deletedAt[0] === null) await act.restore(entity, record)
      else await act.remove(entity, record)
    })
    return undefined
  } catch (error) {
    if (!isLong || !(error instanceof Fault)) throw error
    const because = leftBy[error.code]
    if (!because) throw error
    return because
  }
}

/** A fault if whoever takes back what somebody else has changed could not have changed it so themselves. */
async function demandSetting(
  act: Act,
  entity: Entity,
  now: Stored,
  changes: Entry['changes'],
): Promise<void> {
  const { hidden, locked } = act.asking.user
  const closed = [...(hidden[entity.name] ?? []), ...(locked[entity.name] ?? [])]
  const fields = Object.keys(changes).flatMap((key) => fieldOfKey(entity, key) ?? [])
  // The department goes with the owner, whoever may set it.
  const set = fields.filter(
    (field) => !entity.fields[field]?.setBy && !(field === 'department' && changes.owner),
  )
  if (set.some((field) => closed.includes(field))) throw new Fault('forbidden')
  const { by } = entity.ownership
  if (
    (by === 'client' || by === 'work') &&
    fields.some((field) => field === 'owner' || field === 'department')
  )
    await act.demand('assign', entity, now)
  const [to, from] = changes.status ?? []
  const move = actions.find(
    (each) =>
      each.entity.name === entity.name && each.to === to && each.from.some((status) => status === from),
  )
  if (move) await act.demand(move.name, entity, now)
}

/** Why a record is left, by the fault that taking it back met. */
const leftBy: Readonly<Partial<Record<FaultCode, Left['because']>>> = {
  forbidden: 'notAllowed',
  notFound: 'changed',
  refused: 'refused',
}

/** A field of the firm's own that is not in use any more keeps what it holds. */
const ofFieldsInUse = ({ fields }: Entity, changes: Entry['changes']): Entry['changes'] =>
  Object.fromEntries(Object.entries(changes).filter(([key]) => !isCustom(key) || Object.hasOwn(fields, key)))

const valuesBefore = (entity: Entity, changes: Entry['changes']) =>
  Object.fromEntries(Object.entries(changes).map(([key, [was]]) => [fieldOfKey(entity, key), was]))

/** Whether all that a change touched is again as it was before. */
const isBack = (entity: Entity, now: Stored, changes: Entry['changes']) =>
  Object.entries(changes).every(([key, [was]]) => {
    const field = fieldOfKey(entity, key)
    return field !== undefined && sameValue(now[field] ?? null, was)
  })

/** Whether a record is not as a change left it; where a field of it is none any more, nobody can tell. */
const differs = (entity: Entity, now: Stored, changes: Entry['changes']) =>
  Object.entries(changes).some(([key, [, is]]) => {
    const field = fieldOfKey(entity, key)
    return field === undefined || !sameValue(now[field] ?? null, is)
  })

/** Whether a record is not as it was made: also a field that was empty then counts. */
function isChanged(entity: Entity, now: Stored, changes: Entry['changes']): boolean {
  const empty = blank(entity)
  return journalledFields(entity).some((field) => {
    const made = changes[journalKey(entity, field)]
    return !sameValue(now[field] ?? null, made ? made[1] : (empty[field] ?? null))
  })
}
