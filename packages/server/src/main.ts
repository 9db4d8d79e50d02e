/** The program: database, migrations, screens, address. Ends cleanly on Ctrl+C. */
import type { Server } from 'node:tls'
import type { PoolConfig } from 'pg'
import { fileTasks, fileTimetable } from './attachments/sweep.ts'
import { binTasks, binTimetable } from './bin/tasks.ts'
import { bulkTasks, bulkTimetable } from './bulk/tasks.ts'
import { type Config, readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { startEmbedded } from './db/embedded/startEmbedded.ts'
import { migrate } from './db/migrate.ts'
import { beginFirm } from './firm/begin.ts'
import { indexTasks } from './firm/customFieldIndexes.ts'
import { keptSettings } from './firm/keptSettings.ts'
import { createApp } from './http/app.ts'
import type { Context } from './http/context.ts'
import { keepRenewed, readPem } from './http/tls.ts'
import { importTasks, importTimetable } from './imports/tasks.ts'
import { runJobs } from './jobs/runner.ts'
import { sealTasks, sealTimetable } from './journal/outside.ts'
import { runSealer } from './journal/sealer.ts'
import { watchSeals } from './journal/watch.ts'
import { openLive } from './live/live.ts'
import { createMailer } from './mail/mailer.ts'
import { openOutbound } from './outbound/outbound.ts'
import { builtScreens } from './screens.ts'
import { openSecrets } from './secrets/secrets.ts'
import { runUpkeep } from './upkeep.ts'

const log = (line: string) => console.log(line)

async function start(): Promise<() => Promise<void>> {
  const ends: (() => Promise<unknown>)[] = []
  const endAll = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    await serve(readConfig(process.env, process.argv.slice(2)), (end) => ends.push(end))
    return endAll
  } catch (error) {
    await endAll()
    throw error
  }
}

/** Starts everything, the database first; `later` hears how each part ends. */
async function serve(config: Config, later: (end: () => Promise<unknown>) => void): Promise<void> {
  const connection = await connect(config, later)
  const db = openDatabase(
    connection,
    sparingly((error) => log(`The database does not answer: ${error.message}`)),
  )
  later(db.close)
  const ran = await migrate(db.pool)
  if (ran.length > 0) log(`Database brought up to date: ${ran.join(', ')}`)
  const screens = config.screens ? await builtScreens(log) : { folder: undefined, build: 'dev' }
  const live = openLive(db, connection, log)
  later(live.close)
  const tls = config.tls && (await readPem(config.tls))
  const local = `${tls ? 'https' : 'http'}://${config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host}`
  let port = config.port
  const context: Context = {
    config,
    db,
    live,
    log,
    mailer: createMailer(config),
    outbound: openOutbound({ exceptions: config.outboundExceptions, log }),
    secrets: openSecrets(config),
    settings: keptSettings(db),
    address: (request) =>
      config.publicUrl ?? (request ? `${request.protocol}://${request.host}` : `${local}:${port}`),
    build: screens.build,
  }
  later(runSealer(db, log).stop)
  later(watchSeals(db, log).stop)
  later(runUpkeep(db, log).stop)
  const tasks = {
    ...importTasks(context),
    ...fileTasks(context),
    ...binTasks(context),
    ...bulkTasks(context),
    ...sealTasks(context),
    ...indexTasks(context),
  }
  const timetable = [importTimetable, binTimetable, fileTimetable, bulkTimetable, sealTimetable].join('\n')
  later(runJobs({ db, connection, tasks, timetable, log }).stop)
  if (config.smtpUrl && !config.publicUrl)
    log('PUBLIC_URL is not set: nobody is mailed a link to a new password; administrators can give one.')
  const setup = await beginFirm(context)
  const app = await createApp(context, screens.folder, tls)
  later(() => app.close())
  if (config.tls) {
    const renewing = keepRenewed(app.server as unknown as Server, config.tls, log)
    later(async () => renewing.stop())
  }
  await app.listen({ port: config.port, host: config.host })
  port = (app.server.address() as { port: number }).port
  if (setup) log(`Set the firm up here: ${context.address()}/setup?token=${setup}`)
  log(`Kartoteka is at ${context.address()}  (Ctrl+C ends it)`)
}

async function connect(config: Config, later: (end: () => Promise<unknown>) => void): Promise<PoolConfig> {
  if (config.databaseUrl) return { connectionString: config.databaseUrl }
  const embedded = await startEmbedded({ folder: config.folder, log })
  later(embedded.stop)
  if (embedded.notice) log(embedded.notice)
  return embedded.connection
}

/** At most once in ten seconds: a database that is away is asked again and again. */
function sparingly<A extends unknown[]>(say: (...said: A) => void): (...said: A) => void {
  let last = 0
  return (...said) => {
    if (Date.now() - last < 10_000) return
    last = Date.now()
    say(...said)
  }
}

let ending = false
const started = start()
function end() {
  if (ending) return
  ending = true
  started
    .then(
      (stop) => stop(),
      () => {},
    )
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
started.catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
