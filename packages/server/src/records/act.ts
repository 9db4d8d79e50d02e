/**
 * The one door for writing. An act reads what it needs, stages what shall be, and is flushed as one statement: records,
 * search words, journal, all or nothing. What moved between reading and writing makes the act run again on what is there.
 */
import {
  type Action,
  allows,
  at,
  blank,
  changesBy,
  type Entity,
  type Fields,
  isEmpty,
  judge,
  type Owned,
  obstacleTo,
  type Reader,
  type Refusal,
  reaches,
  readFields,
  refuse,
  registry,
  sameValue,
  scopeOf,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'
import type { Asking } from './asking.ts'
import { changedMeanwhile } from './conflict.ts'
import { clientOf, judgedAs, ownedBy } from './facts.ts'
import { clientsOfPeople, loadReadable } from './load.ts'
import { unknownReferences } from './references.ts'
import { refused } from './refused.ts'
import { journalledFields, type Staged, type Stored } from './stored.ts'

type Values = Readonly<Record<string, unknown>>

const clients = registry.client as unknown as Entity
const users = registry.user as unknown as Entity
/** What was staged under an id before it was staged anew. */
type Trail = [id: string, before: Staged | undefined][]

/** Everything one act does, in the order it was said. Made by `perform.ts`; used by routes, operations, import and undo. */
export class Act {
  readonly asking: Asking
  readonly staged = new Map<string, Staged>()
  private readonly db: Database
  private readonly known = new Map<string, Stored>()
  private readonly standing = new Map<string, readonly Stored[]>()
  private trail: Trail | undefined

  constructor(db: Database, asking: Asking) {
    this.db = db
    this.asking = asking
  }

  /** The entity with the firm's own fields. */
  private whole(entity: Entity): Entity {
    return this.asking.settings.whole(entity)
  }

  private get reader(): Reader {
    return this.asking.user
  }

  /** Reads records beforehand in one query, for acts on many. */
  async know(plain: Entity, ids: readonly string[]): Promise<void> {
    const entity = this.whole(plain)
    const missing = [...new Set(ids)].filter((id) => !this.known.has(id) && !this.staged.has(id))
    for (const record of await loadReadable(this.db, this.reader, entity, missing))
      this.known.set(record.id, record)
    if (entity.ownership.by === 'through') await this.knowStanding(missing)
  }

  /** Takes records to be as another act leaves them that is being kept just now; this one can only be kept after it. */
  assume(staged: Iterable<Staged>): void {
    for (const { after } of staged) this.known.set(after.id, after)
  }

  /** The record as this act sees it; a fault if there is none or it may not be read. */
  async get(entity: Entity, id: string, binned = false): Promise<Stored> {
    await this.know(entity, [id])
    const record = this.staged.get(id)?.after ?? this.known.get(id)
    if (!record || (record.deletedAt !== null && !binned)) throw new Fault('notFound')
    return record
  }

  /** Part of an act that is kept whole or forgotten: what it staged goes when it throws. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    if (this.trail) return work()
    const trail: Trail = []
    this.trail = trail
    try {
      return await work()
    } catch (error) {
      for (const [id, before] of trail.reverse())
        if (before) this.staged.set(id, before)
        else this.staged.delete(id)
      throw error
    } finally {
      this.trail = undefined
    }
  }

  /** A new record from values as they came from outside (`people`) or from the program (`server`). */
  async create(
    plain: Entity,
    raw: unknown,
    by: 'people' | 'server' = 'people',
    id = newId(),
  ): Promise<Stored> {
    const entity = this.whole(plain)
    const { values, refusals } = this.read(entity, raw, by, this.startOf(entity))
    if (refusals.length > 0) throw refused(refusals)
    return this.add(entity, values, by, id)
  }

  /** A new record from values that `readFields` has read for this user. */
  async add(
    plain: Entity,
    values: Values,
    by: 'people' | 'server' = 'people',
    id = newId(),
  ): Promise<Stored> {
    const entity = this.whole(plain)
    const { now, user } = this.asking
    const start = this.startOf(entity)
    const owned = this.departmentOfOwner({ ...start, ...values }, values)
    const judged = judge(entity, { ...blank(entity), ...owned })
    const kept = {
      version: 1,
      createdAt: now,
      createdBy: user.id,
      updatedAt: now,
      updatedBy: user.id,
      deletedAt: null,
    }
    const after: Stored = { ...judged.record, id, ...kept }
    const wrong =
      judged.refusals.length > 0
        ? judged.refusals
        : await this.references(entity, after, Object.keys(entity.fields))
    if (wrong.length > 0) throw refused(wrong)
    // Somebody new stands nowhere yet: no need to ask, in an import of many least of all.
    if (entity.ownership.by === 'through') this.standing.set(id, [])
    await this.demand('create', entity, after)
    if (owned.owner !== undefined && owned.owner !== user.id && owned.owner !== null && by === 'people')
      await this.demand('assign', entity, after)
    this.keep(id, { entity, before: undefined, after })
    return after
  }

  private startOf(entity: Entity): Values {
    const { settings, now, user } = this.asking
    const department = settings.users.get(user.id)?.department ?? null
    return entity.start({ user: user.id, department, now, country: settings.firm.country })
  }

  /**
   * Changes touched fields. With the version the writer saw, fields changed since by others are kept if they are other
   * fields, else it is a fault that shows both sides.
   */
  async change(
    plain: Entity,
    id: string,
    raw: unknown,
    seen?: number,
    by: 'people' | 'server' | 'actions' = 'people',
  ): Promise<Stored> {
    const entity = this.whole(plain)
    const before = await this.get(entity, id)
    const { values, refusals } = this.read(entity, raw, by, before)
    if (refusals.length > 0) throw refused(refusals)
    await this.demand('edit', entity, before)
    return this.put(entity, before, values, seen, by)
  }

  /** One's own language, or that one has come in: no right to change users is needed for either. */
  async changeSelf(changes: { readonly language?: unknown; readonly status?: 'active' }): Promise<Stored> {
    const { values, refusals } = this.read(users, changes, 'server', {})
    if (refusals.length > 0) throw refused(refusals)
    return this.put(users, await this.get(users, this.reader.id), values, undefined, 'server')
  }

  /** An action of the registry: allowed, possible now, its answers right. */
  async perform(action: Action, id: string, raw: unknown): Promise<Stored> {
    const entity = this.whole(action.entity)
    const before = await this.get(entity, id)
    await this.demand(action.name, entity, before)
    const obstacle = obstacleTo(action, before as never, this.asking)
    if (obstacle) throw refused([obstacle])
    const asks: { fields: Fields } = { fields: action.asks }
    const answers = readFields(asks, raw ?? {}, this.around(before))
    const missing = Object.entries(action.asks).filter(
      ([name, field]) => field.required && isEmpty(answers.values[name]),
    )
    const wrong = [...answers.refusals, ...missing.map(([name]) => at(name, refuse('required')))]
    if (wrong.length > 0) throw refused(wrong)
    return this.put(
      entity,
      before,
      changesBy(action, before as never, answers.values as never, this.asking) as Values,
      undefined,
      'actions',
    )
  }

  /** Into the bin. Nothing else is deleted with it. */
  async remove(plain: Entity, id: string): Promise<void> {
    const entity = this.whole(plain)
    const before = await this.get(entity, id)
    await this.demand('delete', entity, before)
    this.stage(entity, before, { deletedAt: this.asking.now })
  }

  /** Out of the bin. */
  async restore(plain: Entity, id: string): Promise<Stored> {
    const entity = this.whole(plain)
    const before = await this.get(entity, id, true)
    await this.demand('delete', entity, before)
    return before.deletedAt === null ? before : this.stage(entity, before, { deletedAt: null })
  }

  private async put(
    entity: Entity,
    before: Stored,
    values: Values,
    seen: number | undefined,
    by: string,
  ): Promise<Stored> {
    const owned = this.departmentOfOwner(values, values)
    const touched = Object.keys(owned).filter((name) => !sameValue(before[name], owned[name]))
    if (seen !== undefined && seen !== before.version) {
      const conflict = await changedMeanwhile(this.db, this.reader, entity, before, seen, owned)
      if (conflict) throw conflict
    }
    if (touched.length === 0) return before
    // What is taken back may be from before a field of the firm's own became required.
    const judged = judge(entity, { ...before, ...owned }, by === 'server' ? [] : touched)
    const wrong =
      judged.refusals.length > 0 ? judged.refusals : await this.references(entity, judged.record, touched)
    if (wrong.length > 0) throw refused(wrong)
    if (by === 'people' && ['owner', 'department'].some((field) => touched.includes(field)))
      await this.demand('assign', entity, before)
    return this.stage(entity, before, judged.record)
  }

  private stage(entity: Entity, before: Stored, values: Values): Stored {
    const first = this.staged.get(before.id)
    const { now, user } = this.asking
    const version = first ? first.after.version : before.version + 1
    const after: Stored = { ...before, ...values, id: before.id, version, updatedAt: now, updatedBy: user.id }
    const changed = journalledFields(entity).some((field) => !sameValue(before[field], after[field]))
    if (!changed) return before
    this.keep(before.id, { entity, before: first ? first.before : before, after })
    return after
  }

  private keep(id: string, staged: Staged): void {
    this.trail?.push([id, this.staged.get(id)])
    this.staged.set(id, staged)
  }

  private read(entity: Entity, raw: unknown, by: 'people' | 'server' | 'actions', record: Values) {
    const said = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'country') : undefined
    const { locked: locks, hidden } = this.reader
    const once = 'id' in record ? Object.keys(entity.fields).filter((name) => entity.fields[name]?.once) : []
    const locked =
      by === 'people' ? [...(locks[entity.name] ?? []), ...(hidden[entity.name] ?? []), ...once] : []
    return readFields(entity, raw, this.around({ country: said ?? record.country }), by, locked)
  }

  private around({ country }: Values) {
    return {
      country:
        typeof country === 'string' && country.length === 2
          ? country.toUpperCase()
          : this.asking.settings.firm.country,
    }
  }

  /** The department follows the owner, unless it was said. */
  private departmentOfOwner(record: Values, said: Values): Values {
    if (!('owner' in said) || 'department' in said || said.owner === null) return record
    return { ...record, department: this.asking.settings.users.get(said.owner as string)?.department ?? null }
  }

  private async references(
    entity: Entity,
    record: Values,
    touched: readonly string[],
  ): Promise<readonly Refusal[]> {
    // Its client is needed whole a moment later, for the rights: one question answers both.
    const client = entity.name === 'client' ? null : clientOf(entity, record as Stored)
    if (client !== null) await this.know(clients, [client])
    const isThere = (id: string) => (this.staged.get(id)?.after ?? this.known.get(id))?.deletedAt === null
    const unknown = await unknownReferences(this.db, this.asking, entity, record, touched, isThere)
    return unknown.length > 0 ? unknown : this.ownerMustSee(entity, record, touched)
  }

  /** Work is not given to somebody who may not see its client: they are added to its team first. Nothing widens silently. */
  private async ownerMustSee(
    entity: Entity,
    record: Values,
    touched: readonly string[],
  ): Promise<readonly Refusal[]> {
    const { ownership } = entity
    const owner = record.owner as string | null | undefined
    if (ownership.by !== 'work' || !owner || owner === this.reader.id || !touched.includes('owner')) return []
    const client = record[ownership.client] as string | null
    const reader = this.asking.settings.reader(owner)
    if (client === null || !reader) return []
    const seen = ownedBy(await this.get(clients, client))
    if (reaches(reader, scopeOf(reader, 'client', 'read'), seen)) return []
    const name = this.asking.settings.users.get(owner)?.name ?? ''
    return [at('owner', refuse('ownerCannotSee', { name }))]
  }

  /** Whether the reader may do this; a fault if not. What may not even be read was not found before. */
  async demand(verb: string, entity: Entity, record: Stored): Promise<void> {
    const behind = await this.clientsBehind(entity, record)
    if (!allows(this.reader, verb, entity.name, entity.ownership.by, judgedAs(entity, record, behind)))
      throw new Fault('forbidden')
  }

  private async clientsBehind(entity: Entity, record: Stored): Promise<readonly (Owned | null)[]> {
    if (entity.ownership.by === 'through') {
      if (!this.isNew(record.id)) await this.knowStanding([record.id])
      return (this.standing.get(record.id) ?? []).map(ownedBy)
    }
    const id = entity.name === 'client' ? null : clientOf(entity, record)
    if (id === null) return []
    const client = await this.get(clients, id).catch(() => undefined)
    return [client ? ownedBy(client) : null]
  }

  private async knowStanding(people: readonly string[]): Promise<void> {
    const missing = people.filter((id) => !this.standing.has(id))
    const found = await clientsOfPeople(this.db, missing)
    for (const id of missing) this.standing.set(id, found.get(id) ?? [])
  }

  private isNew(id: string): boolean {
    const staged = this.staged.get(id)
    return staged !== undefined && staged.before === undefined
  }
}
