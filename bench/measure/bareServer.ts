/**
 * The least that can stand before the database: asks it what it is told, one statement after the other, and passes on what the
 * last one answers.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

export interface BareTold {
  /** Asked by turns. */
  readonly scripts: readonly (readonly string[])[]
  /** With the first scripts. */
  readonly connection?: pg.PoolConfig
}

let scripts: readonly (readonly string[])[] = []
let pool: pg.Pool | undefined
let next = 0
const names = new Map<string, string>()

async function ask(text: string): Promise<unknown> {
  const name = names.get(text) ?? `bare${names.size}`
  names.set(text, name)
  const { rows } = await pool!.query({ name, text, rowMode: 'array' })
  return rows[0]?.[0]
}

async function answerOf(statements: readonly string[]): Promise<string | Buffer> {
  let answer: unknown
  for (const text of statements) answer = await ask(text)
  return Buffer.isBuffer(answer) ? answer : String(answer ?? '{}')
}

const server = createServer((_request, response) => {
  const script = scripts[next++ % scripts.length] ?? []
  answerOf(script).then(
    (body) => {
      const length = Buffer.byteLength(body)
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(body)
    },
    (error: Error) => response.writeHead(500, { 'content-length': 0 }).end(() => console.error(error)),
  )
})

process.on('message', (told: BareTold) => {
  scripts = told.scripts
  if (told.connection) pool = new pg.Pool({ max: 4, ...told.connection })
  if (server.listening) process.send?.((server.address() as AddressInfo).port)
  else server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
