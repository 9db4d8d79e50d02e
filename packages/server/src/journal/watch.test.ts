/** How long the journal waits for its seals: for programs that watch, and for whoever reads the log. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { sealOnce } from './sealer.ts'
import { behindAfter, unsealedFor, watchSeals } from './watch.ts'

let firm: TestFirm
beforeEach(async () => {
  firm = await openFirm()
  await sealAll()
})
afterEach(() => firm.close())

/** A transaction of another database of the same server may hold it up for a moment. */
const sealAll = () =>
  expect
    .poll(
      async () => {
        await sealOnce(firm.db)
        return (await waiting()).length
      },
      { timeout: 15_000 },
    )
    .toBe(0)

const waiting = () =>
  firm.db.read(
    sql`select 1 from entry where not exists (select from seal where entry.id = any(seal.entries))`,
  )

/** An entry that waits so many seconds by now, and a newer one behind it. */
async function waitFor(seconds: number) {
  await firm.make(firm.people.sam, 'client', { name: 'Czekający' })
  await firm.db.write(sql`update entry set written_at = now() - ${sql.lit(seconds)} * interval '1 second'
    where id = (select max(id) from entry)`)
  await firm.make(firm.people.sam, 'client', { name: 'Późniejszy' })
}

const health = async () => {
  const answer = await firm.ask(undefined, 'GET', '/api/health')
  return { status: answer.statusCode, body: answer.json() }
}

test('health tells the age of the oldest entry without a seal, and that too old a one is behind, and stays 200', async () => {
  expect(await health()).toMatchObject({ status: 200, body: { journal: 'ok', unsealedSeconds: 0 } })
  await waitFor(behindAfter - 60)
  const young = await health()
  expect(young).toMatchObject({ status: 200, body: { database: 'ok', journal: 'ok' } })
  expect(young.body.unsealedSeconds).toBeGreaterThanOrEqual(behindAfter - 60)
  await sealAll()
  await waitFor(behindAfter + 60)
  expect(await health()).toMatchObject({ status: 200, body: { journal: 'behind' } })
  await sealAll()
  expect(await health()).toMatchObject({ status: 200, body: { journal: 'ok', unsealedSeconds: 0 } })
})

test('a long act counts from what it wrote last, not from its beginning', async () => {
  await firm.make(firm.people.sam, 'client', { name: 'Z długiego importu' })
  await firm.db.write(
    sql`update act set at = now() - interval '1 hour' where id = (select act from entry order by id desc limit 1)`,
  )
  expect(await unsealedFor(firm.db)).toBeLessThan(behindAfter)
})

test('that it begins and ends to be behind is said once each', async () => {
  const lines: string[] = []
  const watch = watchSeals(firm.db, (line) => lines.push(line), 20)
  try {
    await waitFor(behindAfter + 60)
    await expect.poll(() => lines, { timeout: 10_000 }).toHaveLength(1)
    expect(lines[0]).toMatch(/is behind/)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await sealAll()
    await expect.poll(() => lines, { timeout: 10_000 }).toHaveLength(2)
    expect(lines[1]).toMatch(/sealed again/)
  } finally {
    await watch.stop()
  }
})
