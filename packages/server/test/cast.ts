/** The people of the tests' firm and what they may: made once a run, since each test file begins with a copy of it. */
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dayIn, type EntityName, instantOf, registry, type Scope, settled } from '@kartoteka/model'
import type pg from 'pg'
import { type Database, openDatabase } from '../src/db/database.ts'
import { sql } from '../src/db/sql.ts'
import { keptSettings } from '../src/firm/keptSettings.ts'
import { setUp } from '../src/firm/setUp.ts'
import type { Act } from '../src/records/act.ts'
import type { Asking } from '../src/records/asking.ts'
import { perform, type Touched } from '../src/records/perform.ts'
import type { Stored } from '../src/records/stored.ts'
import { type FreshDatabase, filledDatabase } from './server.ts'

/** Ids: adam administers; mia manages sales; sam and rita sell in different departments; olga sees only her own. */
export type People = Readonly<Record<'adam' | 'mia' | 'sam' | 'rita' | 'olga', string>>
export type Departments = Readonly<Record<'board' | 'sales' | 'warsaw' | 'service', string>>

export const entity = (name: EntityName) => registry[name] as never as (typeof registry)['client']

/** Ways to write as one of the people. */
export interface Door {
  asking(user: string): Promise<Asking>
  /** One act as this user; returns what the work returns. */
  as<T>(user: string, work: (act: Act) => Promise<T>, name?: string): Promise<T>
  make(user: string, entity: EntityName, values: object): Promise<Stored>
}

export function doorOf(
  db: Database,
  kept: ReturnType<typeof keptSettings>,
  told: (touched: readonly Touched[]) => void,
): Door {
  const asking: Door['asking'] = async (user) => {
    const settings = (await kept())!
    const now = new Date()
    return { user: settings.reader(user)!, settings, now: instantOf(now), today: dayIn('Europe/Warsaw', now) }
  }
  const as: Door['as'] = async (user, work, name = 'test') =>
    (await perform(db, await asking(user), { name }, work, told)).result
  return {
    asking,
    as,
    make: (user, name, values) => as(user, (act) => act.create(entity(name), values), `${name}.create`),
  }
}

/** A database of one's own with the firm and its people. */
export const castDatabase = (): Promise<FreshDatabase> => filledDatabase('cast', madeOf(), makeCast)

/** Who is in a firm of `castDatabase`. No two firms are one installation, so this one becomes its own. */
export async function castOf(db: Database): Promise<{ people: People; departments: Departments }> {
  await db.write(sql`update firm set installation = gen_random_uuid()`)
  const [found] = await db.read<{ people: People; departments: Record<string, string> }>(sql`select
    (select json_object_agg(split_part(email, '@', 1), id) from "user") as people,
    (select json_object_agg(name, id) from department) as departments`)
  const { people, departments: named } = found!
  const departments = Object.entries(departmentNames).map(([key, name]) => [key, named[name]])
  return { people, departments: Object.fromEntries(departments) as Departments }
}

/** Sources of the program and this file by when they changed: in watch mode the firm is made anew after each change. */
function madeOf(): string {
  const digest = createHash('sha256')
  const folders = ['../src', '../../model/src'].map((folder) => join(import.meta.dirname, folder))
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  )
  for (const file of [...files.sort(), import.meta.filename])
    digest.update(`${file} ${statSync(file).mtimeMs}\n`)
  return digest.digest('hex').slice(0, 16)
}

async function makeCast(poolConfig: pg.PoolConfig): Promise<void> {
  const db = openDatabase(poolConfig)
  try {
    const adam = await setUp(db, {
      firm: 'Gęś i Spółka',
      name: 'Adam Nowak',
      email: 'adam@example.com',
      password: 'poprawny koń bateria',
      language: 'pl',
      zone: 'Europe/Warsaw',
      country: 'PL',
    })
    const settings = keptSettings(db)
    const maker = { db, settings, make: doorOf(db, settings, () => {}).make }
    await makePeople(maker, adam, await makeDepartments(maker, adam))
  } finally {
    await db.close()
  }
}

const departmentNames: Departments = {
  board: 'Zarząd',
  sales: 'Sprzedaż',
  warsaw: 'Sprzedaż Warszawa',
  service: 'Serwis',
}

interface Maker extends Pick<Door, 'make'> {
  readonly db: Database
  readonly settings: ReturnType<typeof keptSettings>
}

async function makeDepartments({ make }: Maker, adam: string) {
  const board = (await make(adam, 'department', { name: departmentNames.board })).id
  const sales = (await make(adam, 'department', { name: departmentNames.sales, parent: board })).id
  const warsaw = (await make(adam, 'department', { name: departmentNames.warsaw, parent: sales })).id
  const service = (await make(adam, 'department', { name: departmentNames.service, parent: board })).id
  return { board, sales, warsaw, service }
}

async function makePeople(
  { make, db, settings }: Maker,
  adam: string,
  { sales, warsaw, service }: Awaited<ReturnType<typeof makeDepartments>>,
) {
  const { roles } = (await settings())!
  const role = (builtIn: string) => [...roles.values()].find((each) => each.builtIn === builtIn)!.id
  const narrow = await ownOnlyRole({ make, db }, adam)
  const person = async (name: string, department: string, held: string) => {
    const email = `${name.split(' ')[0]!.toLowerCase()}@example.com`
    const user = await make(adam, 'user', { name, email, department, roles: [held], language: 'pl' })
    await db.write(sql`update "user" set status = 'active' where id = ${user.id}::uuid`)
    await db.write(sql`update firm set settings_version = settings_version + 1`)
    return user.id
  }
  return {
    mia: await person('Mia Zięba', sales, role('manager')),
    sam: await person('Sam Kos', warsaw, role('employee')),
    rita: await person('Rita Lis', service, role('employee')),
    olga: await person('Olga Orłowa', service, narrow),
  }
}

/** A role that reads and edits only one's own. */
async function ownOnlyRole({ make, db }: Pick<Maker, 'make' | 'db'>, adam: string): Promise<string> {
  const { id } = await make(adam, 'role', { name: { pl: 'Przedstawiciel' } })
  const rights: Readonly<Record<string, Scope>> = {
    read: 'own',
    create: 'own',
    edit: 'own',
    delete: 'own',
    complete: 'own',
    reopen: 'own',
  }
  for (const name of ['client', 'talk', 'task', 'person', 'position', 'place', 'recipient'])
    for (const [verb, scope] of Object.entries(rights))
      await db.write(sql`insert into permission values (${id}::uuid, ${name}, ${verb}, ${scope})`)
  for (const name of Object.keys(settled))
    await db.write(sql`insert into permission values (${id}::uuid, ${name}, 'read', 'all')`)
  return id
}
