/** The load process: does one job after another, as many at a time as it is told, and answers with what it measured. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type HttpJob, type Job, measuredFrom, type Request, type SqlJob } from './job.ts'
import { openWire } from './wire.ts'

/** With the program's own word for why, if it gave one. */
function refused(message: string, body: Buffer): Error {
  const code = /"code":"(\w+)"/.exec(body.toString())?.[1]
  return Object.assign(new Error(message), { code })
}

type Doer = { once(): Promise<void>; close(): void }

let number = Date.now() % 1_000_000_000

async function httpDoer({ port, secret, requests }: HttpJob, nth: number, of: number): Promise<Doer> {
  const wire = await openWire(port)
  const signed = `cookie: kartoteka=${secret}\r\n`
  // Writers keep to records of their own: each takes every so manieth request.
  const writing = requests.some(({ method }) => method !== 'GET')
  const own: Request[] = requests.filter((_, index) => !writing || index % of === nth)
  const seen = own.map(({ version }) => version)
  let next = writing ? 0 : nth
  return {
    once: async () => {
      const at = next++ % own.length
      const { method, path, body } = own[at]!
      if (method === 'GET') {
        const { status, body } = await wire.ask(method, path, signed)
        if (status !== 200) throw refused(`${status} ${path}`, body)
        return
      }
      const said = body!.replaceAll('{n}', String(number++))
      const versioned = seen[at] === undefined ? said : `{"version":${seen[at]},${said.slice(1)}`
      const answer = await wire.ask(
        method,
        path,
        `${signed}idempotency-key: ${randomBytes(12).toString('hex')}\r\n`,
        versioned,
      )
      if (answer.status >= 300)
        throw refused(`${answer.status} ${method} ${path} ${answer.body}`, answer.body)
      if (seen[at] !== undefined) seen[at] = Number(/"version":(\d+)/.exec(answer.body.toString())?.[1])
    },
    close: wire.close,
  }
}

async function sqlDoer({ connection, scripts, upTo, options }: SqlJob, nth: number): Promise<Doer> {
  const client = new pg.Client({ ...connection, options })
  await client.connect()
  let next = nth
  return {
    once: async () => {
      const at = next++ % scripts.length
      const values = upTo === undefined ? [] : [1 + Math.floor(Math.random() * upTo)]
      for (const [index, text] of scripts[at]!.entries())
        await client.query({ name: `s${at}-${index}`, text, values })
    },
    close: () => void client.end(),
  }
}

async function done(job: Job) {
  // In the tiniest firm there are fewer records to write to than writers.
  const writing = job.kind === 'http' && job.requests.some(({ method }) => method !== 'GET')
  const count = writing ? Math.min(job.connections, job.requests.length) : job.connections
  const doers = await Promise.all(
    Array.from({ length: count }, (_, nth) =>
      job.kind === 'http' ? httpDoer(job, nth, count) : sqlDoer(job, nth),
    ),
  )
  const latencies: number[] = []
  const began = performance.now()
  const end = began + job.milliseconds
  await Promise.all(
    doers.map(async (doer) => {
      for (let now = performance.now(); now < end; ) {
        await doer.once()
        const after = performance.now()
        latencies.push(after - now)
        now = after
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  for (const doer of doers) doer.close()
  return measuredFrom(latencies, seconds)
}

process.on('message', (job: Job) => {
  void done(job).then(
    (measured) => process.send?.({ measured }),
    (error: unknown) => process.send?.({ failed: String(error), code: Reflect.get(Object(error), 'code') }),
  )
})
