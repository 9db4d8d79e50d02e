/** A firm for tests: its people, their rights, and ways to ask the program as each of them. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { registerAddresses } from '../src/config.ts'
import { type Database, openDatabase } from '../src/db/database.ts'
import { keptSettings } from '../src/firm/keptSettings.ts'
import { createApp } from '../src/http/app.ts'
import type { Context } from '../src/http/context.ts'
import { newId } from '../src/id.ts'
import { openLive } from '../src/live/live.ts'
import { createMailer } from '../src/mail/mailer.ts'
import { openOutbound } from '../src/outbound/outbound.ts'
import { openSecrets } from '../src/secrets/secrets.ts'
import { openSession } from '../src/session/sessions.ts'
import { castDatabase, castOf, type Departments, type Door, doorOf, entity, type People } from './cast.ts'
import type { FreshDatabase } from './server.ts'

export interface TestFirm extends Door {
  readonly db: Database
  readonly context: Context
  readonly app: FastifyInstance
  readonly database: FreshDatabase
  readonly people: People
  readonly departments: Departments
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

export async function openFirm(environment: Partial<Context['config']> = {}): Promise<TestFirm> {
  const database = await castDatabase()
  const db = openDatabase(database.poolConfig)
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

  const door = doorOf(db, context.settings, live.told)
  return {
    db,
    context,
    app,
    database,
    ...door,
    ...(await castOf(db)),
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

export { entity, newId }
