import { type About, allows, type Entity, entityNamed, type Owned } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import type { Act } from './act.ts'
import { clientOf, judgedAs, ownedBy, subjectOf } from './facts.ts'
import { type ClientFacts, clientsOfPeople } from './load.ts'
import type { Stored } from './stored.ts'

/** What the user of an act may do to records as the act sees them. Where people stand is asked once. */
export class Rights {
  private readonly db: Database
  private readonly act: Act
  /** Person → the clients they stand in. */
  private readonly standing = new Map<string, readonly ClientFacts[]>()

  constructor(db: Database, act: Act) {
    this.db = db
    this.act = act
  }

  /** A fault if the user may not do this. What may not even be read was not found before. */
  async demand(verb: string, entity: Entity, record: Stored): Promise<void> {
    const about = await this.aboutWhat(entity, record)
    const judged = judgedAs(entity, record, await this.clientsBehind(entity, record), about)
    if (!allows(this.act.asking.user, verb, entity.name, entity.ownership.by, judged))
      throw new Fault('forbidden')
  }

  /** Asks for many beforehand in one query. */
  async knowStanding(people: readonly string[]): Promise<void> {
    const missing = people.filter((id) => !this.standing.has(id))
    const found = await clientsOfPeople(this.db, missing)
    for (const id of missing) this.standing.set(id, found.get(id) ?? [])
  }

  /** Somebody new stands nowhere yet: no need to ask, in an import of many least of all. */
  standsNowhere(person: string): void {
    this.standing.set(person, [])
  }

  private async aboutWhat(entity: Entity, record: Stored): Promise<About | null | undefined> {
    const subject = subjectOf(entity, record)
    const other = subject && entityNamed(subject.entity)
    if (!subject || !other) return undefined
    if (other.ownership.by !== 'work') return { entity: subject.entity }
    const found = await this.act.get(other, subject.id).catch(() => undefined)
    return found ? { entity: subject.entity, self: ownedBy(found) } : null
  }

  private async clientsBehind(entity: Entity, record: Stored): Promise<readonly (Owned | null)[]> {
    if (entity.ownership.by === 'through') {
      await this.knowStanding([record.id])
      return (this.standing.get(record.id) ?? []).map(ownedBy)
    }
    const id = entity.name === 'client' ? null : clientOf(entity, record)
    if (id === null) return []
    const client = await this.act.clientFacts(id)
    return [client ? ownedBy(client) : null]
  }
}
