import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { binDays, emptyBin } from '../bin/empty.ts'
import type { Database } from '../db/database.ts'
import { compiled, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { runSealer } from '../journal/sealer.ts'
import { openLive } from '../live/live.ts'
import { perform } from '../records/perform.ts'
import { openSession } from '../session/sessions.ts'
import { createApp } from './app.ts'

let firm: TestFirm
let url: string
let stop: () => Promise<void>
beforeAll(async () => {
  firm = await openFirm()
  url = await firm.app.listen({ port: 0, host: '127.0.0.1' })
  const sealer = runSealer(firm.db, () => {})
  stop = sealer.stop
})
afterAll(async () => {
  await stop()
  await firm.close()
})

interface Stream {
  readonly changes: { entity: string; id: string; version: number }[]
  /** Entities of which there was too much to tell one by one. */
  readonly many: string[]
  /** Whether it was told that everything may have changed. */
  readonly everything: () => boolean
  readonly ended: () => boolean
  readonly last: () => string | undefined
  close(): void
}

/** Listens as a browser does. */
async function listen(user: string, topics: string, from = url, after?: string): Promise<Stream> {
  const abort = new AbortController()
  const headers = {
    cookie: `kartoteka=${await openSession(firm.db, user, 'test')}`,
    ...(after && { 'last-event-id': after }),
  }
  const answer = await fetch(`${from}/api/live?topics=${topics}`, { headers, signal: abort.signal })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const changes: Stream['changes'] = []
  const many: string[] = []
  let [everything, ended, last, text] = [false, false, undefined as string | undefined, '']
  const reading = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        last = /^id: (.*)$/m.exec(event)?.[1] ?? last
        everything ||= /^event: everything$/m.test(event)
        if (/^event: many$/m.test(event)) many.push(JSON.parse(/^data: (.*)$/m.exec(event)![1]!).entity)
        if (/^event: change$/m.test(event)) changes.push(JSON.parse(/^data: (.*)$/m.exec(event)![1]!))
      }
    }
  })().catch(() => {})
  void reading.then(() => {
    ended = true
  })
  await expect.poll(() => last ?? ended).toBeTruthy()
  return {
    changes,
    many,
    everything: () => everything,
    ended: () => ended,
    last: () => last,
    close: () => abort.abort(),
  }
}

test('who shows a client hears of its change, its talk and its task; others do not', async () => {
  const { id } = await firm.make(firm.people.sam, 'client', { name: 'Słuchany' })
  const [mia, rita] = [
    await listen(firm.people.mia, `client:${id}`),
    await listen(firm.people.rita, 'label:*'),
  ]
  await firm.make(firm.people.sam, 'talk', { client: id, text: 'zamówił młynek' })
  await firm.make(firm.people.sam, 'task', { client: id, what: 'wysłać ofertę' })
  await expect
    .poll(
      () =>
        mia.changes
          .map(({ entity }) => entity)
          .filter((each) => each !== 'client')
          .sort(),
      { timeout: 5_000 },
    )
    .toEqual(['talk', 'task'])
  expect(rita.changes).toEqual([])
  mia.close()
  rita.close()
})

test('A11 of very many changes at once one hears that there are many, if one may see any of them', async () => {
  const { adam, mia, olga, sam } = firm.people
  const { id } = await firm.make(adam, 'client', { name: 'Jeden z wielu', owner: sam })
  const [list, card, own] = [
    await listen(mia, 'client:*'),
    await listen(mia, `client:${id}`),
    await listen(olga, 'client:*'),
  ]
  // As long acts do, it tells nobody: those who are looking hear of it when it is sealed.
  await perform(firm.db, await firm.asking(adam), { name: 'test' }, async (act) => {
    for (let n = 0; n < 300; n += 1) await act.create(entity('client'), { name: `Wiele ${n}`, owner: sam })
    await act.change(entity('client'), id, { town: 'Łódź' })
  })
  await expect.poll(() => list.many, { timeout: 5_000 }).toContain('client')
  // A card on the screen is told of its own client all the same.
  await expect.poll(() => card.changes.map((each) => each.id)).toContain(id)
  expect(list.changes.length).toBeLessThan(200)
  expect([own.changes, own.many]).toEqual([[], []])
  for (const each of [list, card, own]) each.close()
})

test('A11 a private record is told only to who may read it, and nothing more after the right is gone', async () => {
  const { id } = await firm.make(firm.people.sam, 'client', {
    name: 'Prywatny',
    visibility: 'user',
    team: [firm.people.rita],
  })
  const [rita, mia] = [await listen(firm.people.rita, 'client:*'), await listen(firm.people.mia, 'client:*')]
  await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, { town: 'Łódź' })
  await expect.poll(() => rita.changes.filter(({ version }) => version > 1).length).toBe(1)
  await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, { team: [] })
  await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, { town: 'Kraków' })
  const { id: open } = await firm.make(firm.people.sam, 'client', { name: 'Otwarty' })
  await expect
    .poll(() => [rita, mia].every(({ changes }) => changes.some((each) => each.id === open)))
    .toBe(true)
  expect(rita.changes.filter((each) => each.id === id && each.version > 1)).toHaveLength(1)
  expect(mia.changes.filter((each) => each.id === id)).toEqual([])
  rita.close()
  mia.close()
})

test('A11 a note about a talk is told only to who may read that talk', async () => {
  const { sam, mia, rita } = firm.people
  const { id: client } = await firm.make(sam, 'client', { name: 'Z rozmową' })
  const { id } = await firm.make(sam, 'talk', { client, text: 'Prywatna', visibility: 'department' })
  const [near, far] = [await listen(mia, 'note:*'), await listen(rita, `client:${client},note:*`)]
  const secret = await firm.make(sam, 'note', { client, text: 'Tajna', about: { entity: 'talk', id } })
  const open = await firm.make(sam, 'note', { client, text: 'Jawna' })
  const heard = ({ changes }: Stream, note: { id: string }) => changes.some((each) => each.id === note.id)
  await expect
    .poll(() => [heard(near, secret), heard(near, open), heard(far, open)])
    .toEqual([true, true, true])
  expect(heard(far, secret)).toBe(false)
  near.close()
  far.close()
})

test('a blocked user’s stream ends', async () => {
  const olga = await listen(firm.people.olga, 'client:*')
  await firm.ask(firm.people.adam, 'POST', `/api/users/${firm.people.olga}/block`, {})
  await firm.make(firm.people.sam, 'client', { name: 'Po zablokowaniu' })
  await expect.poll(() => olga.ended(), { timeout: 5_000 }).toBe(true)
  expect(olga.changes).toEqual([])
})

test('A31 a stream that ends while its browser takes nothing ends nothing else', async () => {
  const { rita, adam, sam } = firm.people
  const { id } = await firm.make(sam, 'client', { name: 'Zalew' })
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const cookie = `kartoteka=${await openSession(firm.db, rita, 'test')}`
  socket.write(`GET /api/live?topics=client:${id} HTTP/1.1\r\nhost: here\r\ncookie: ${cookie}\r\n\r\n`)
  await once(socket, 'data')
  socket.pause()
  let heard = 0
  const forget = firm.context.live.listen((changes) => {
    heard = Math.max(heard, ...changes.filter((each) => each.id === id).map(({ version }) => version))
  })
  const change = async (version: number, count = 1) => {
    const many = Array.from({ length: count }, (_, place) => ({
      entity: 'client',
      id,
      version: version + place,
      client: id,
    }))
    firm.context.live.told(many)
    await expect.poll(() => heard, { interval: 5 }).toBe(version + count - 1)
  }
  // The stream asks once more whether it may before it writes.
  const written = () => new Promise((resolve) => setTimeout(resolve, 300))
  // More than the kernel keeps for a browser that does not read.
  for (let version = 2; version < 60_000; version += 900) await change(version, 900)
  await written()
  await firm.ask(adam, 'POST', `/api/users/${rita}/block`, {})
  await change(70_000)
  await written()
  await firm.ask(adam, 'POST', `/api/users/${rita}/unblock`, {})
  await change(70_001)
  await written()
  forget()
  socket.destroy()
  expect((await fetch(`${url}/api/health`)).status).toBe(200)
})

test('a change made by another copy of the program is heard, and one missed meanwhile comes after reconnecting', async () => {
  const live = openLive(firm.db, firm.database.poolConfig, () => {})
  const other = await createApp({ ...firm.context, live })
  const there = await other.listen({ port: 0, host: '127.0.0.1' })
  const mia = await listen(firm.people.mia, 'client:*', there)
  const { id } = await firm.make(firm.people.sam, 'client', { name: 'Z drugiej kopii' })
  await expect.poll(() => mia.changes.some((each) => each.id === id), { timeout: 5_000 }).toBe(true)
  await expect.poll(() => live.position(), { timeout: 5_000 }).toBeGreaterThan(0n)
  const after = live.position().toString()
  mia.close()
  const { id: missed } = await firm.make(firm.people.sam, 'client', { name: 'Przegapiony' })
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const again = await listen(firm.people.mia, 'client:*', there, after)
  await expect.poll(() => again.changes.some((each) => each.id === missed), { timeout: 5_000 }).toBe(true)
  again.close()
  await other.close()
  await live.close()
})

test('what was told to others and is not sealed yet is told to whoever comes then', async () => {
  const { mia, sam } = firm.people
  const { id } = await firm.make(sam, 'client', { name: 'Przed pieczęcią' })
  const kept = () => firm.context.live.unsealed()?.filter((each) => each.id === id)
  const before = firm.context.live.position().toString()
  await firm.db.transaction(async (run) => {
    // As long as somebody writes, nothing is sealed.
    await run(sql`select pg_current_xact_id()`)
    await firm.ask(sam, 'PATCH', `/api/clients/${id}`, { town: 'Łódź' })
    await expect.poll(() => kept()?.[0]?.version).toBe(2)
    const stream = await listen(mia, `client:${id}`, url, before)
    expect(stream.changes).toContainEqual({ entity: 'client', id, version: 2, client: id })
    stream.close()
  })
  await expect.poll(kept, { timeout: 5_000 }).toEqual([])
})

test('whoever comes back from a place that nobody knows asks for everything again', async () => {
  const { everything, close } = await listen(firm.people.mia, 'client:*', url, 'wczoraj')
  expect(everything()).toBe(true)
  close()
})

test('a line on which nothing happens moves on with the journal, so that little is missed when it breaks', async () => {
  const { mia, sam } = firm.people
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  try {
    const quiet = await listen(mia, 'label:*')
    const before = BigInt(quiet.last()!)
    await firm.make(sam, 'client', { name: 'Gdzie indziej' })
    await expect.poll(() => firm.context.live.position(), { timeout: 5_000 }).toBeGreaterThan(before)
    vi.advanceTimersByTime(20_000)
    await expect.poll(() => BigInt(quiet.last()!)).toBeGreaterThan(before)
    expect(quiet.changes).toEqual([])
    quiet.close()
  } finally {
    vi.useRealTimers()
  }
})

test('who shows a record in the bin hears that it is gone for good; others learn nothing of it', async () => {
  const { adam, sam, rita } = firm.people
  const { id } = await firm.make(sam, 'client', { name: 'Na zawsze' })
  await firm.as(adam, (act) => act.remove(entity('client'), id))
  const [shown, others] = [await listen(sam, `client:${id}`), await listen(rita, 'client:*')]
  await emptyBin(firm.context, new Date(Date.now() + (binDays + 1) * 86_400_000))
  await expect
    .poll(() => shown.changes, { timeout: 5_000 })
    .toContainEqual({ entity: 'client', id, version: 3, client: id })
  const { id: next } = await firm.make(sam, 'client', { name: 'Następny' })
  await expect.poll(() => others.changes.map((each) => each.id), { timeout: 5_000 }).toContain(next)
  expect(others.changes).not.toContainEqual(expect.objectContaining({ id, version: 3 }))
  shown.close()
  others.close()
})

test('a notice that nobody of us has sent is not heard, and those after it are', async () => {
  const { id } = await firm.make(firm.people.sam, 'client', { name: 'Po hałasie' })
  const mia = await listen(firm.people.mia, `client:${id}`)
  for (const noise of ['hałas', '{"a":1}', '[null]', '[{"entity":"client"}]'])
    await firm.db.read(sql`select pg_notify('kartoteka', ${noise})`)
  await firm.make(firm.people.sam, 'talk', { client: id, text: 'po hałasie' })
  await expect.poll(() => mia.changes.map((each) => each.entity), { timeout: 5_000 }).toContain('talk')
  mia.close()
})

test('closed while it still connects it leaves no connection behind', async () => {
  const named = { ...firm.database.poolConfig, application_name: 'closed early' }
  await openLive(firm.db, named, () => {}).close()
  await new Promise((resolve) => setTimeout(resolve, 300))
  const left = () => firm.db.read(sql`select 1 from pg_stat_activity where application_name = 'closed early'`)
  await expect.poll(left, { timeout: 5_000 }).toEqual([])
})

test('a stream that cannot tell what was missed ends, so that the browser comes again', async () => {
  const db: Database = {
    ...firm.db,
    read: async (query) => {
      if (compiled(query).text.includes('from seal')) throw new Fault('databaseGone')
      return firm.db.read(query)
    },
  }
  const app = await createApp({ ...firm.context, db })
  try {
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    const stream = await listen(firm.people.sam, 'client:*', address, '1')
    await expect.poll(() => stream.ended(), { timeout: 5_000 }).toBe(true)
  } finally {
    await app.close()
  }
})
