/** The newest seal outside: in the log, in the administrators' mailboxes, and held against the journal later. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { keptSettings } from '../firm/keptSettings.ts'
import { type KeptSeal, putOutside } from './outside.ts'
import { sealOnce } from './sealer.ts'

interface Received {
  readonly to: readonly string[]
  readonly text: string
}

let firm: TestFirm
let received: Received[] = []
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, { envelope }, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      received.push({
        to: envelope.rcptTo.map(({ address }) => address),
        text: decoded(Buffer.concat(parts)),
      })
      done()
    })
  },
})
const decoded = (mail: Buffer) => {
  const [head = '', ...body] = mail.toString().split('\r\n\r\n')
  const text = body.join('\n\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString()
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    post.listen(0, '127.0.0.1', resolve)
  })
  const { port } = post.server.address() as { port: number }
  firm = await openFirm({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'kartoteka@example.com' })
})
afterAll(async () => {
  await firm.close()
  await new Promise<void>((resolve) => {
    post.close(resolve)
  })
})
beforeEach(async () => {
  received = []
  await firm.db.write(sql`delete from seal_outside`)
  await newSeal()
})

/** Another entry, sealed. A transaction of another database of the same server may hold it up for a moment. */
async function newSeal() {
  const [before] = await seals()
  await firm.make(firm.people.sam, 'client', { name: 'Pieczętowany' })
  await expect
    .poll(
      async () => {
        await sealOnce(firm.db)
        return (await seals())[0]?.number
      },
      { timeout: 15_000 },
    )
    .not.toBe(before?.number)
}

const seals = () =>
  firm.db.read<KeptSeal>(
    sql`select number::text, encode(digest, 'hex') as digest from seal order by seal.number desc`,
  )

async function put(day: string, world: object = {}) {
  const lines: string[] = []
  await putOutside(
    { ...firm.context, log: (line) => lines.push(line), ...world },
    new Date(`${day}T04:07:00Z`),
  )
  return lines
}

test('the newest seal is written to the log and mailed to active administrators in their language, once a day', async () => {
  const { mia, rita } = firm.people
  const administrator = sql`(select id from role where built_in = 'administrator')`
  await firm.db.write(
    sql`insert into user_roles select id, ${administrator} from "user" where id = any(${[mia, rita]}::uuid[])`,
  )
  await firm.db.write(sql`update "user" set language = 'ru' where id = ${mia}::uuid`)
  await firm.db.write(sql`update "user" set status = 'blocked' where id = ${rita}::uuid`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  const [newest] = await seals()
  const said = `${newest?.number}:${newest?.digest}`
  const lines = await put('2026-03-01')
  expect(lines).toEqual([expect.stringContaining(said)])
  expect(received.map(({ to }) => to[0]).sort()).toEqual(['adam@example.com', 'mia@example.com'])
  const letterTo = (name: string) => received.find(({ to }) => to[0] === `${name}@example.com`)?.text
  expect(letterTo('adam')).toContain('Najnowsza pieczęć')
  expect(letterTo('mia')).toContain('Последняя печать')
  for (const { text } of received) expect(text).toContain(`--seal ${said}`)

  await newSeal()
  expect(await put('2026-03-01')).toEqual([])
  expect(await put('2026-03-02')).toHaveLength(1)
  expect(await put('2026-03-03')).toEqual([])
  expect(received).toHaveLength(4)
})

test('two copies of the program put it outside once', async () => {
  const settings = keptSettings(firm.db)
  const lines = await Promise.all(Array.from({ length: 6 }, () => put('2026-04-01', { settings })))
  expect(lines.flat()).toHaveLength(1)
})

test('a newest seal that is older than the one put outside is put outside too: the end was cut off', async () => {
  await put('2026-05-01')
  const [newest] = await seals()
  await firm.db.write(sql`delete from seal where number = ${newest?.number}::bigint`)
  expect((await put('2026-05-02'))[0]).toContain(` ${Number(newest?.number) - 1}:`)
})

test('a mail server that refuses is written down, and the seal stands in the log all the same', async () => {
  const broken = await openFirm({ smtpUrl: 'smtp://127.0.0.1:1', mailFrom: 'kartoteka@example.com' })
  try {
    const lines = await put('2026-06-01', { mailer: broken.context.mailer })
    expect(lines[0]).toMatch(/^Newest seal/)
    expect(lines[1]).toMatch(/^mail: /)
  } finally {
    await broken.close()
  }
})

/** The command as whoever runs the program gives it. */
const verify = (...parameters: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'verifyCommand.ts'), ...parameters],
      { env: { ...process.env, DATABASE_URL: firm.database.url } },
      (error, out, wrong) => resolve({ code: error ? Number(error.code) : 0, said: out + wrong }),
    )
  })

test('a kept seal fits, unless the journal was written anew or its end cut off', async () => {
  await newSeal()
  const [newest, older] = await seals()
  const kept = ({ number, digest }: KeptSeal) => `${number}:${digest}`
  const fits = await verify('--seal', kept(older!))
  expect(fits).toEqual({ code: 0, said: expect.stringContaining(`Seal ${older?.number} fits`) })
  const other = { number: older!.number, digest: newest!.digest }
  expect(await verify('--seal', kept(other))).toEqual({
    code: 1,
    said: expect.stringContaining('written anew'),
  })
  const later = { number: String(Number(newest!.number) + 1), digest: newest!.digest }
  expect(await verify('--seal', kept(later))).toEqual({ code: 1, said: expect.stringContaining('cut off') })
  expect(await verify('--seal', 'abc')).toEqual({
    code: 1,
    said: expect.stringContaining('<number>:<digest>'),
  })
  await firm.db.write(
    sql`update entry set changes = '{"name":["a","b"]}' where id = (select entries[1] from seal where number = 1)`,
  )
  expect(await verify('--seal', kept(older!))).toEqual({
    code: 1,
    said: expect.stringContaining('broken before it'),
  })
}, 60_000)
