/** Work for somebody who does not see its client: refused, or given together with a place in its team. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { type Sql, sql } from '../db/sql.ts'

let firm: TestFirm
/** Sam's client, which nobody else sees. */
let hidden: string
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())
beforeEach(async () => {
  hidden = await clientOf('sam', { visibility: 'user' })
})

type Name = keyof TestFirm['people']

const clientOf = async (who: Name, values: object = {}) =>
  (await firm.make(firm.people[who], 'client', { name: 'Cukiernia Pod Gwiazdą', ...values })).id
const ask = (who: Name, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) =>
  firm.ask(firm.people[who], method, url, body)
const giveTask = (who: Name, to: Name, client: string, more: object = {}) =>
  ask(who, 'POST', '/api/tasks', { what: 'naprawić młynek', client, owner: firm.people[to], ...more })
const clientNow = (id: string) => firm.as(firm.people.adam, (act) => act.get(entity('client'), id))
const sees = async (who: Name, client: string) =>
  (await ask(who, 'GET', `/api/clients/${client}`)).statusCode === 200
const undo = (answer: { headers: Record<string, unknown> }) =>
  ask('adam', 'POST', `/api/undo/${answer.headers['x-act']}`, {})

/** Everything a write could have left behind. */
const trace = async () => {
  const rows = ['client', 'talk', 'task', 'person'].map((table) => {
    const name = sql.id(table)
    return sql`(select json_build_array(count(*), coalesce(sum(version), 0)) from ${name}) as ${name}`
  })
  const [row] = await firm.db.read(sql`select ${sql.join(rows)}, (select count(*) from client_team) as team,
    (select count(*) from act) as acts, (select count(*) from entry) as entries, (select count(*) from word) as words`)
  return row
}

const newSettings = () => firm.db.write(sql`update firm set settings_version = settings_version + 1`)

/** Runs under other rights of employees than they begin with. */
async function whileEmployees(rights: Sql, work: () => Promise<void>) {
  const kept = await firm.db.read<object>(sql`select * from permission`)
  await firm.db.write(rights)
  await newSettings()
  try {
    await work()
  } finally {
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`delete from permission`)
    await firm.db.write(
      sql`insert into permission select * from json_populate_recordset(null::permission, ${JSON.stringify(kept)}::json)`,
    )
    await newSettings()
  }
}
const have = (rule: 'hidden' | 'locked', field: string) =>
  sql`insert into field_permission select id, 'client', ${field}, ${rule} from role where built_in = 'employee'`
const readNoClients = sql`update permission set scope = 'none' where entity = 'client' and verb = 'read'
  and role = (select id from role where built_in = 'employee')`

describe('given with a place in the team', () => {
  test('a task is set and its owner added in one act, which the journal tells and one undo takes back', async () => {
    const given = await giveTask('sam', 'rita', hidden, { addToTeam: true })
    expect(given.statusCode, given.body).toBe(201)
    expect(await clientNow(hidden)).toMatchObject({ version: 2, team: [firm.people.rita] })
    expect(await sees('rita', hidden)).toBe(true)
    const { entries } = (await ask('sam', 'GET', `/api/activity?client=${hidden}`)).json()
    expect(entries.slice(0, 2)).toMatchObject([
      { act: given.headers['x-act'], entity: 'task', name: 'task.create' },
      { act: given.headers['x-act'], entity: 'client', changes: { team: [[], [firm.people.rita]] } },
    ])
    expect((await undo(given)).json()).toMatchObject({ undone: 2, changedSince: [] })
    expect(await clientNow(hidden)).toMatchObject({ version: 3, team: [] })
    expect((await ask('sam', 'GET', `/api/tasks/${given.json().id}`)).statusCode).toBe(404)
    expect(await sees('rita', hidden)).toBe(false)
  })

  test('a task changes hands, and with undo it and the team are as before', async () => {
    const { id } = await firm.make(firm.people.sam, 'task', { what: 'oddzwonić', client: hidden })
    const hand = (more: object) =>
      ask('sam', 'PATCH', `/api/tasks/${id}`, { version: 1, owner: firm.people.rita, ...more })
    expect((await hand({})).json().problems).toMatchObject([{ at: 'owner', code: 'ownerCannotSee' }])
    const handed = await hand({ addToTeam: true })
    expect(handed.json()).toMatchObject({ version: 2, owner: firm.people.rita })
    expect((await clientNow(hidden)).team).toEqual([firm.people.rita])
    expect((await undo(handed)).json()).toMatchObject({ undone: 2, changedSince: [] })
    expect((await ask('sam', 'GET', `/api/tasks/${id}`)).json()).toMatchObject({ owner: firm.people.sam })
    expect((await clientNow(hidden)).team).toEqual([])
  })

  test('a task that goes to another client and another owner at once: the team is that of the new client', async () => {
    const { id } = await firm.make(firm.people.sam, 'task', {
      what: 'oddzwonić',
      client: await clientOf('sam'),
    })
    const body = { client: hidden, owner: firm.people.rita, addToTeam: true }
    expect((await ask('sam', 'PATCH', `/api/tasks/${id}`, body)).statusCode).toBe(200)
    expect((await clientNow(hidden)).team).toEqual([firm.people.rita])
  })

  test('a talk is noted with a next step for somebody else: talk, task and team, or nothing', async () => {
    const note = (more: object) =>
      ask('sam', 'POST', `/api/clients/${hidden}/note`, {
        talk: { text: 'Młynek stoi, trzeba przyjechać.' },
        task: { what: 'pojechać', owner: firm.people.rita },
        ...more,
      })
    const before = await trace()
    expect((await note({})).json().problems).toMatchObject([{ at: 'owner', code: 'ownerCannotSee' }])
    expect(await trace()).toEqual(before)
    const noted = await note({ addToTeam: true })
    expect(noted.json()).toMatchObject({ task: { owner: firm.people.rita, client: hidden } })
    expect((await clientNow(hidden)).team).toEqual([firm.people.rita])
    expect((await undo(noted)).json()).toMatchObject({ undone: 3, changedSince: [] })
    expect((await clientNow(hidden)).team).toEqual([])
  })

  test('the team keeps those who are in it, and an act on many clients adds each owner once, where needed', async () => {
    const other = await clientOf('sam', { visibility: 'department', team: [firm.people.olga] })
    const open = await clientOf('sam')
    await firm.as(firm.people.sam, async (act) => {
      act.addsToTeam = true
      for (const client of [hidden, other, open])
        for (const who of ['rita', 'mia', 'rita', 'sam'] as const)
          await act.create(entity('task'), { what: 'zadzwonić', client, owner: firm.people[who] })
    })
    const { rita, mia, olga } = firm.people
    expect(await clientNow(hidden)).toMatchObject({ version: 2, team: [rita, mia].sort() })
    // Mia's department lies above Sam's.
    expect(await clientNow(other)).toMatchObject({ version: 2, team: [rita, olga].sort() })
    expect(await clientNow(open)).toMatchObject({ version: 1, team: [] })
  })

  test('what of an act is forgotten leaves nobody in the team', async () => {
    await firm.as(firm.people.sam, async (act) => {
      act.addsToTeam = true
      const row = () =>
        act.attempt(async () => {
          await act.create(entity('task'), { what: 'zadzwonić', client: hidden, owner: firm.people.rita })
          await act.create(entity('task'), { what: '' })
        })
      await expect(row()).rejects.toMatchObject({ code: 'refused' })
    })
    expect(await clientNow(hidden)).toMatchObject({ version: 1, team: [] })
  })

  test('given four times at once, they are added once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => giveTask('sam', 'rita', hidden, { addToTeam: true })),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201, 201])
    expect(await clientNow(hidden)).toMatchObject({ version: 2, team: [firm.people.rita] })
  })
})

describe('nobody is added', () => {
  test('who sees the client anyway: in its department, by right, as its owner, as whoever gives the work', async () => {
    const { id } = await firm.make(firm.people.rita, 'client', { name: 'Rity', visibility: 'department' })
    const given: readonly [Name, Name, string][] = [
      ['sam', 'rita', await clientOf('sam')],
      ['adam', 'rita', id],
      ['mia', 'sam', await clientOf('mia', { team: [firm.people.sam] })],
      ['sam', 'sam', hidden],
      ['sam', 'adam', hidden],
    ]
    for (const [who, to, client] of given) {
      const before = await clientNow(client)
      expect((await giveTask(who, to, client, { addToTeam: true })).statusCode).toBe(201)
      expect(await clientNow(client)).toEqual(before)
    }
  })

  test('who is blocked or deleted', async () => {
    const gone = async (name: string) =>
      (await firm.make(firm.people.adam, 'user', { name, email: `${name}@example.com` })).id
    const [blocked, deleted] = [await gone('zablokowany'), await gone('usunięty')]
    await firm.db.write(sql`update "user" set status = 'blocked' where id = ${blocked}::uuid`)
    await firm.as(firm.people.adam, (act) => act.remove(entity('user'), deleted))
    const give = (owner: string) =>
      ask('sam', 'POST', '/api/tasks', { what: 'x', client: hidden, owner, addToTeam: true })
    expect((await give(blocked)).statusCode).toBe(201)
    expect((await give(deleted)).json().problems).toMatchObject([{ at: 'owner', code: 'noSuchRecord' }])
    expect(await clientNow(hidden)).toMatchObject({ version: 1, team: [] })
  })

  test('when the work belongs to no client', async () => {
    const body = { what: 'zamówić kawę', owner: firm.people.rita, addToTeam: true }
    expect((await ask('sam', 'POST', '/api/tasks', body)).statusCode).toBe(201)
  })

  test('who may read no clients at all: the place in the team would not help, and it is said', async () => {
    await whileEmployees(readNoClients, async () => {
      const id = await clientOf('mia')
      const before = await trace()
      for (const more of [{}, { addToTeam: true }])
        expect((await giveTask('mia', 'rita', id, more)).json().problems).toMatchObject([
          { at: 'owner', code: 'ownerSeesNoClients', params: { name: 'Rita Lis' } },
        ])
      expect(await trace()).toEqual(before)
    })
  })
})

describe('abuse', () => {
  test('A08 nobody is added to a client one may not edit: it is said who can, and nothing is left', async () => {
    const open = await clientOf('sam')
    const { id: task } = await firm.make(firm.people.rita, 'task', { what: 'moje', client: open })
    const before = await trace()
    const { olga: owner } = firm.people
    for (const more of [{}, { addToTeam: true }])
      for (const answer of [
        await giveTask('rita', 'olga', open, more),
        await ask('rita', 'PATCH', `/api/tasks/${task}`, { owner, ...more }),
        await ask('rita', 'POST', `/api/clients/${open}/note`, {
          talk: { text: 'x' },
          task: { what: 'x', owner },
          ...more,
        }),
      ])
        expect(answer.json().problems).toEqual([
          {
            at: 'owner',
            code: 'teamNotYours',
            params: { name: 'Olga Orłowa', who: 'Sam Kos' },
            sentence: 'Olga Orłowa nie widzi tego kontrahenta. Do jego zespołu może tę osobę dodać Sam Kos.',
          },
        ])
    expect(await trace()).toEqual(before)
  })

  test('A08 where the team is locked or hidden for a role, this is no way around it', async () => {
    for (const rule of ['locked', 'hidden'] as const)
      await whileEmployees(have(rule, 'team'), async () => {
        const before = await trace()
        const { problems } = (await giveTask('sam', 'rita', hidden, { addToTeam: true })).json()
        expect(problems).toMatchObject([{ code: 'teamNotYours', params: { who: 'Adam Nowak' } }])
        expect(await trace()).toEqual(before)
      })
  })

  test('whose the client is stays hidden from whom it is hidden, and nobody is named who could not help', async () => {
    const open = await clientOf('sam')
    const named = async (client: string) =>
      (await giveTask('rita', 'olga', client)).json().problems[0].params.who
    expect(await named(open)).toBe('Sam Kos')
    await whileEmployees(have('hidden', 'owner'), async () => expect(await named(open)).toBe('Adam Nowak'))
    expect(await named(await clientOf('mia', { owner: null }))).toBe('Adam Nowak')
    const employee = [...(await firm.context.settings())!.roles.values()].find(
      (each) => each.builtIn === 'employee',
    )!
    const invited = { name: 'Nowy Pracownik', email: 'nowy@example.com', roles: [employee.id] }
    const { id: owner } = await firm.make(firm.people.adam, 'user', invited)
    expect(await named(await clientOf('mia', { owner }))).toBe('Adam Nowak')
    const status = async (is: 'active' | 'blocked') => {
      await firm.db.write(sql`update "user" set status = ${is} where id = ${firm.people.sam}::uuid`)
      await newSettings()
    }
    await status('blocked')
    expect(await named(open)).toBe('Adam Nowak')
    await status('active')
  })

  test('A05 who may not set the work itself adds nobody by trying', async () => {
    const open = await clientOf('mia', { visibility: 'user', team: [firm.people.sam] })
    const before = await trace()
    // An employee notes talks of their own; only a manager puts one under another's name.
    const talk = { client: open, text: 'x', owner: firm.people.rita, addToTeam: true }
    expect((await ask('sam', 'POST', '/api/talks', talk)).statusCode).toBe(403)
    expect((await giveTask('sam', 'rita', open, { addToTeam: true, what: '' })).statusCode).toBe(422)
    expect((await giveTask('olga', 'rita', hidden, { addToTeam: true })).json().problems).toMatchObject([
      { at: 'client', code: 'noSuchRecord' },
    ])
    expect(await trace()).toEqual(before)
  })

  test('A09 a place in the team is asked for by yes or no, and names nobody', async () => {
    const before = await trace()
    for (const addToTeam of ['true', 1, null, [firm.people.olga], { user: firm.people.olga }]) {
      expect((await giveTask('sam', 'rita', hidden, { addToTeam })).statusCode).toBe(400)
      const note = { talk: { text: 'x' }, task: { what: 'x', owner: firm.people.rita }, addToTeam }
      expect((await ask('sam', 'POST', `/api/clients/${hidden}/note`, note)).statusCode).toBe(400)
    }
    expect((await giveTask('sam', 'rita', hidden, { addToTeam: false })).statusCode).toBe(422)
    expect(await trace()).toEqual(before)
  })
})
