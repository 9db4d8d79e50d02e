import {
  type About,
  type Entity,
  type Judged,
  type Linked,
  type Owned,
  ownedShared,
  type Visibility,
} from '@kartoteka/model'
import type { Stored } from './stored.ts'

/** What the rights look at on a stored record that has an owner. */
export const ownedBy = (record: Pick<Stored, 'createdBy'> & Readonly<Record<string, unknown>>): Owned => ({
  owner: (record.owner as string | null) ?? null,
  department: (record.department as string | null) ?? null,
  visibility: record.visibility as Visibility,
  createdBy: record.createdBy,
  team: (record.team as readonly string[] | undefined) ?? [],
})

/** The id of the client a record belongs to; itself for a client. */
export function clientOf({ name, ownership }: Entity, record: Stored): string | null {
  if (name === 'client') return record.id
  return ownership.by === 'work' || ownership.by === 'part'
    ? ((record[ownership.client] as string | null) ?? null)
    : null
}

/** The record that a part is about besides its client. */
export const subjectOf = ({ ownership }: Entity, record: Stored): Linked | null =>
  ownership.by === 'part' && ownership.about !== undefined
    ? ((record[ownership.about] as Linked | null | undefined) ?? null)
    : null

/**
 * A record as `allows` judges it. `clients` gives those it may be reached through; null where one may not be seen. `about`
 * is what a part is about besides, if anything.
 */
export function judgedAs(
  entity: Entity,
  record: Stored,
  clients: readonly (Owned | null)[],
  about?: About | null,
): Judged {
  const { by } = entity.ownership
  if (by === 'client') return { self: ownedBy(record) }
  if (by === 'shared') return { self: ownedShared(record as never) }
  if (by === 'work')
    return { self: ownedBy(record), ...(clients.length > 0 && { client: clients[0] ?? null }) }
  if (by === 'part')
    return {
      ...(clients.length > 0 && { client: clients[0] ?? null }),
      ...(about !== undefined && { about }),
    }
  if (by === 'through')
    return { through: clients.filter((each) => each !== null), createdBy: record.createdBy }
  return {}
}
