/** Who works in the measured firm: 300 users in 30 departments, 12 roles with scopes own, department and all. */
import { settled } from '@kartoteka/model'
import type { Database } from '../../packages/server/src/db/database.ts'
import { sql } from '../../packages/server/src/db/sql.ts'
import { setUp } from '../../packages/server/src/firm/setUp.ts'
import { idAt } from './ids.ts'
import { ownFields } from './ownFields.ts'
import { departments, users } from './sizes.ts'

/** The readers whose lists are measured, by what part of the clients they see. */
export const readers = { all: 30, third: 31, department: 35, few: 36 } as const
export type ReaderName = keyof typeof readers

/** Everything small that records refer to, by number. */
export interface Firm {
  readonly today: number
  readonly clients: number
  readonly userIds: readonly string[]
  readonly departmentIds: readonly string[]
  readonly labelIds: readonly string[]
  readonly results: readonly string[]
}

/** Of ten thousand clients so many carry each label: frequent, common, seldom, rare. */
export const labelShares = [3_000, 1_000, 200, 5]
const labelNames = ['Stały klient', 'Hurt', 'Wymaga zgody', 'Rzadki']

const scopes = ['own', 'department', 'all'] as const
const verbs = ['read', 'create', 'edit', 'delete', 'complete', 'reopen', 'print']
const worked = ['client', 'talk', 'task', 'person', 'place', 'position']
const common = Object.keys(settled)

export const departmentOf = (user: number): number => user % departments

/** Department 0 is the top, 1 to 3 are below it, all others below those: a region is a third of the firm. */
const parentOf = (n: number) => (n === 0 ? null : n <= 3 ? 0 : ((n - 1) % 3) + 1)

/** Sets the firm up and fills in its people; the database must be fresh. */
export async function makeFirm(db: Database, clients: number, today: number): Promise<Firm> {
  const administrator = await setUp(db, {
    firm: 'Pomiar',
    name: 'Adam Nowak',
    email: 'admin@example.com',
    password: 'poprawny koń bateria',
    language: 'pl',
    zone: 'Europe/Warsaw',
    country: 'PL',
  })
  const at = new Date(today).toISOString()
  const kept = {
    version: 1,
    created_at: at,
    updated_at: at,
    created_by: administrator,
    updated_by: administrator,
  }
  const made = (kind: 'department' | 'label' | 'role' | 'user', count: number) =>
    Array.from({ length: count }, (_, n) => idAt(kind, n, today))
  const ids = {
    department: made('department', departments),
    label: made('label', 4),
    role: made('role', 9),
    user: made('user', users),
  }
  const put = (table: string, rows: readonly object[]) =>
    db.write(sql`insert into ${sql.id(table)}
    select * from json_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(rows)}::json)`)
  await put(
    'department',
    ids.department.map((id, n) => ({
      ...kept,
      id,
      name: `Dział ${n}`,
      parent: ids.department[parentOf(n) ?? -1] ?? null,
    })),
  )
  await put(
    'label',
    ids.label.map((id, n) => ({ ...kept, id, name: labelNames[n], colour: 'blue', record_types: [] })),
  )
  await put(
    'role',
    ids.role.map((id, n) => ({ ...kept, id, name: { pl: `Rola ${n}` }, owns_added: n === 8 })),
  )
  await put(
    'permission',
    ids.role.flatMap((role, n) => [
      ...worked.flatMap((entity) => verbs.map((verb) => ({ role, entity, verb, scope: scopes[n % 3] }))),
      ...common.map((entity) => ({ role, entity, verb: 'read', scope: 'all' })),
    ]),
  )
  await put(
    'user',
    ids.user.map((id, n) => ({
      ...kept,
      id,
      name: `Pracownik ${n}`,
      email: `user${n}@example.com`,
      department: ids.department[departmentOf(n)],
      phones: [],
      language: 'pl',
      status: 'active',
    })),
  )
  await put(
    'custom_field',
    ownFields.map(({ deletedAt, ...field }) => ({ ...kept, ...field, deleted_at: deletedAt })),
  )
  const known = await db.read<{ id: string; built_in: string }>(
    sql`select id, built_in from role where built_in is not null`,
  )
  const builtIn = (name: string) => known.find((role) => role.built_in === name)!.id
  const roleOf = (n: number) => {
    if (n === readers.few) return ids.role[0]!
    if (n === readers.third || n === readers.department) return ids.role[1]!
    return n === readers.all
      ? builtIn('manager')
      : [...ids.role, builtIn('manager'), builtIn('employee'), builtIn('employee')][n % 12]!
  }
  await put(
    'user_roles',
    ids.user.map((record, n) => ({ record, target: roleOf(n) })),
  )
  await db.write(sql`update firm set settings_version = settings_version + 1`)
  const results = await db.read<{ id: string }>(sql`select id from talk_result order by position`)
  return {
    today,
    clients,
    userIds: ids.user,
    departmentIds: ids.department,
    labelIds: ids.label,
    results: results.map(({ id }) => id),
  }
}
