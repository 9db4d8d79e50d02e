/** Program and database are killed under writers: what was acknowledged is there, once; what was repeated is not doubled. */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Kartoteka, startKartoteka } from './kartoteka.ts'

let program: Kartoteka
beforeAll(async () => {
  program = await startKartoteka()
})
afterAll(() => program?.stop())

const signIn = async () => {
  const answer = await fetch(`${program.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(program.admin),
  })
  return ((await answer.json()) as { token: string }).token
}

/** Sends until an answer comes, under one key, as the screens do. */
async function insist(token: string, path: string, body: object): Promise<{ id: string }> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomBytes(12).toString('hex'),
  }
  for (;;) {
    const answer = await fetch(program.url + path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    }).catch(() => undefined)
    if (answer?.ok) return (await answer.json()) as { id: string }
    if (answer && answer.status !== 503) throw new Error(await answer.text())
    await wait(200)
  }
}

test('eight writers, the database killed twice and the program once', async () => {
  const token = await signIn()
  const acknowledged = new Map<string, string>()
  let going = true
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = 0; going; i += 1) {
      const name = `Klient ${writer}-${i}`
      acknowledged.set((await insist(token, '/api/clients', { name })).id, name)
    }
  })
  // Between the blows each writer has been answered again, however fast or slow this machine is.
  const enough = async () => {
    const before = acknowledged.size
    const each = 8 * 3
    await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(before + each)
  }
  await enough()
  await program.killDatabase()
  await enough()
  await program.killDatabase()
  await enough()
  await program.kill9()
  await program.restart()
  await enough()
  going = false
  await Promise.all(writers)

  const kept = new Map<string, string>()
  let after: string | null = null
  do {
    const query: string = after ? `&after=${after}` : ''
    const answer = await fetch(`${program.url}/api/clients?limit=200${query}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = (await answer.json()) as { rows: { id: string; name: string }[]; after: string | null }
    for (const { id, name } of page.rows) kept.set(id, name)
    after = page.after
  } while (after)
  for (const [id, name] of acknowledged) expect(kept.get(id)).toBe(name)
  expect(new Set(kept.values()).size, 'no name twice').toBe(kept.size)
})

test('a database that is away for a moment makes readers wait, not fail, and health says so', async () => {
  const token = await signIn()
  await program.killDatabase()
  const answer = await fetch(`${program.url}/api/clients?limit=1`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(200)
  expect(await (await fetch(`${program.url}/api/health`)).json()).toMatchObject({
    program: 'ok',
    database: 'ok',
  })
})
