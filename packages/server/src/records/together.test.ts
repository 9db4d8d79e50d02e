/** Acts of people who save at the same moment share a statement, and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { sealOnce } from '../journal/sealer.ts'
import { verifyJournal } from '../journal/verify.ts'
import { signedOutEverywhere } from '../session/sessions.ts'
import type { Stored } from './stored.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

const many = Array.from({ length: 40 }, (_, n) => n)

async function clients(town: string): Promise<readonly Stored[]> {
  const made: Stored[] = []
  for (const n of many) made.push(await firm.make(firm.people.sam, 'client', { name: `Firma ${n}`, town }))
  return made
}

const remark = (user: string, { id }: Stored, remarks: string, version = 1, headers = {}) =>
  firm.ask(user, 'PATCH', `/api/clients/${id}`, { version, remarks }, headers)

/** The transactions in which these records came to this version. */
const transactions = async (records: readonly Stored[], version: number) =>
  firm.db.read<{ tx: string; acts: number; records: number }>(
    sql`select tx::text, count(distinct act)::int as acts, count(*)::int as records from entry
      where record = any(${records.map(({ id }) => id)}::uuid[]) and version = ${version} group by tx`,
  )

test('many save at once: each has an act of its own, several of them are one transaction', async () => {
  const all = await clients('Gdańsk')
  const answers = await Promise.all(all.map((each, n) => remark(firm.people.sam, each, `uwaga ${n}`)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(many.map(() => 200))
  expect(new Set(answers.map(({ headers }) => headers['x-act'])).size).toBe(many.length)
  const kept = await transactions(all, 2)
  expect(kept.reduce((sum, { records }) => sum + records, 0)).toBe(many.length)
  expect(kept.reduce((sum, { acts }) => sum + acts, 0)).toBe(many.length)
  expect(kept.length).toBeLessThan(many.length)
  const read = await firm.db.read<{ remarks: string }>(
    sql`select remarks from client where town = 'Gdańsk' order by id`,
  )
  expect(read.map(({ remarks }) => remarks)).toEqual(many.map((n) => `uwaga ${n}`))
  expect(await sealOnce(firm.db)).toBeGreaterThan(many.length)
  expect((await verifyJournal(firm.db)).broken).toBeUndefined()
})

test('whoever was too late fails alone, and the others are kept', async () => {
  const all = await clients('Opole')
  await Promise.all(all.slice(0, 5).map((each) => remark(firm.people.mia, each, 'z biura')))
  const answers = await Promise.all(all.map((each) => remark(firm.people.sam, each, 'z terenu')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(many.map((n) => (n < 5 ? 409 : 200)))
  const [{ count }] = (await firm.db.read(
    sql`select count(*)::int as count from client where town = 'Opole' and remarks = 'z terenu'`,
  )) as [{ count: number }]
  expect(count).toBe(many.length - 5)
})

test('the same record saved by all at once: every other field is kept, one after the other', async () => {
  const [one] = await clients('Kielce')
  const fields = ['street', 'remarks', 'shortName', 'province', 'town', 'externalId']
  const answers = await Promise.all(
    fields.map((field) =>
      firm.ask(firm.people.sam, 'PATCH', `/api/clients/${one!.id}`, { version: 1, [field]: `Nowe ${field}` }),
    ),
  )
  expect(answers.map(({ statusCode, body }) => [statusCode, statusCode === 200 ? '' : body])).toEqual(
    fields.map(() => [200, '']),
  )
  const after = answers.map((answer) => answer.json<Stored>()).toSorted((a, b) => a.version - b.version)
  expect(after.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7])
  expect(after.at(-1)).toMatchObject({ street: 'Nowe street', remarks: 'Nowe remarks', town: 'Nowe town' })
})

test('a request that arrives twice at once is done once, whoever it shares a statement with', async () => {
  const all = await clients('Toruń')
  const headers = (n: number) => ({ 'idempotency-key': `together-${n}` })
  const answers = await Promise.all(
    [...all, ...all].map((each, n) => remark(firm.people.sam, each, 'raz', 1, headers(n % many.length))),
  )
  expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true)
  expect(answers.every((answer) => answer.json<Stored>().version === 2)).toBe(true)
  expect(await transactions(all, 3)).toEqual([])
})

test('whoever has been signed out meanwhile is refused, and their neighbours are not', async () => {
  const all = await clients('Radom')
  const [mine, theirs] = [all.slice(0, 20), all.slice(20)]
  await Promise.all([
    remark(firm.people.mia, mine[0]!, 'poznana'),
    remark(firm.people.sam, theirs[0]!, 'poznany'),
  ])
  await firm.db.write(signedOutEverywhere(firm.people.mia))
  const answers = await Promise.all([
    ...mine.slice(1).map((each) => remark(firm.people.mia, each, 'za późno')),
    ...theirs.slice(1).map((each) => remark(firm.people.sam, each, 'na czas')),
  ])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([
    ...mine.slice(1).map(() => 401),
    ...theirs.slice(1).map(() => 200),
  ])
})

test('whoever waits for a lock does not hold up the others', async () => {
  const all = await clients('Sopot')
  const [locked, ...free] = all as [Stored, ...Stored[]]
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let taken = () => {}
  const isTaken = new Promise<void>((resolve) => {
    taken = resolve
  })
  const transaction = firm.db.transaction(async (run) => {
    await run(sql`select 1 from client where id = ${locked.id}::uuid for update`)
    taken()
    await held
  })
  await isTaken
  let came = false
  const waiting = remark(firm.people.sam, locked, 'czeka').then((answer) => {
    came = true
    return answer
  })
  const answers = await Promise.all(free.map((each) => remark(firm.people.sam, each, 'nie czeka')))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(free.map(() => 200))
  expect(came).toBe(false)
  release()
  await transaction
  expect((await waiting).statusCode).toBe(200)
})
