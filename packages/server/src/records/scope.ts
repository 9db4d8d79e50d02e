/** The SQL twin of the model's `allows`: who may read which records, as a condition. A property test holds the two together. */
import {
  type Entity,
  entityNamed,
  isCustom,
  type Reader,
  registry,
  type Scope,
  scopeOf,
} from '@kartoteka/model'
import { onceForBoth } from '../db/once.ts'
import { all, any, column, falsehood, type Sql, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'

const conditions = onceForBoth<Sql | undefined>()

/** The condition under which the reader may read a record under this alias; undefined if they may read every one. */
export const readable = (reader: Reader, entity: Entity, alias: string): Sql | undefined =>
  conditions(reader, entity, alias, () => written(reader, entity, alias))

function written(reader: Reader, entity: Entity, alias: string): Sql | undefined {
  const scope = scopeOf(reader, entity.name, 'read')
  if (scope === 'none') return falsehood
  if (reader.administrator) return clientThere(reader, entity, alias)
  const { ownership } = entity
  if (ownership.by === 'firm') return scope === 'all' ? shownDefinitions(reader, entity, alias) : falsehood
  if (ownership.by === 'client') return owned(reader, scope, alias, 'client_team')
  if (ownership.by === 'shared') return shared(reader, scope, alias)
  if (ownership.by === 'part') {
    const client = column(alias, ownership.client)
    if (ownership.about === undefined) return clientReadable(reader, client)
    // What has no client is about something: the table says so.
    return all([
      any([sql`${client} is null`, clientReadable(reader, client)]),
      subjectReadable(reader, entity, ownership.about, alias),
    ])
  }
  if (ownership.by === 'work') {
    const client = column(alias, ownership.client)
    return all([owned(reader, scope, alias), any([sql`${client} is null`, clientReadable(reader, client)])])
  }
  return throughOthers(reader, ownership, alias)
}

/** Of the firm's own fields one reads what is not hidden from oneself. */
function shownDefinitions({ hidden }: Reader, { name }: Entity, alias: string): Sql | undefined {
  const fields = Object.entries(hidden).flatMap(([entity, names]) =>
    names.filter(isCustom).map((field) => `${entity}.${field}`),
  )
  if (name !== 'customField' || fields.length === 0) return undefined
  return sql`(${column(alias, 'entity')} || '.custom.' || ${column(alias, 'key')}) <> all(${fields}::text[])`
}

/** One's own; what is shared with everybody, if the scope reaches beyond one's own. */
function shared(reader: Reader, scope: Scope, alias: string): Sql {
  const own = ownRecord(reader, alias)
  return scope === 'all' ? any([own, sql`${column(alias, 'status')} = 'shared'`]) : own
}

/** The same of what hangs on a client that is known to be there and readable: only its own rights are left to ask. */
export function readableAtClient(reader: Reader, entity: Entity, alias: string): Sql | undefined {
  const scope = scopeOf(reader, entity.name, 'read')
  if (scope === 'none') return falsehood
  const { ownership } = entity
  const { by } = ownership
  if (by === 'part')
    return ownership.about === undefined ? undefined : subjectReadable(reader, entity, ownership.about, alias)
  if (by === 'work' && reader.administrator) return undefined
  return by === 'work' ? owned(reader, scope, alias) : readable(reader, entity, alias)
}

/** Keeps the planner from reading all clients into a table of hashes before the first row is judged. */
export const eachAlone = sql`offset 0`

/** What hangs on a client, or is about a record, that lies in the bin lies there with it, for the administrator too. */
function clientThere(reader: Reader, entity: Entity, alias: string): Sql | undefined {
  const { ownership } = entity
  if (ownership.by !== 'work' && ownership.by !== 'part') return undefined
  const client = column(alias, ownership.client)
  const there = sql`(${client} is null or exists (select from client rc where rc.id = ${client} and rc.deleted_at is null ${eachAlone}))`
  return ownership.by === 'part' && ownership.about !== undefined
    ? all([there, subjectReadable(reader, entity, ownership.about, alias)])
    : there
}

/**
 * Whether the record that a part is about, if any, is there and readable. It is of the same client, as the table demands,
 * so of work its own rights are left to ask. A person is known to whoever may read a client that speaks of them.
 */
function subjectReadable(reader: Reader, entity: Entity, field: string, alias: string): Sql {
  const id = column(alias, `${snake(field)}_id`)
  const parts = (entity.fields[field]?.targets ?? []).flatMap((name): Sql[] => {
    const other = entityNamed(name)
    if (!other || scopeOf(reader, name, 'read') === 'none') return []
    const rights = other.ownership.by === 'work' ? readableAtClient(reader, other, 'rs') : undefined
    return [
      sql`(${column(alias, `${snake(field)}_type`)} = ${sql.lit(name)} and exists (select from ${sql.id(tableOf(other))} rs
        where rs.id = ${id} and rs.deleted_at is null and ${rights ?? truth} ${eachAlone}))`,
    ]
  })
  return any([sql`${id} is null`, ...parts])
}

/** The same for the rows of the table of words, which carry their client's owner, department and visibility. */
export function readableWords(reader: Reader, alias: string): Sql {
  const scope = scopeOf(reader, 'client', 'read')
  if (scope === 'none') return falsehood
  if (reader.administrator) return sql`true`
  const client = column(alias, 'client')
  const own = [
    sql`${column(alias, 'owner')} = ${reader.id}::uuid`,
    sql`${client} in (select m.record from client_team m where m.target = ${reader.id}::uuid)`,
    ...(reader.ownsAdded
      ? [sql`exists (select from client rc where rc.id = ${client} and rc.created_by = ${reader.id}::uuid)`]
      : []),
  ]
  return reached(reader, scope, alias, any(own))
}

/** The scope on a record that has an owner, narrowed by the record's visibility. */
function owned(reader: Reader, scope: Scope, alias: string, team?: string): Sql {
  return reached(reader, scope, alias, ownRecord(reader, alias, team))
}

function reached(reader: Reader, scope: Scope, alias: string, own: Sql): Sql {
  if (scope === 'own') return own
  const near = sql`${column(alias, 'department')} = any(${sql.list(reader.departments)}::uuid[])`
  const visibility = column(alias, 'visibility')
  if (scope === 'department') return any([sql`(${near} and ${visibility} <> 'user')`, own])
  return any([sql`${visibility} = 'everyone'`, sql`(${visibility} = 'department' and ${near})`, own])
}

/** Owner, member of the team or, where a role says so, the one who added it. */
function ownRecord(reader: Reader, alias: string, team?: string): Sql {
  const conditions = [sql`${column(alias, 'owner')} = ${reader.id}::uuid`]
  if (team)
    conditions.push(
      sql`${column(alias, 'id')} in (select m.record from ${sql.id(team)} m where m.target = ${reader.id}::uuid)`,
    )
  if (reader.ownsAdded) conditions.push(sql`${column(alias, 'created_by')} = ${reader.id}::uuid`)
  return any(conditions)
}

/** Whether the client named by this expression is there and readable. */
function clientReadable(reader: Reader, client: Sql): Sql {
  const condition = readable(reader, registry.client as unknown as Entity, 'rc') ?? sql`true`
  return sql`exists (select from client rc where rc.id = ${client} and rc.deleted_at is null and ${condition} ${eachAlone})`
}

/** A person is read through any client they stand in; one who stands nowhere, by who added them. */
function throughOthers(
  reader: Reader,
  { entity, field }: { entity: string; field: string },
  alias: string,
): Sql {
  const table = sql.id(tableOf({ name: entity }))
  const id = column(alias, 'id')
  const client = clientReadable(reader, sql`tp.client`)
  const pointing = sql`select from ${table} tp where tp.${sql.id(field)} = ${id} and tp.deleted_at is null`
  return any([
    sql`exists (${pointing} and ${client} ${eachAlone})`,
    sql`(${column(alias, 'created_by')} = ${reader.id}::uuid and not exists (${pointing} ${eachAlone}))`,
  ])
}

/** The parts that make up what a reader of a narrow scope may read, and somewhat more: each is found by an index. */
export interface OwnParts {
  /** What is theirs or near, as one condition on the table; undefined where only `ids` find it. */
  readonly near: Sql | undefined
  /** By which it is guessed how much that is. */
  readonly size: { readonly table: string; readonly condition: Sql }
  readonly equal: readonly Sql[]
  readonly departments: readonly string[] | undefined
  /** Queries of further ids. */
  readonly ids: readonly Sql[]
  /** How many parts there are that are each in the order of the list. */
  readonly count: number
}

/** Undefined if the reader sees most of it: then lists walk the sort and ask of each row. */
export function ownParts(reader: Reader, entity: Entity): OwnParts | undefined {
  const { ownership } = entity
  const { by } = ownership
  if (reader.administrator || scopeOf(reader, entity.name, 'read') === 'none') return undefined
  if (by === 'through') return partsThrough(reader, entity, ownership)
  if (by !== 'client' && by !== 'work') return undefined
  const scope = scopeOf(reader, entity.name, 'read')
  if (scope !== 'own' && scope !== 'department') return undefined
  const departments = scope === 'department' && reader.departments.length > 0 ? reader.departments : undefined
  const owner = sql`t.owner = ${reader.id}::uuid`
  const ids = [
    ...(by === 'client'
      ? [sql`select m.record as id from client_team m where m.target = ${reader.id}::uuid`]
      : []),
    ...(reader.ownsAdded
      ? [sql`select o.id from ${sql.id(tableOf(entity))} o where o.created_by = ${reader.id}::uuid`]
      : []),
  ]
  const near = departments ? sql`(${owner} or t.department = any(${sql.list(departments)}::uuid[]))` : owner
  const count = 1 + (departments?.length ?? 0) + ids.length
  return { near, size: { table: tableOf(entity), condition: near }, equal: [owner], departments, ids, count }
}

/** The ids of all that the parts find, each once; of what is `near` only as much as meets `narrow` too. */
export const ownIds = ({ near, ids }: OwnParts, entity: Entity, narrow: Sql = truth): Sql =>
  sql.join(
    [
      ...(near
        ? [
            sql`select t.id from ${sql.id(tableOf(entity))} t where ${near} and ${narrow} and t.deleted_at is null`,
          ]
        : []),
      ...ids,
    ],
    sql` union `,
  )

/** A row for each, of each part no more than `most`: to find out whether there are many without reading them all. */
export const ownUpTo = ({ equal, departments, ids }: OwnParts, entity: Entity, most: number): Sql => {
  const near = departments ? [...equal, sql`t.department = any(${sql.list(departments)}::uuid[])`] : equal
  const parts = [
    ...near.map(
      (each) => sql`select t.id from ${sql.id(tableOf(entity))} t where ${each} and t.deleted_at is null`,
    ),
    ...ids,
  ]
  return sql.join(
    parts.map((each) => sql`(${each} limit ${sql.lit(most)})`),
    sql` union all `,
  )
}

/** Those who stand at the reader's own clients, and whom the reader has added. */
function partsThrough(
  reader: Reader,
  entity: Entity,
  { entity: name, field }: { entity: string; field: string },
): OwnParts | undefined {
  const clients = registry.client as unknown as Entity
  const own = ownParts(reader, clients)
  if (!own) return undefined
  const ofClients = ownIds(own, clients)
  const table = tableOf({ name })
  return {
    near: undefined,
    size: { table, condition: sql`t.client in (${ofClients})` },
    equal: [],
    departments: undefined,
    ids: [
      sql`select o.${sql.id(field)} as id from ${sql.id(table)} o where o.client in (${ofClients}) and o.deleted_at is null`,
      sql`select o.id from ${sql.id(tableOf(entity))} o where o.created_by = ${reader.id}::uuid`,
    ],
    count: Number.POSITIVE_INFINITY,
  }
}
