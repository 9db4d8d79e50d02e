/** What every request needs to know of the firm, read again whenever its version moves. */
import {
  type CustomField,
  type Department,
  type Entity,
  entities,
  type Reader,
  type Register,
  registry,
  type Scope,
  type Settled,
  type SettledRecord,
  scopes,
  settled,
  toldBy,
  type User,
  withCustom,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { selectList } from '../records/select.ts'

export interface Firm {
  readonly installation: string
  readonly name: string
  readonly language: 'pl' | 'en' | 'ru'
  readonly country: string
  readonly zone: string
  readonly demo: boolean
}

type Lists = {
  readonly [N in Settled as (typeof settled)[N]]: ReadonlyMap<string, SettledRecord<N>>
}

export interface Settings extends Lists {
  readonly version: number
  readonly firm: Firm
  /** The public registers that the firm asks. */
  readonly registers: readonly Register[]
  /** The entity with the firm's own fields. */
  whole(entity: Entity): Entity
  /** The user as the rights see them; undefined if there is none, or they are blocked or deleted. */
  reader(user: string): Reader | undefined
}

/** What is noted without a change of the settings would be old in them soon, and every screen has them. */
const notedOf = ({ fields }: Entity) => Object.keys(fields).filter((name) => fields[name]?.noted)

/** The settings at their present version; undefined before the firm is set up. */
export async function readSettings(db: Database): Promise<Settings | undefined> {
  const lists = (Object.keys(settled) as Settled[]).map((name) => {
    const entity = registry[name] as unknown as Entity
    return sql`(select coalesce(json_agg(x order by x.id), '[]') from (select ${selectList(entity, 't', notedOf(entity))} from ${sql.id(tableOf(entity))} t) x) as ${sql.id(name)}`
  })
  const [row] =
    await db.read<Read>(sql`select f.settings_version as version, row_to_json(f) as firm, ${sql.join(lists)},
    (select coalesce(json_agg(r.name), '[]') from register r where r.active) as registers,
    (select coalesce(json_agg(p), '[]') from permission p) as permissions,
    (select coalesce(json_agg(p), '[]') from field_permission p) as field_permissions from firm f`)
  if (!row) return undefined
  const { name, language, country, zone, demo, installation } = row.firm
  const settings = {
    version: Number(row.version),
    firm: { name, language, country, zone, demo, installation },
    ...(Object.fromEntries(
      Object.entries(settled).map(([entity, list]) => [
        list,
        byId<{ readonly id: string }>(row[entity as Settled]),
      ]),
    ) as unknown as Lists),
    registers: row.registers,
    whole: wholeBy(row.customField),
  }
  const readers = new Map<string, Reader | undefined>()
  const reader = (id: string) => {
    if (!readers.has(id)) readers.set(id, readerOf(settings.users.get(id), row))
    return readers.get(id)
  }
  return { ...settings, reader }
}

type Rows = { readonly [N in Settled]: readonly SettledRecord<N>[] }

interface Read extends Rows {
  readonly version: string
  readonly firm: Firm
  readonly registers: readonly Register[]
  readonly permissions: readonly { role: string; entity: string; verb: string; scope: Scope }[]
  readonly field_permissions: readonly {
    role: string
    entity: string
    field: string
    rule: 'hidden' | 'locked'
  }[]
}

const byId = <R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> =>
  new Map(rows.map((row) => [row.id, row]))

/** Each entity put together once; what is whole already stays as it is. */
function wholeBy(definitions: readonly CustomField[]): (entity: Entity) => Entity {
  const known = new Map<string, Entity>()
  return (entity) => {
    if (!entity.custom) return entity
    const whole =
      known.get(entity.name) ??
      withCustom(registry[entity.name as 'client'] as unknown as Entity, definitions)
    known.set(entity.name, whole)
    return whole
  }
}

/** Roles merged: the widest scope wins; a field is hidden or locked only if every role says so. */
function readerOf(
  user: User | undefined,
  { role: roles, permissions, field_permissions, department: departments }: Read,
): Reader | undefined {
  if (!user || user.status === 'blocked' || user.deletedAt !== null) return undefined
  const held = roles.filter(
    ({ id, deletedAt }) => deletedAt === null && user.roles.some((each) => each === id),
  )
  const widest: Record<string, Record<string, Scope>> = {}
  for (const { role, entity, verb, scope } of permissions) {
    if (!held.some(({ id }) => id === role)) continue
    widest[entity] ??= {}
    const known = widest[entity][verb] ?? 'none'
    widest[entity][verb] = scopes.indexOf(scope) > scopes.indexOf(known) ? scope : known
  }
  const fields = (rule: 'hidden' | 'locked') => {
    const found: Record<string, string[]> = {}
    for (const { entity, field } of field_permissions) {
      const everyRole = held.every(({ id }) =>
        field_permissions.some(
          (each) =>
            each.role === id &&
            each.entity === entity &&
            each.field === field &&
            (each.rule === rule || each.rule === 'hidden'),
        ),
      )
      if (everyRole && held.length > 0 && !found[entity]?.includes(field))
        found[entity] = [...(found[entity] ?? []), field]
    }
    return found
  }
  const administrator = held.some(({ builtIn }) => builtIn === 'administrator')
  return {
    id: user.id,
    administrator,
    departments: user.department === null ? [] : withThoseBelow(user.department, departments),
    ownsAdded: held.some(({ ownsAdded }) => ownsAdded),
    permissions: widest,
    hidden: administrator ? {} : withMade(withOthers(fields('hidden'))),
    locked: administrator ? {} : fields('locked'),
  }
}

/** With what is for administrators alone. */
function withOthers(hidden: Reader['hidden']): Reader['hidden'] {
  const more = (entities as readonly Entity[]).flatMap(({ name, fields }) => {
    const closed = Object.keys(fields).filter((field) => fields[field]?.shownTo === 'administrators')
    return closed.length === 0 ? [] : [[name, [...(hidden[name] ?? []), ...closed]] as const]
  })
  return { ...hidden, ...Object.fromEntries(more) }
}

/** What is made of a hidden field says what that one says, and so does a column that shows it or is reached by it. */
function withMade(hidden: Reader['hidden']): Reader['hidden'] {
  const hides = (entity: string, field: string) => hidden[entity]?.includes(field) ?? false
  const more = (entities as readonly Entity[]).flatMap(({ name, fields, related }) => {
    const made = Object.keys(fields).filter((field) => hides(name, fields[field]?.madeOf ?? ''))
    const shown = Object.keys(related).filter((column) =>
      toldBy(related[column]!).some((field) => hides(related[column]!.entity, field)),
    )
    const names = new Set([...(hidden[name] ?? []), ...made, ...shown])
    return names.size === 0 ? [] : [[name, [...names]] as const]
  })
  return { ...hidden, ...Object.fromEntries(more) }
}

function withThoseBelow(top: string, departments: readonly Department[]): readonly string[] {
  const found = new Set([top])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const { id, parent } of departments) if (parent !== null && found.has(parent)) found.add(id)
  }
  return [...found].sort()
}
