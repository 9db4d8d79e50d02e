/** Starts one PostgreSQL for the whole test run. It may lose everything at a power cut, so it is fast. */
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import type { TestProject } from 'vitest/node'
import { bornAt } from '../src/db/embedded/processes.ts'
import { startEmbedded } from '../src/db/embedded/startEmbedded.ts'
import { scratch } from './scratch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { connection: PoolConfig; superuser: PoolConfig }
  }
}

const careless = {
  fsync: false,
  full_page_writes: false,
  synchronous_commit: false,
  shared_buffers: '256MB',
  max_wal_size: '512MB',
}

const pause = new Int32Array(new SharedArrayBuffer(4))

export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(scratch(), 'kartoteka-test-'))
  // Programs may not be run from everywhere.
  const shelter = await mkdtemp(join(tmpdir(), 'kartoteka-shelter-'))
  const binaries = process.env.KARTOTEKA_TEST_POSTGRES
  const server = await startEmbedded({
    folder,
    binaries,
    settings: careless,
    shelter,
  })
  project.provide('postgres', { connection: server.connection, superuser: server.superuser })
  // After Ctrl+C Vitest leaves without asking us to clear up.
  const abandon = () => {
    const pid = server.pid()
    if (pid) process.kill(pid, 'SIGQUIT')
    for (let tries = 0; pid && bornAt(pid) && tries < 40; tries++) Atomics.wait(pause, 0, 0, 50)
    for (const each of [folder, shelter]) rmSync(each, { recursive: true, force: true })
  }
  process.once('exit', abandon)
  return async () => {
    process.off('exit', abandon)
    await server.stop()
    for (const each of [folder, shelter]) await rm(each, { recursive: true, force: true })
  }
}
