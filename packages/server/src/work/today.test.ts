import { allows, type Day, daysAfter, type TodayAnswer } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { sql } from '../db/sql.ts'
import { judgedAs, ownedBy } from '../records/facts.ts'
import { ownParts } from '../records/scope.ts'
import type { Stored } from '../records/stored.ts'
import { todaySql } from './today.ts'

const today = '2026-03-10' as Day
const personas = ['adam', 'mia', 'sam', 'rita', 'olga'] as const
const random = randomly(11)
let firm: TestFirm
let tasks: readonly Stored[]
let clients: ReadonlyMap<string, Stored>

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  const whose = () => ({
    owner: random.oneOf([...Object.values(people), null]),
    department: random.oneOf([...Object.values(departments), null]),
    visibility: random.oneOf(['everyone', 'everyone', 'department', 'user'] as const),
  })
  const made = await firm.as(people.adam, async (act) => {
    const found: Stored[] = []
    for (let i = 0; i < 30; i += 1)
      found.push(await act.create(entity('client'), { name: `Klient ${i}`, ...whose() }))
    return found
  })
  clients = new Map(made.map((client) => [client.id, client]))
  tasks = await firm.as(people.adam, async (act) => {
    const found: Stored[] = []
    for (let i = 0; i < 200; i += 1) {
      const due = random.oneOf([null, ...[-40, -1, 0, 0, 1, 7, 8, 90].map((days) => daysAfter(today, days))])
      const client = random.oneOf([...made.map(({ id }) => id), null])
      const values = { what: `Zadanie ${i}`, due, client, ...whose() }
      const { owner: _, ...rest } = values
      // Given to its owner by the program: people may not give work to those who cannot see the client.
      found.push(await act.create(entity('task'), client === null ? values : rest, 'server'))
    }
    return found
  })
})
afterAll(() => firm.close())

describe.each(personas)('%s', (name) => {
  test.each(['me', 'team'] as const)(
    'sees on the day for %s exactly the open tasks they may read',
    async (whose) => {
      const { user: reader } = await firm.asking(firm.people[name])
      const mayRead = (task: Stored) => {
        const client = clients.get(task.client as string)
        return allows(
          reader,
          'read',
          'task',
          'work',
          judgedAs(entity('task'), task, client ? [ownedBy(client)] : []),
        )
      }
      const seen = tasks.filter((task) => mayRead(task) && (whose === 'team' || task.owner === reader.id))
      const parts = ownParts(reader, entity('task'))
      for (const [way, far] of [
        ['whole', 0],
        ...(whose === 'team'
          ? ([
              ['stretch', 1_000],
              ['stretch', 3],
            ] as const)
          : []),
        ...(parts && whose === 'team' ? ([[parts, 0]] as const) : []),
      ] as const) {
        const [row] = await firm.db.read<{ today: string; cut: boolean }>(
          todaySql(reader, today, whose, way, far),
        )
        // Who looks only so far says so, unless there is no more.
        expect(row!.cut).toBe(far === 3)
        if (row!.cut) continue
        const answer = JSON.parse(row!.today) as TodayAnswer
        const shown = (['late', 'due', 'coming', 'undated'] as const).map((group) =>
          answer[group].map(({ id }) => id),
        )
        expect(shown.map((ids) => [...ids].sort())).toEqual(groupsOf(seen))
        const days = answer.coming.map(({ due }) => due)
        expect(days).toEqual([...days].sort())
      }
    },
  )
})

test('over the address, as the person’s own day says', async () => {
  const answer = (await firm.ask(firm.people.sam, 'GET', '/api/today?for=team')).json() as TodayAnswer
  expect(answer.today).toBe((await firm.asking(firm.people.sam)).today)
  expect(answer.more).toEqual({ late: false, due: false, coming: false, undated: false })
})

test('A03 whoever may not see when something is due sees neither by its group nor by the order in it', async () => {
  const { sam } = firm.people
  const made: string[] = []
  for (const due of ['2026-03-30', null, '2020-01-02', '2026-02-01'])
    made.push((await firm.make(sam, 'task', { what: 'Kiedyś', due })).id)
  await firm.db.write(sql`insert into field_permission select id, 'task', 'due', 'hidden' from role`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  try {
    for (const whose of ['me', 'team']) {
      const answer = await firm.ask(sam, 'GET', `/api/today?for=${whose}`)
      const { late, due, coming, undated } = answer.json() as TodayAnswer
      expect([late, due, coming], whose).toEqual([[], [], []])
      expect(undated.flatMap(({ id }) => (made.includes(id) ? [id] : []))).toEqual(made)
    }
    const { user: reader } = await firm.asking(sam)
    const [row] = await firm.db.read<{ today: string }>(todaySql(reader, today, 'team', 'stretch', 1_000))
    expect(JSON.parse(row!.today)).toMatchObject({ late: [], due: [], coming: [] })
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  }
})

function groupsOf(seen: readonly Stored[]): readonly (readonly string[])[] {
  const ids = (fits: (due: string | null) => boolean) =>
    seen
      .filter(({ due }) => fits(due as string | null))
      .map(({ id }) => id)
      .sort()
  const week = daysAfter(today, 7)
  return [
    ids((due) => due !== null && due < today),
    ids((due) => due === today),
    ids((due) => due !== null && due > today && due <= week),
    ids((due) => due === null),
  ]
}
