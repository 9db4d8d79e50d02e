/**
 * The one door for writing. An act reads what it needs, stages what shall be, and is flushed as one statement: records,
 * search words, journal, all or nothing. What moved between reading and writing makes the act run again on what is there.
 */
import {
  type Action,
  blank,
  changesBy,
  type Entity,
  entityNamed,
  obstacleTo,
  type Reader,
  registry,
  type SetBy,
  sameValue,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'
import type { Asking } from './asking.ts'
import { changedMeanwhile } from './conflict.ts'
import { clientOf, subjectOf } from './facts.ts'
import { judgedRecord } from './judged.ts'
import { partsAbout } from './links.ts'
import { type ClientFacts, loadClientFacts, loadReadable } from './load.ts'
import { refused } from './refused.ts'
import { Rights } from './rights.ts'
import { journalledFields, type Staged, type Stored } from './stored.ts'
import { answersTo, departmentOfOwner, startOf, type Values, valuesSaid } from './values.ts'

const users = registry.user as unknown as Entity
const clients = registry.client as unknown as Entity
/** What was staged under an id before it was staged anew. */
type Trail = [id: string, before: Staged | undefined][]

/** Everything one act does, in the order it was said. Made by `perform.ts`; used by routes, operations, import and undo. */
export class Act {
  readonly asking: Asking
  readonly staged = new Map<string, Staged>()
  /** Whether somebody who is given work is added to the team of its client, if they do not see it otherwise. */
  addsToTeam = false
  private readonly db: Database
  private readonly rights: Rights
  private readonly known = new Map<string, Stored>()
  private readonly facts = new Map<string, ClientFacts>()
  private trail: Trail | undefined

  constructor(db: Database, asking: Asking) {
    this.db = db
    this.asking = asking
    this.rights = new Rights(db, this)
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
    if (entity.ownership.by === 'through') await this.rights.knowStanding(missing)
    if (missing.length < 2) return
    await this.know(clients, this.clientsOf(entity, missing))
    const subjects = missing.flatMap((id) => {
      const record = this.known.get(id)
      return (record && subjectOf(entity, record)) ?? []
    })
    for (const [name, group] of Map.groupBy(subjects, (subject) => subject.entity))
      await this.know(
        entityNamed(name)!,
        group.map(({ id }) => id),
      )
  }

  /** The clients of these records: their rights are asked for as soon as something is done to one. */
  private clientsOf(entity: Entity, ids: readonly string[]): readonly string[] {
    if (entity.name === 'client') return []
    const found = ids.map((id) => this.known.get(id)).map((record) => record && clientOf(entity, record))
    return found.filter((id) => typeof id === 'string')
  }

  /** Takes records to be as another act leaves them that is being kept just now; this one can only be kept after it. */
  assume(staged: Iterable<Staged>): void {
    for (const { after } of staged) this.known.set(after.id, after)
  }

  /** The record as this act has made, changed or read it. */
  seen(id: string): Stored | undefined {
    return this.staged.get(id)?.after ?? this.known.get(id)
  }

  /** What rights and references ask of a client; undefined if there is none, it lies in the bin or may not be read. */
  async clientFacts(id: string): Promise<ClientFacts | undefined> {
    const known = this.seen(id) ?? this.facts.get(id)
    const client = known ?? (await loadClientFacts(this.db, this.reader, id))
    if (client && !known) this.facts.set(id, client)
    return client?.deletedAt === null ? client : undefined
  }

  /** The record as this act sees it; a fault if there is none or it may not be read. */
  async get(entity: Entity, id: string, binned = false): Promise<Stored> {
    await this.know(entity, [id])
    const record = this.seen(id)
    if (!record || (record.deletedAt !== null && !binned)) throw new Fault('notFound')
    return record
  }

  /** A fault if the user may not do this to the record. */
  demand(verb: string, entity: Entity, record: Stored): Promise<void> {
    return this.rights.demand(verb, entity, record)
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
    const { values, refusals } = valuesSaid(this.asking, entity, raw, by, startOf(this.asking, entity))
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
    const owned = departmentOfOwner(this.asking, { ...startOf(this.asking, entity), ...values }, values)
    const whole = { ...blank(entity), ...owned }
    const judged = await judgedRecord(this.db, this, entity, whole, Object.keys(entity.fields))
    const kept = {
      version: 1,
      createdAt: now,
      createdBy: user.id,
      updatedAt: now,
      updatedBy: user.id,
      deletedAt: null,
    }
    const after: Stored = { ...judged, id, ...kept }
    if (entity.ownership.by === 'through') this.rights.standsNowhere(id)
    await this.rights.demand('create', entity, after)
    if (owned.owner !== undefined && owned.owner !== user.id && owned.owner !== null && by === 'people')
      await this.rights.demand('assign', entity, after)
    this.keep(id, { entity, before: undefined, after })
    return after
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
    by: SetBy = 'people',
  ): Promise<Stored> {
    const entity = this.whole(plain)
    const before = await this.get(entity, id)
    const { values, refusals } = valuesSaid(this.asking, entity, raw, by, before)
    if (refusals.length > 0) throw refused(refusals)
    await this.rights.demand('edit', entity, before)
    return this.put(entity, before, values, seen, by)
  }

  /** One's own language, or that one has come in: no right to see or change users is needed for either. */
  async changeSelf(changes: { readonly language?: unknown; readonly status?: 'active' }): Promise<Stored> {
    const { values, refusals } = valuesSaid(this.asking, users, changes, 'server', {})
    if (refusals.length > 0) throw refused(refusals)
    const { id } = this.reader
    const [self] = await loadReadable(this.db, { ...this.reader, administrator: true }, users, [id])
    if (!self) throw new Fault('notFound')
    return this.put(users, self, values, undefined, 'server')
  }

  /** An action of the registry: allowed, possible now, its answers right. */
  async perform(action: Action, id: string, raw: unknown): Promise<Stored> {
    const entity = this.whole(action.entity)
    const before = await this.get(entity, id)
    await this.rights.demand(action.name, entity, before)
    const obstacle = obstacleTo(action, before as never, this.asking)
    if (obstacle) throw refused([obstacle])
    const { values, refusals } = answersTo(this.asking, action, raw, before)
    if (refusals.length > 0) throw refused(refusals)
    const changes = changesBy(action, before as never, values as never, this.asking) as Values
    return this.put(entity, before, changes, undefined, 'actions')
  }

  /** Into the bin. Nothing else is deleted with it. */
  async remove(plain: Entity, id: string): Promise<void> {
    const entity = this.whole(plain)
    const before = await this.get(entity, id)
    await this.rights.demand('delete', entity, before)
    this.stage(entity, before, { deletedAt: this.asking.now })
  }

  /** Out of the bin. */
  async restore(plain: Entity, id: string): Promise<Stored> {
    const entity = this.whole(plain)
    const before = await this.get(entity, id, true)
    await this.rights.demand('delete', entity, before)
    return before.deletedAt === null ? before : this.stage(entity, before, { deletedAt: null })
  }

  private async put(
    entity: Entity,
    before: Stored,
    values: Values,
    seen: number | undefined,
    by: string,
  ): Promise<Stored> {
    const owned = departmentOfOwner(this.asking, values, values)
    const touched = Object.keys(owned).filter((name) => !sameValue(before[name], owned[name]))
    if (seen !== undefined && seen !== before.version) {
      const conflict = await changedMeanwhile(this.db, this.asking, entity, before, seen, owned)
      if (conflict) throw conflict
    }
    if (touched.length === 0) return before
    // What is taken back may be from before a field of the firm's own became required.
    const asked = by === 'server' ? [] : touched
    const judged = await judgedRecord(this.db, this, entity, { ...before, ...owned }, touched, {
      asked,
      before,
    })
    if (by === 'people' && ['owner', 'department'].some((field) => touched.includes(field)))
      await this.rights.demand('assign', entity, before)
    if (hangsElsewhere(entity, touched)) await this.rights.demand('edit', entity, judged as Stored)
    await this.bringAlong(entity, before, judged)
    return this.stage(entity, before, judged)
  }

  /** What is about a record of work goes with it to another client. It is staged first, so that an undo comes to it last. */
  private async bringAlong(entity: Entity, before: Stored, after: Values): Promise<void> {
    const { ownership } = entity
    if (ownership.by !== 'work' || sameValue(before[ownership.client], after[ownership.client])) return
    const client = after[ownership.client]
    for (const { part, field, record } of await partsAbout(this.db, entity, before.id))
      this.stage(part, this.staged.get(record.id)?.after ?? record, { [field]: client })
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
}

/** Whether a part is put to another client, or about something else: it is added there. */
const hangsElsewhere = ({ ownership }: Entity, touched: readonly string[]): boolean =>
  ownership.by === 'part' &&
  [ownership.client, ownership.about].some((field) => field !== undefined && touched.includes(field))
