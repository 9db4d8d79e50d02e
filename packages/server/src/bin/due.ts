/** What has lain in the bin long enough to be removed, and what of it nothing outside holds there. */
import { type Entity, type EntityName, registry } from '@kartoteka/model'
import { all, type Sql, sql, truth } from '../db/sql.ts'
import { snake, tableOf } from '../db/tables.ts'
import { eachAlone } from '../records/scope.ts'

/**
 * What is emptied, in this order: what names others before what is named. A client goes with all that hangs on it. What
 * the settings hold is not here; it stays.
 */
export const emptied = [
  'attachment',
  'externalLink',
  'note',
  'talk',
  'position',
  'place',
  'recipient',
  'client',
  'task',
  'person',
  'view',
] as const satisfies readonly EntityName[]
export type Emptied = (typeof emptied)[number]

/** A record that is to be removed. */
export interface Due {
  readonly entity: Emptied
  readonly id: string
  readonly version: number
  readonly client: string | null
}

/** How far the bin was gone through. */
export interface Place {
  readonly deletedAt: string
  readonly id: string
}

const entityOf = (name: EntityName): Entity => registry[name] as unknown as Entity

/** The column that says whose a part or a work is; undefined for what has a life of its own. */
function clientColumn({ ownership }: Entity): string | undefined {
  return ownership.by === 'part' || ownership.by === 'work' ? snake(ownership.client) : undefined
}

const table = (name: Emptied) => sql.id(tableOf({ name }))
const hanging = emptied.filter((name) => clientColumn(entityOf(name)) !== undefined)
const clientOf = (name: Emptied, alias: string): Sql => {
  const column = clientColumn(entityOf(name))
  return column === undefined ? sql`null::uuid` : sql.ref(`${alias}.${column}`)
}

/**
 * Records that were put into the bin themselves, before `limit`, and that no record names any more, in the bin or outside.
 * What is about them goes before them: see `dueWith`.
 */
export function dueAlone(name: Emptied, limit: string, after: Place | undefined, most: number): Sql {
  const free = [...namers(name), ...aboutThese(name)].map(unnamedBy)
  return sql`select ${sql.lit(name)} as entity, t.id, t.version, ${clientOf(name, 't')} as client, t.deleted_at::text as "deletedAt"
    from ${table(name)} t where ${all([binnedBefore('t', limit), behind('t', after), ...free])}
    order by t.deleted_at, t.id limit ${sql.lit(most)}`
}

/** A record that goes because of what it is about. */
export interface DueWith extends Due {
  readonly about: string
}

/** What is about records of this kind that are due and that nothing else names any more; and what it is about. */
export function dueWith(name: Emptied, limit: string, most: number): readonly Sql[] {
  const free = namers(name).map(unnamedBy)
  return aboutThese(name).map(
    ([
      by,
      column,
    ]) => sql`select ${sql.lit(by)} as entity, x.id, x.version, ${clientOf(by, 'x')} as client, t.id as about
      from ${table(name)} t join ${table(by)} x on ${sql.ref(`x.${column}`)} = t.id
      where ${all([binnedBefore('t', limit), ...free])} order by t.deleted_at, x.id limit ${sql.lit(most)}`,
  )
}

const unnamedBy = ([by, column]: readonly [Emptied, string]): Sql =>
  sql`not exists (select from ${table(by)} x where ${sql.ref(`x.${column}`)} = t.id ${eachAlone})`

/** What may be about records of this kind: it does not hold them, it goes with them. The kind and its column. */
function aboutThese(name: Emptied): readonly (readonly [Emptied, string])[] {
  return emptied.flatMap((by) =>
    Object.entries(entityOf(by).fields).flatMap(([field, { targets }]) =>
      targets?.includes(name) ? [[by, `${snake(field)}_id`] as const] : [],
    ),
  )
}

/** A field of the firm's own by which records of this kind name clients. */
export interface OwnNamer {
  readonly entity: Emptied
  readonly key: string
}

/** All of them; those that are not in use any more keep what they hold, and may be taken into use again. */
export const ownNamers: Sql = sql`select entity, key from custom_field where kind = 'client'
  and (deleted_at is null or emptied_at is null or emptied_at < deleted_at)`

/**
 * Clients that were put into the bin before `limit`, each with whether something holds it there: a record that stays names
 * it or one of those that hang on it. What hangs on a client that is held stays too, and so may hold the next one.
 */
export function dueClients(
  limit: string,
  after: Place | undefined,
  most: number,
  own: readonly OwnNamer[] = [],
): Sql {
  const holders = hanging.flatMap((name) =>
    namers(name).map(
      ([by, column]) => sql`select ${clientOf(by, 'x')} as "by"
        from ${table(name)} h join ${table(by)} x on ${sql.ref(`x.${column}`)} = h.id
        where ${clientOf(name, 'h')} = up.client and ${clientOf(by, 'x')} is distinct from up.client
          and not coalesce(${binnedBefore('x', limit)}, false) ${eachAlone}`,
    ),
  )
  const members = namers('client').map(
    ([by, column]) => sql`select ${clientOf(by, 'x')} as "by" from ${table(by)} x
      where ${sql.ref(`x.${column}`)} = up.client and not coalesce(${binnedBefore('x', limit)}, false) ${eachAlone}`,
  )
  // Of these no foreign key would tell, so one that lies in the bin itself holds too until it goes.
  const named = own.map(
    ({
      entity,
      key,
    }) => sql`select ${entity === 'client' ? sql`x.id` : clientOf(entity, 'x')} as "by" from ${table(entity)} x
      where x.custom <> '{}' and x.custom @> jsonb_build_object(${key}::text, up.client) ${eachAlone}`,
  )
  const pairs = [...holders, ...members, ...named]
  return sql`with recursive due as materialized (select t.id, t.version, t.deleted_at from client t
      where ${all([binnedBefore('t', limit), behind('t', after)])} order by t.deleted_at, t.id limit ${sql.lit(most)}),
    up (root, client, stays) as (
      select id, id, false from due
      union
      select up.root, n.by, not exists (select from client c where c.id = n.by and ${binnedBefore('c', limit)} ${eachAlone})
      from up cross join lateral (${sql.join(
        pairs.map((pair) => sql`(${pair})`),
        sql` union all `,
      )}) n where not up.stays)
    select id, version, deleted_at::text as "deletedAt", exists (select from up where up.root = due.id and up.stays) as held
    from due order by deleted_at, id`
}

/** What goes with these clients, client by client and what names others first; of each kind at most so many per client. */
export function hangingOn(clients: readonly string[], most: number): Sql {
  const row = (of: Emptied, alias: string) =>
    sql`${sql.lit(emptied.indexOf(of))} as rank, ${sql.lit(of)} as entity, ${sql.ref(`${alias}.id`)} as id, ${sql.ref(`${alias}.version`)} as version, ${clientOf(of, alias)} as client`
  const selects = hanging.flatMap((name) => {
    const own = sql`from ${table(name)} h`
    const of = sql`where ${clientOf(name, 'h')} = c.id limit ${sql.lit(most)}`
    const named = namers(name).map(
      ([by, column]) =>
        sql`(select ${row(by, 'x')} ${own} join ${table(by)} x on ${sql.ref(`x.${column}`)} = h.id ${of})`,
    )
    return [...named, sql`(select ${row(name, 'h')} ${own} ${of})`]
  })
  const members = namers('client').map(
    ([by, column]) =>
      sql`(select ${row(by, 'x')} from ${table(by)} x where ${sql.ref(`x.${column}`)} = c.id limit ${sql.lit(most)})`,
  )
  return sql`select c.id as "with", h.entity, h.id, h.version, h.client
    from unnest(${clients}::uuid[]) with ordinality c (id, n) cross join lateral (${sql.join([...selects, ...members], sql` union all `)}) h
    order by c.n, h.rank, h.id limit ${sql.lit(most)}`
}

/** Who may name records of this kind: the kind and its column. That a part is its client's own is not naming it. */
function namers(name: Emptied): readonly (readonly [Emptied, string])[] {
  return emptied.flatMap((by) =>
    Object.entries(entityOf(by).fields).flatMap(([field, { kind, target }]) =>
      kind === 'reference' && target === name && snake(field) !== clientColumn(entityOf(by))
        ? [[by, snake(field)] as const]
        : [],
    ),
  )
}

const binnedBefore = (alias: string, limit: string): Sql =>
  sql`${sql.ref(`${alias}.deleted_at`)} < ${limit}::timestamptz`

const behind = (alias: string, after: Place | undefined): Sql =>
  after
    ? sql`(${sql.ref(`${alias}.deleted_at`)}, ${sql.ref(`${alias}.id`)}) > (${after.deletedAt}::timestamptz, ${after.id}::uuid)`
    : truth
