/** The whole list of clients as a file, as a browser asks for it. */
import { sql, truth } from '../../packages/server/src/db/sql.ts'
import { readable } from '../../packages/server/src/records/scope.ts'
import { entity } from '../volume/clients.ts'
import { addressOf, type Bench } from './bench.ts'
import { memoryNow, mostMemory } from './memory.ts'
import { startProgram } from './program.ts'

export interface Exported {
  readonly format: string
  readonly rows: number
  readonly seconds: number
  readonly megabytes: number
  /** What the program held before and at most, in MB; undefined where the system does not say. */
  readonly memory: { readonly before: number; readonly most: number } | undefined
}

const columns = ['name', 'taxNumber', 'street', 'postalCode', 'town', 'phones', 'mails', 'owner', 'createdAt']

/** Every format in turn, each by a program of its own, so that none has the memory of another. */
export async function exports({ db, server, secrets, readers }: Bench): Promise<readonly Exported[]> {
  const [counted] = await db.read<{ rows: number }>(
    sql`select count(*)::int as rows from client t
      where t.deleted_at is null and ${readable(readers.all, entity('client'), 't') ?? truth}`,
  )
  const taken: Exported[] = []
  for (const format of ['csv', 'xlsx', 'vcard']) {
    const program = await startProgram({ DATABASE_URL: addressOf(server) })
    try {
      const before = memoryNow(program.pid)
      const began = performance.now()
      const query = new URLSearchParams({ format, columns: columns.join(','), sort: 'name' })
      const answer = await fetch(`http://127.0.0.1:${program.port}/api/clients/export?${query}`, {
        headers: { cookie: `kartoteka=${secrets.all}`, 'accept-encoding': 'identity' },
      })
      if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${format}: ${await answer.text()}`)
      let bytes = 0
      for await (const piece of answer.body) bytes += piece.length
      const seconds = (performance.now() - began) / 1000
      const most = mostMemory(program.pid)
      taken.push({
        format,
        rows: counted!.rows,
        seconds,
        megabytes: bytes / 1_000_000,
        memory: before === undefined || most === undefined ? undefined : { before, most },
      })
    } finally {
      await program.stop()
    }
  }
  return taken
}
