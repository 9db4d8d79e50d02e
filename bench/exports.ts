/**
 * How fast a list of clients goes out as a file, and with how much memory: `node bench/exports.ts [clients]`. Makes a
 * database of its own in a temporary folder, and asks the program as a browser does.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../packages/server/src/db/database.ts'
import { migrate } from '../packages/server/src/db/migrate.ts'
import { sql } from '../packages/server/src/db/sql.ts'
import { setUp } from '../packages/server/src/firm/setUp.ts'
import { openSession } from '../packages/server/src/session/sessions.ts'
import { addressOf } from './measure/bench.ts'
import { spent } from './measure/cpu.ts'
import { startProgram } from './measure/program.ts'
import { startDatabase, started, untilStopped } from './started.ts'

const clients = Number(process.argv[2] ?? 100_000)
/** Clients of one statement. */
const atOnce = 50_000
const columns = ['name', 'taxNumber', 'street', 'postalCode', 'town', 'phones', 'mails', 'owner', 'createdAt']

await untilStopped(measure())

async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-exports-'))
  const clear = started(() => rm(folder, { recursive: true, force: true }))
  const server = await startDatabase({ folder, log: () => {} })
  const db = openDatabase(server.connection)
  await migrate(db.pool)
  const user = await setUp(db, {
    firm: 'Firma',
    name: 'Adam',
    email: 'a@example.com',
    password: 'poprawny koń bateria',
    language: 'pl',
    zone: 'Europe/Warsaw',
    country: 'PL',
  })
  for (let from = 1; from <= clients; from += atOnce)
    await db.write(sql`insert into client (id, version, created_at, created_by, updated_at, updated_by, kind, name, tax_number,
      tax_number_country, street, postal_code, town, country, phones, mails, active, owner, visibility, folded)
    select gen_random_uuid(), 1, now(), ${user}::uuid, now(), ${user}::uuid, 'firm', 'Zakład Usługowy „Kłos ' || n || '” Sp. z o.o.',
      lpad((n * 7919 % 9999999999)::text, 10, '1'), 'PL', 'ul. Długa ' || n % 300, '31-' || lpad((n % 1000)::text, 3, '0'), 'Kraków', 'PL',
      jsonb_build_array(jsonb_build_object('number', '+4812' || lpad((n % 10000000)::text, 7, '0'))), array['biuro' || n || '@klos.example'],
      true, ${user}::uuid, 'everyone', 'zaklad uslugowy klos ' || n
    from generate_series(${from}::bigint, ${Math.min(clients, from + atOnce - 1)}::bigint) n`)
  await db.write(sql`analyze`)
  const secret = await openSession(db, user, 'bench')
  await db.close()
  const environment = { DATABASE_URL: addressOf(server), KARTOTEKA_DATA: join(folder, 'data') }

  console.log(`${clients} clients, ${columns.length} columns, load ${loadavg()[0]!.toFixed(1)}`)
  for (const format of ['csv', 'xlsx', 'vcard']) {
    const program = await startProgram(environment)
    const idle = memoryOf(program.pid)
    let most = idle
    const watch = setInterval(() => {
      most = Math.max(most, memoryOf(program.pid))
    }, 50)
    const before = spent(program.pid, server.pid()!)!
    const began = performance.now()
    const query = new URLSearchParams({ format, columns: columns.join(','), sort: 'name' })
    const answer = await fetch(`http://127.0.0.1:${program.port}/api/clients/export?${query}`, {
      headers: { cookie: `kartoteka=${secret}`, 'accept-encoding': 'identity' },
    })
    let bytes = 0
    for await (const piece of answer.body!) bytes += (piece as Uint8Array).length
    const seconds = (performance.now() - began) / 1000
    const after = spent(program.pid, server.pid()!)!
    clearInterval(watch)
    const each = (name: 'program' | 'database') =>
      `${Math.round(((after[name] - before[name]) * 1000) / clients)} µs`
    console.log(
      `${format}: ${answer.status}, ${Math.round(clients / seconds)} rows/s (${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB; a row: Node ${each('program')}, PostgreSQL ${each('database')}), memory ${mb(idle)} before, ${mb(most)} at most`,
    )
    await program.stop()
  }
  await server.stop()
  await clear()
}

function mb(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}

/** What a process holds in memory, where the system tells. */
function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024
}
