/**
 * How fast a file of clients comes in, with checks, duplicates, search words and journal: `node bench/imports.ts [rows]
 * [people]`. Makes a database and a file of its own in a temporary folder.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { loadWords } from '../packages/model/src/index.ts'
import { openDatabase } from '../packages/server/src/db/database.ts'
import { migrate } from '../packages/server/src/db/migrate.ts'
import { sql } from '../packages/server/src/db/sql.ts'
import { keptSettings } from '../packages/server/src/firm/keptSettings.ts'
import { setUp } from '../packages/server/src/firm/setUp.ts'
import { bring, start } from '../packages/server/src/imports/deeds.ts'
import { loadImport } from '../packages/server/src/imports/stored.ts'
import { importTasks } from '../packages/server/src/imports/tasks.ts'
import { askingFor } from '../packages/server/src/imports/world.ts'
import { runSealer } from '../packages/server/src/journal/sealer.ts'
import { randomly } from '../packages/server/test/random.ts'
import { spent } from './measure/cpu.ts'
import { startDatabase, started, untilStopped } from './started.ts'
import { firmName, firstName, street, surname, town } from './volume/names.ts'
import { nip, phone } from './volume/numbers.ts'

const rows = Number(process.argv[2] ?? 100_000)
const withPeople = process.argv[3] === 'people'

/** Of a hundred rows two are of a firm that was there before, and one in two hundred is bad. */
function* file(): Generator<string> {
  yield `id;nazwa;nip;ulica;kod;miasto;telefon;email${withPeople ? ';imie;nazwisko;stanowisko;komorka' : ''}\r\n`
  for (let n = 0; n < rows; n += 1) {
    const which = n % 50 === 49 ? n - 20 : n
    const random = randomly(which * 7 + 1)
    const name = firmName(random)
    const number = n % 200 === 100 ? '1234567890' : nip(which)
    const code = `${String(random.below(100)).padStart(2, '0')}-${String(random.below(1000)).padStart(3, '0')}`
    const cells = [
      which + 1,
      name,
      number,
      street(random),
      code,
      town(random),
      phone(random).number,
      `biuro${which}@firma${which}.pl`,
    ]
    const person = withPeople ? [firstName(random), surname(random), 'Kierownik', phone(random).number] : []
    yield `${[...cells, ...person].join(';')}\r\n`
  }
}

await untilStopped(measure())

async function measure(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-imports-'))
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
  const config = { folder } as Parameters<typeof importTasks>[0]['config']
  const world = { db, config, settings: keptSettings(db), log: (line: string) => console.error(line) }
  const path = join(folder, 'clients.csv')
  await pipeline(Readable.from(file()), createWriteStream(path))
  console.log(
    `${rows} rows, ${((await stat(path)).size / 1e6).toFixed(1)} MB, load ${loadavg()[0]!.toFixed(1)}`,
  )

  const sealer = runSealer(db, console.error)
  const asking = (await askingFor(world, user))!
  let most = 0
  const memory = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 200)

  for (const round of ['first time', 'second time']) {
    const id = await bring(world, asking, await loadWords('pl'), 'clients.csv', createReadStream(path))
    await start(db, (await loadImport(db, id))!)
    const began = performance.now()
    const before = spent(process.pid, server.pid()!)!
    await importTasks(world).import!({ id }, new AbortController().signal)
    const seconds = (performance.now() - began) / 1000
    const after = spent(process.pid, server.pid()!)!
    const each = (name: 'program' | 'database') =>
      `${Math.round(((after[name] - before[name]) * 1000) / rows)} µs`
    const { state, counts } = (await loadImport(db, id))!
    console.log(
      `${round}: ${Math.round(rows / seconds)} rows/s (${seconds.toFixed(1)} s; a row: Node ${each('program')}, PostgreSQL ${each('database')}; load ${loadavg()[0]!.toFixed(1)}), ${state} ${JSON.stringify(counts)}`,
    )
    if (round === 'first time') await db.write(sql`analyze`)
  }
  console.log(`memory at most ${Math.round(most / 1e6)} MB`)
  clearInterval(memory)
  await sealer.stop()
  await db.close()
  await server.stop()
  await clear()
}
