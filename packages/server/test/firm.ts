/** A firm for tests: its people, their rights, and ways to ask the program as each of them. */
import { dayIn, type EntityName, instantOf, registry, type Scope, settled } from '@kartoteka/model'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { registerAddresses } from '../src/config.ts'
import { type Database, openDatabase } from '../src/db/database.ts'
import { sql } from '../src/db/sql.ts'
import { keptSettings } from '../src/firm/keptSettings.ts'
import { setUp } from '../src/firm/setUp.ts'
import { createApp } from '../src/http/app.ts'
import type { Context } from '../src/http/context.ts'
import { newId } from '../src/id.ts'
import { openLive } from '../src/live/live.ts'
import { createMailer } from '../src/mail/mailer.ts'
import { openOutbound } from '../src/outbound/outbound.ts'
import type { Act } from '../src/records/act.ts'
import type { Asking } from '../src/records/asking.ts'
import { perform } from '../src/records/perform.ts'
import type { Stored } from '../src/records/stored.ts'
import { openSecrets } from '../src/secrets/secrets.ts'
import { openSession } from '../src/session/sessions.ts'
import { type FreshDatabase, freshDatabase } from './server.ts'

export interface TestFirm {
  readonly db: Database
  readonly context: Context
  readonly app: FastifyInstance
  readonly database: FreshDatabase
  /** Ids: adam administers; mia manages sales; sam and rita sell in different departments; olga sees only her own. */
  readonly people: Readonly<Record<'adam' | 'mia' | 'sam' | 'rita' | 'olga', string>>
  readonly departments: Readonly<Record<'board' | 'sales' | 'warsaw' | 'service', string>>
  /** One act as this user; returns what the work returns. */
  as<T>(user: string, work: (act: Act) => Promise<T>, name?: string): Promise<T>
  asking(user: string): Promise<Asking>
  make(user: string, entity: EntityName, values: object): Promise<Stored>
  /** A request as this user, signed in. */
  ask(
    user: string | undefined,
    method: InjectOptions['method'],
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

export const entity = (name: EntityName) => registry[name] as never as (typeof registry)['client']

export async function openFirm(environment: Partial<Context['config']> = {}): Promise<TestFirm> {
  const database = await freshDatabase()
  const db = openDatabase(database.poolConfig)
  const adam = await setUp(db, {
    firm: 'Gęś i Spółka',
    name: 'Adam Nowak',
    email: 'adam@example.com',
    password: 'poprawny koń bateria',
    language: 'pl',
    zone: 'Europe/Warsaw',
    country: 'PL',
  })
  const config = {
    folder: '/nowhere',
    port: 0,
    host: '127.0.0.1',
    databaseUrl: undefined,
    publicUrl: undefined,
    trustProxy: undefined,
    smtpUrl: undefined,
    tls: undefined,
    mailFrom: undefined,
    outboundExceptions: [],
    registers: registerAddresses,
    keyFile: undefined,
    administrator: undefined,
    demo: false,
    screens: false,
    ...environment,
  }
  const live = openLive(db, database.poolConfig, () => {})
  const context: Context = {
    config,
    db,
    live,
    mailer: createMailer(config),
    outbound: openOutbound({ exceptions: config.outboundExceptions, log: () => {} }),
    secrets: openSecrets(config),
    settings: keptSettings(db),
    address: () => config.publicUrl ?? 'http://localhost:3000',
    build: 'test',
    log: (line) => console.error(line),
  }
  const app = await createApp(context)
  const secrets = new Map<string, string>()

  const asking = async (user: string): Promise<Asking> => {
    const settings = (await context.settings())!
    const now = new Date()
    return { user: settings.reader(user)!, settings, now: instantOf(now), today: dayIn('Europe/Warsaw', now) }
  }
  const as = async <T>(user: string, work: (act: Act) => Promise<T>, name = 'test'): Promise<T> =>
    (await perform(db, await asking(user), { name }, work, live.told)).result
  const make = (user: string, name: EntityName, values: object) =>
    as(user, (act) => act.create(entity(name), values), `${name}.create`)

  const firm = { db, context, app, database, asking, as, make }
  const departments = await makeDepartments(firm, adam)
  const people = { adam, ...(await makePeople(firm, adam, departments)) }
  return {
    ...firm,
    people,
    departments,
    ask: async (user, method, url, body, headers = {}) => {
      if (user && !secrets.has(user)) secrets.set(user, await openSession(db, user, 'test'))
      return app.inject({
        method: method ?? 'GET',
        url,
        headers: { ...(user && { cookie: `kartoteka=${secrets.get(user)}` }), ...headers },
        ...(body !== undefined && { payload: body as object }),
      })
    },
    close: async () => {
      await app.close()
      await live.close()
      await db.close()
      await database.drop()
    },
  }
}

type Maker = Pick<TestFirm, 'make' | 'db' | 'context'>

async function makeDepartments({ make }: Maker, adam: string) {
  const board = (await make(adam, 'department', { name: 'Zarząd' })).id
  const sales = (await make(adam, 'department', { name: 'Sprzedaż', parent: board })).id
  const warsaw = (await make(adam, 'department', { name: 'Sprzedaż Warszawa', parent: sales })).id
  const service = (await make(adam, 'department', { name: 'Serwis', parent: board })).id
  return { board, sales, warsaw, service }
}

async function makePeople(
  { make, db, context }: Maker,
  adam: string,
  { sales, warsaw, service }: Awaited<ReturnType<typeof makeDepartments>>,
) {
  const { roles } = (await context.settings())!
  const role = (builtIn: string) => [...roles.values()].find((each) => each.builtIn === builtIn)!.id
  const narrow = await ownOnlyRole({ make, db, context }, adam)
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
async function ownOnlyRole({ make, db }: Maker, adam: string): Promise<string> {
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

export { newId }
