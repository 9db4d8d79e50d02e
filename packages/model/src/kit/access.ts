/** Who may do what: rows of the firm, read here on one record and by the server as SQL on many. */

export const scopes = ['none', 'own', 'department', 'all'] as const
/** How far a permission reaches, from nothing to everything. */
export type Scope = (typeof scopes)[number]

export const verbs = ['read', 'create', 'edit', 'delete', 'assign', 'export', 'print'] as const
/** What may be permitted; actions of an entity are verbs too, by their name. */
export type Verb = (typeof verbs)[number]

/** What the built-in roles start with; the administrator may everything. A verb not named is `none`. */
export interface StartingRights {
  readonly manager: Readonly<Partial<Record<Verb | (string & {}), Scope>>>
  readonly employee: Readonly<Partial<Record<Verb | (string & {}), Scope>>>
}

export const visibilities = ['everyone', 'department', 'user'] as const
export type Visibility = (typeof visibilities)[number]

/** A user as the rights see them: roles merged, the widest scope of each verb, departments with those below. */
export interface Reader {
  readonly id: string
  readonly administrator: boolean
  readonly departments: readonly string[]
  /** Some role counts what one added as one's own. */
  readonly ownsAdded: boolean
  /** entity → verb → scope */
  readonly permissions: Readonly<Record<string, Readonly<Record<string, Scope>>>>
  /** entity → fields that every role hides */
  readonly hidden: Readonly<Record<string, readonly string[]>>
  /** entity → fields that every role locks */
  readonly locked: Readonly<Record<string, readonly string[]>>
}

/** What the rights look at on a record that has an owner. */
export interface Owned {
  readonly owner: string | null
  readonly department: string | null
  readonly visibility: Visibility
  readonly createdBy: string | null
  /** The client's team; nothing else has one. */
  readonly team?: readonly string[]
}

/** The widest scope the reader has for a verb on an entity. */
export const scopeOf = (reader: Reader, entity: string, verb: string): Scope =>
  reader.administrator ? 'all' : (reader.permissions[entity]?.[verb] ?? 'none')

/** Whether every role of the reader hides the field; its title and its words are then not told either. */
export const isHidden = (reader: Reader, entity: { readonly name: string }, field: string): boolean =>
  reader.hidden[entity.name]?.includes(field) ?? false

/** Whether a scope, narrowed by the record's own visibility, reaches a record. */
export function reaches(
  reader: Reader,
  scope: Scope,
  { owner, department, visibility, createdBy, team = [] }: Owned,
): boolean {
  if (reader.administrator) return scope !== 'none'
  if (scope === 'none') return false
  const own = owner === reader.id || team.includes(reader.id) || (reader.ownsAdded && createdBy === reader.id)
  if (own) return true
  const near = department !== null && reader.departments.includes(department)
  if (visibility === 'user' || (visibility === 'department' && !near)) return false
  return scope === 'all' || (scope === 'department' && near)
}

interface Shareable {
  readonly owner: string | null
  readonly status: string
  readonly createdBy: string | null
}

/** What belongs to one user, or to everybody once it is shared, as the rights see it. */
export const ownedShared = ({ owner, status, createdBy }: Shareable): Owned => ({
  owner,
  createdBy,
  department: null,
  visibility: status === 'shared' ? 'everyone' : 'user',
})

/** What a part is about: a record of work with its owner, or a person, who is read through their clients. */
export interface About {
  readonly entity: string
  readonly self?: Owned
}

/** A record as the rights see it: itself if it has an owner, and its client if it has one. */
export interface Judged {
  readonly self?: Owned
  /** Left out: it has no client, or the client is known to be readable. Null: there is one, which may not be seen. */
  readonly client?: Owned | null
  /** The record that a part is about besides. Left out: none. Null: there is one, which may not be seen. */
  readonly about?: About | null
  /** Further clients through any of which the record may be reached. */
  readonly through?: readonly Owned[]
  readonly createdBy?: string | null
}

/**
 * Whether the reader may do this to this record. Records of work need their client readable too; parts and records
 * reached through others follow the client, with the client's verb (adding or removing a part is editing the client).
 * What is about one more record can be seen only by whoever sees that one as well.
 */
export function allows(
  reader: Reader,
  verb: string,
  entity: string,
  by: 'client' | 'work' | 'part' | 'through' | 'shared' | 'firm',
  record: Judged,
): boolean {
  const scope = scopeOf(reader, entity, verb)
  if (scope === 'none') return false
  const clientVerb = verb === 'read' || verb === 'export' || verb === 'print' ? 'read' : 'edit'
  const viaClient = (client: Owned, needed: string) =>
    reaches(reader, scopeOf(reader, 'client', needed), client)
  if (by === 'firm') return scope === 'all'
  if (by === 'client' || by === 'shared')
    return record.self !== undefined && reaches(reader, scope, record.self)
  if (by === 'work')
    return (
      record.self !== undefined &&
      reaches(reader, scope, record.self) &&
      (record.client === undefined || (record.client !== null && viaClient(record.client, 'read')))
    )
  if (by === 'part') {
    const { client, about } = record
    const reachesAbout = (needed: string) =>
      !about?.self || reaches(reader, scopeOf(reader, about.entity, needed), about.self)
    if (about === null || (about && scopeOf(reader, about.entity, 'read') === 'none')) return false
    if (!reachesAbout('read')) return false
    // What is about a task without a client has no other rights than that task's.
    if (client === undefined) return about?.self !== undefined && reachesAbout(clientVerb)
    return client !== null && viaClient(client, clientVerb)
  }
  const through = record.through ?? []
  return (
    through.some((client) => viaClient(client, clientVerb)) ||
    (through.length === 0 && (reader.administrator || record.createdBy === reader.id))
  )
}
