/** PostgreSQL that comes with the program: made, started, watched over and stopped without anybody's care. */
import { rmdirSync } from 'node:fs'
import pg from 'pg'
import { runsAsRoot } from './account.ts'
import { findBinaries } from './binaries.ts'
import { createCluster, superuser } from './createCluster.ts'
import { explainedFault } from './explained.ts'
import { keepRunning } from './keepRunning.ts'
import { takeOwnership } from './ownerLock.ts'
import { oneName, type Place, preparePlace, usualShelter } from './place.ts'
import { end, findOrBegin, socketAddress } from './postmaster.ts'
import { type Settings, usualSettings, writeSettings } from './settings.ts'

export interface EmbeddedOptions {
  /** The data folder; the database's files go to its folder `postgres`. */
  readonly folder: string
  readonly log?: (line: string) => void
  /** The folder with the programs of another PostgreSQL, 15 or newer. */
  readonly binaries?: string
  /** Settings of PostgreSQL on top of the usual ones. */
  readonly settings?: Settings
  /** Where root keeps what the database's account cannot reach. */
  readonly shelter?: string
}

export interface EmbeddedServer {
  /** The program's own database, as its owner. */
  readonly connection: pg.PoolConfig
  /** The same database as the superuser: for backups, and for nothing that a user's request leads to. */
  readonly superuser: pg.PoolConfig
  /** A line to print first: that something lies elsewhere than expected. */
  readonly notice?: string
  /** The folder with the cluster's own files. */
  readonly cluster: string
  /** The process id of the server; undefined while it is being started again. */
  readonly pid: () => number | undefined
  /** Ends the server and waits for it. May be called twice. */
  stop(): Promise<void>
}

/** Name of the program's database and of its owner. */
const own = 'kartoteka'

/**
 * Starts the database of a data folder, making it first if there is none, and keeps it running: a server
 * that dies is started again, one that a killed program left behind is taken over. Throws an Error whose
 * message is meant for a person: folder in use, disk full, folder closed, files of another major version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log = () => {}, shelter = usualShelter } = options
  const folder = oneName(options.folder)
  const place = await preparePlace(folder, shelter)
  let release = () => {}
  let giveUp = async () => release()
  try {
    release = await takeOwnership(place.home, folder, log)
    const binaries = await findBinaries(place.account, runsAsRoot() ? shelter : place.home, options.binaries)
    await createCluster(place, binaries)
    writeSettings(place, { ...usualSettings(), ...options.settings })
    const first = await findOrBegin(place, binaries)
    // A server that nobody looks after would keep the folder busy.
    giveUp = () => end(first, place, binaries).finally(() => leave(place, release))
    if (first.found) log(`The database was still running (process ${first.pid}) and is taken over.`)
    await createDatabase(place)
    const keeper = keepRunning(first, {
      begin: () => findOrBegin(place, binaries),
      end: (postmaster) => end(postmaster, place, binaries),
      log,
    })
    let stopped: Promise<void> | undefined
    return {
      connection: socketAddress(place, own, own),
      superuser: socketAddress(place, own, superuser),
      notice: [place.notice, binaries.notice].filter(Boolean).join('\n') || undefined,
      cluster: place.cluster,
      pid: () => keeper.current()?.pid,
      stop: () => (stopped ??= keeper.stop().finally(() => leave(place, release))),
    }
  } catch (error) {
    await giveUp().catch(() => {})
    throw explainedFault(error, place)
  }
}

function leave({ sockets }: Place, release: () => void) {
  try {
    // In the system's temporary folder it would be litter. One that is not empty stays.
    rmdirSync(sockets)
  } catch {}
  release()
}

async function createDatabase(place: Place) {
  const client = new pg.Client(socketAddress(place, 'postgres', superuser))
  await client.connect()
  try {
    const roles = await client.query('select from pg_roles where rolname = $1', [own])
    if (roles.rowCount === 0) await client.query(`create role ${own} login`)
    const databases = await client.query('select from pg_database where datname = $1', [own])
    if (databases.rowCount === 0) await client.query(`create database ${own} owner ${own}`)
  } finally {
    await client.end()
  }
}
