import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'

let firm: TestFirm
beforeAll(async () => {
  firm = await openFirm()
})
afterAll(() => firm.close())

const client = entity('client')
const faultOf = (work: Promise<unknown>): Promise<Fault> =>
  work.then(
    () => {
      throw new Error('it was not refused')
    },
    (error: unknown) => {
      if (error instanceof Fault) return error
      throw error
    },
  )
const entries = (record: string) =>
  firm.db.read<{ version: number; changes: Record<string, unknown> }>(
    sql`select version, changes from entry where record = ${record}::uuid order by version`,
  )

describe('keeping', () => {
  test('what was typed is stored as it is understood, and journalled', async () => {
    const made = await firm.make(firm.people.sam, 'client', {
      name: '  Gęś   & Jaźń S.A. ',
      taxNumber: '670-844-72-95',
      phones: ['61 555 02 30 wew. 12'],
      town: 'Poznań',
    })
    expect(made).toMatchObject({
      name: 'Gęś & Jaźń S.A.',
      taxNumber: { country: 'PL', number: '6708447295' },
      phones: [{ number: '+48615550230', extension: '12' }],
      owner: firm.people.sam,
      department: firm.departments.warsaw,
    })
    const stored = await firm.as(firm.people.sam, (act) => act.get(client, made.id))
    expect(stored).toEqual(made)
    const [entry] = await entries(made.id)
    expect(entry).toMatchObject({
      version: 1,
      changes: { name: [null, 'Gęś & Jaźń S.A.'], town: [null, 'Poznań'] },
    })
  })

  test('a change journals only what differs', async () => {
    const made = await firm.make(firm.people.sam, 'client', { name: 'Żabka Mechanika' })
    await firm.as(firm.people.sam, (act) =>
      act.change(client, made.id, { town: 'Gdynia', name: 'Żabka Mechanika' }, 1),
    )
    expect((await entries(made.id))[1]).toEqual({ version: 2, changes: { town: [null, 'Gdynia'] } })
  })

  test('nothing changed is no act', async () => {
    const made = await firm.make(firm.people.sam, 'client', { name: 'Stała' })
    const same = await firm.as(firm.people.sam, (act) => act.change(client, made.id, { name: 'Stała' }, 1))
    expect(same.version).toBe(1)
    const before = await firm.db.read(sql`select id from act order by id`)
    const answer = await firm.ask(
      firm.people.sam,
      'PATCH',
      `/api/clients/${made.id}`,
      { version: 1, name: 'Stała' },
      { 'idempotency-key': 'nothing-changed' },
    )
    expect(answer.json()).toMatchObject({ version: 1 })
    expect(await entries(made.id)).toHaveLength(1)
    expect(await firm.db.read(sql`select id from act order by id`)).toEqual(before)
  })

  test('the department follows the owner when a client is handed over', async () => {
    const made = await firm.make(firm.people.sam, 'client', { name: 'Do przekazania' })
    const handed = await firm.as(firm.people.mia, (act) =>
      act.change(client, made.id, { owner: firm.people.rita }),
    )
    expect(handed.department).toBe(firm.departments.service)
  })
})

describe('two people on one record', () => {
  test('different fields: both are kept', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Dwoje' })
    await firm.as(firm.people.mia, (act) => act.change(client, id, { town: 'Kraków' }, 1))
    const last = await firm.as(firm.people.sam, (act) => act.change(client, id, { street: 'Długa 1' }, 1))
    expect(last).toMatchObject({ version: 3, town: 'Kraków', street: 'Długa 1' })
  })

  test('the same field: the second sees both sides and nothing is overwritten', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Spór', town: 'Łódź' })
    await firm.as(firm.people.mia, (act) => act.change(client, id, { town: 'Kraków' }, 1))
    const fault = await faultOf(
      firm.as(firm.people.sam, (act) => act.change(client, id, { town: 'Gdańsk' }, 1)),
    )
    expect(fault.code).toBe('changedMeanwhile')
    expect(fault.said.conflicts).toEqual([{ field: 'town', base: 'Łódź', theirs: 'Kraków', mine: 'Gdańsk' }])
    expect((await firm.as(firm.people.sam, (act) => act.get(client, id))).town).toBe('Kraków')
  })

  test('A03 what follows from a change and is hidden from its writer is told in no conflict', async () => {
    const { adam, sam, rita } = firm.people
    const { id } = await firm.make(sam, 'task', { what: 'Przekazywane' })
    await firm.as(adam, (act) => act.change(entity('task'), id, { department: firm.departments.board }, 1))
    const give = () => firm.ask(sam, 'PATCH', `/api/tasks/${id}`, { owner: rita, version: 1 })
    expect((await give()).json().conflicts).toMatchObject([
      { field: 'department', theirs: firm.departments.board },
    ])
    await firm.db.write(
      sql`insert into field_permission select id, 'task', 'department', 'hidden' from role where built_in = 'employee'`,
    )
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    try {
      const given = await give()
      expect(given.body).not.toContain(firm.departments.board)
      expect(given.statusCode, given.body).toBe(200)
    } finally {
      await firm.db.write(sql`delete from field_permission`)
      await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    }
    expect((await firm.as(adam, (act) => act.get(entity('task'), id))).department).toBe(
      firm.departments.service,
    )
  })

  test('sixteen at once without a version: every change is kept, none is lost', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Tłok', mails: [] })
    const labels = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        firm.make(firm.people.adam, 'label', { name: `tłok ${i}`, colour: 'red' }),
      ),
    )
    await Promise.all(
      labels.map((label) =>
        firm.as(firm.people.mia, async (act) => {
          const now = await act.get(client, id)
          return act.change(client, id, { labels: [...(now.labels as string[]), label.id] })
        }),
      ),
    )
    const last = await firm.as(firm.people.sam, (act) => act.get(client, id))
    expect(last.labels).toHaveLength(8)
    expect(last.version).toBe(9)
    expect(await entries(id)).toHaveLength(9)
  })
})

describe('the bin', () => {
  test('what is deleted is gone everywhere and comes back with its relations', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Wyrzucony Qwertz' })
    const task = await firm.make(firm.people.sam, 'task', { what: 'oddzwonić', client: id })
    await firm.as(firm.people.sam, (act) => act.remove(client, id))
    expect((await faultOf(firm.as(firm.people.sam, (act) => act.get(client, id)))).code).toBe('notFound')
    expect((await firm.ask(firm.people.sam, 'GET', '/api/search?q=qwertz')).json().hits).toEqual([])
    expect((await firm.ask(firm.people.sam, 'GET', `/api/tasks/${task.id}`)).statusCode).toBe(404)
    await firm.as(firm.people.sam, (act) => act.restore(client, id))
    expect((await firm.ask(firm.people.sam, 'GET', '/api/search?q=qwertz')).json().hits).toHaveLength(1)
    expect((await firm.ask(firm.people.sam, 'GET', `/api/tasks/${task.id}`)).statusCode).toBe(200)
  })
})

test('the bin shows what one may take out again, to nobody else', async () => {
  const { id } = await firm.make(firm.people.sam, 'client', { name: 'Z Kosza', visibility: 'user' })
  await firm.as(firm.people.sam, (act) => act.remove(client, id))
  const bin = async (user: string) => (await firm.ask(user, 'GET', '/api/bin')).json().records
  expect(await bin(firm.people.sam)).toContainEqual(
    expect.objectContaining({ entity: 'client', id, title: 'Z Kosza', deletedBy: firm.people.sam }),
  )
  expect((await bin(firm.people.rita)).map((each: { id: string }) => each.id)).not.toContain(id)
})

test('the bin does not show what others have deleted and one may read, but not take out again', async () => {
  const { sam, rita, mia } = firm.people
  const { id } = await firm.make(sam, 'client', { name: 'Jawny w koszu' })
  const { person } = (
    await firm.ask(sam, 'POST', `/api/clients/${id}/people`, { person: { lastName: 'Koszowska' } })
  ).json()
  const talk = await firm.make(sam, 'talk', { client: id, text: 'Co usunięto' })
  const task = await firm.make(sam, 'task', { what: 'Usunięte' })
  const label = await firm.make(mia, 'label', { name: 'usunięta' })
  const gone = [
    ['talks', talk.id],
    ['tasks', task.id],
    ['people', person.id],
    ['labels', label.id],
  ] as const
  for (const [plural, each] of gone) await firm.ask(mia, 'DELETE', `/api/${plural}/${each}`)
  const seen = async (user: string) => {
    const { records } = (await firm.ask(user, 'GET', '/api/bin')).json()
    return gone.map(([, each]) => records.some((record: { id: string }) => record.id === each))
  }
  for (const [plural, each] of gone)
    expect((await firm.ask(rita, 'POST', `/api/${plural}/${each}/restore`, {})).statusCode, plural).toBe(403)
  expect(await seen(rita)).toEqual([false, false, false, false])
  expect(await seen(sam)).toEqual([true, true, true, false])
  expect(await seen(mia)).toEqual([true, true, true, true])
})

describe('people in search', () => {
  test('a person goes with the client into the bin and comes back with it', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Firma Osoby' })
    await firm.ask(firm.people.sam, 'POST', `/api/clients/${id}/people`, {
      person: { lastName: 'Gżegżółkowska' },
      position: {},
    })
    const words = async () =>
      (await firm.db.read(sql`select 1 from word where text = 'gzegzolkowska'`)).length
    expect(await words()).toBe(1)
    await firm.as(firm.people.sam, (act) => act.remove(client, id))
    expect(await words()).toBe(0)
    await firm.as(firm.people.sam, (act) => act.restore(client, id))
    expect(await words()).toBe(1)
  })

  test('handing a client over hands its words over', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', {
      name: 'Przekazywana Xyloteka',
      visibility: 'user',
    })
    await firm.ask(firm.people.sam, 'POST', `/api/clients/${id}/people`, {
      person: { lastName: 'Xylograf' },
      position: {},
    })
    const seen = async (user: string) =>
      (await firm.ask(user, 'GET', '/api/search?q=xylo')).json().hits.length
    expect([await seen(firm.people.sam), await seen(firm.people.rita)]).toEqual([1, 0])
    await firm.as(firm.people.adam, (act) => act.change(client, id, { owner: firm.people.rita }))
    expect([await seen(firm.people.sam), await seen(firm.people.rita)]).toEqual([0, 1])
  })
})

describe('abuse', () => {
  test('A01 a record of another owner is neither changed nor deleted by its id', async () => {
    const { id } = await firm.make(firm.people.rita, 'client', { name: 'Rity' })
    for (const [method, body] of [
      ['PATCH', { version: 1, name: 'x' }],
      ['DELETE', undefined],
    ] as const)
      expect((await firm.ask(firm.people.sam, method, `/api/clients/${id}`, body)).statusCode).toBe(403)
    for (const [method, body] of [
      ['GET', undefined],
      ['PATCH', { name: 'x' }],
      ['DELETE', undefined],
    ] as const)
      expect((await firm.ask(firm.people.olga, method, `/api/clients/${id}`, body)).statusCode).toBe(404)
    expect(await entries(id)).toHaveLength(1)
  })

  test('A05 a refused action leaves no trace', async () => {
    const { id } = await firm.make(firm.people.rita, 'task', { what: 'moje' })
    const before = await trace()
    expect((await firm.ask(firm.people.sam, 'POST', `/api/tasks/${id}/complete`, {})).statusCode).toBe(403)
    expect(await trace()).toEqual(before)
  })

  test('A08 nothing is tied to a client one cannot see', async () => {
    const { id } = await firm.make(firm.people.rita, 'client', { name: 'Ukryty', visibility: 'user' })
    for (const body of [{ what: 'x', client: id }]) {
      const answer = await firm.ask(firm.people.sam, 'POST', '/api/tasks', body)
      expect(answer.statusCode).toBe(422)
      expect(answer.json().problems).toMatchObject([{ at: 'client', code: 'noSuchRecord' }])
    }
  })

  test('A08 nothing is moved to a client that one may read and not edit', async () => {
    const { sam, rita } = firm.people
    const [theirs, own] = [
      (await firm.make(sam, 'client', { name: 'Tylko do czytania' })).id,
      (await firm.make(rita, 'client', { name: 'Własny' })).id,
    ]
    const person = (await firm.make(rita, 'person', { lastName: 'Nowak' })).id
    for (const [name, values] of [
      ['place', { name: 'Sklep' }],
      ['recipient', { name: 'Odbiorca' }],
      ['position', { person }],
      ['note', { text: 'Notatka' }],
      ['attachment', { name: 'skan.pdf' }],
      ['externalLink', { address: 'dysk.example' }],
    ] as const) {
      const { id } = await firm.make(rita, name, { client: own, ...values })
      const url = `/api/${entity(name).plural}`
      expect((await firm.ask(rita, 'POST', url, { client: theirs, ...values })).statusCode, name).toBe(403)
      const moved = await firm.ask(rita, 'PATCH', `${url}/${id}`, { client: theirs })
      expect(moved.statusCode, name).toBe(403)
      expect((await firm.as(rita, (act) => act.get(entity(name), id))).client, name).toBe(own)
      expect(await entries(id)).toHaveLength(1)
    }
  })

  test('A08 nor is a note put from one’s own task to one that one may read and not edit', async () => {
    const { sam, rita } = firm.people
    const about = async (who: string) => ({
      entity: 'task',
      id: (await firm.make(who, 'task', { what: 'Bez kontrahenta' })).id,
    })
    const [theirs, own, another] = [await about(sam), await about(rita), await about(rita)]
    const { id } = await firm.make(rita, 'note', { text: 'Notatka', about: own })
    const patch = (to: object) => firm.ask(rita, 'PATCH', `/api/notes/${id}`, { about: to })
    expect((await patch(theirs)).statusCode).toBe(403)
    expect((await firm.as(rita, (act) => act.get(entity('note'), id))).about).toEqual(own)
    expect((await patch(another)).statusCode).toBe(200)
  })

  test('A08 work is not given to somebody who may not see its client; in its team, they may', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Tylko Zespół', visibility: 'user' })
    const give = () =>
      firm.ask(firm.people.sam, 'POST', '/api/tasks', {
        what: 'naprawić',
        client: id,
        owner: firm.people.rita,
      })
    expect((await give()).json().problems).toMatchObject([
      { at: 'owner', code: 'ownerCannotSee', params: { name: 'Rita Lis' } },
    ])
    await firm.ask(firm.people.sam, 'PATCH', `/api/clients/${id}`, { team: [firm.people.rita] })
    expect((await give()).statusCode).toBe(201)
  })

  test('A09 what only the program sets is refused in a body', async () => {
    for (const field of [
      'id',
      'version',
      'createdAt',
      'createdBy',
      'deletedAt',
      'folded',
      '__proto__',
      'constructor',
    ]) {
      const answer = await firm.ask(
        firm.people.sam,
        'POST',
        '/api/clients',
        JSON.parse(`{"name":"x","${field}":"2020-01-01T00:00:00Z"}`),
      )
      expect([400, 422], field).toContain(answer.statusCode)
    }
    const task = await firm.make(firm.people.sam, 'task', { what: 'x' })
    expect(
      (await firm.ask(firm.people.sam, 'PATCH', `/api/tasks/${task.id}`, { status: 'done' })).statusCode,
    ).toBe(422)
  })

  test('A41 the same request twice, in turn or at once, is done once', async () => {
    const send = () =>
      firm.ask(
        firm.people.sam,
        'POST',
        '/api/clients',
        { name: 'Tylko raz' },
        { 'idempotency-key': 'only-once-1' },
      )
    const answers = await Promise.all([send(), send(), send(), send()])
    answers.push(await send())
    expect(new Set(answers.map((each) => each.json().id)).size).toBe(1)
    expect(answers.map((each) => each.statusCode)).toEqual([201, 201, 201, 201, 201])
    const other = await firm.ask(
      firm.people.sam,
      'POST',
      '/api/clients',
      { name: 'Inny' },
      { 'idempotency-key': 'only-once-1' },
    )
    expect(other.json().code).toBe('keyReused')
  })

  test('A41 a repeated deletion and a repeated change answer as the first did', async () => {
    const { id } = await firm.make(firm.people.sam, 'client', { name: 'Powtórzony' })
    const change = () =>
      firm.ask(
        firm.people.sam,
        'PATCH',
        `/api/clients/${id}`,
        { version: 1, town: 'Sopot' },
        { 'idempotency-key': 'change-once' },
      )
    expect([(await change()).json(), (await change()).json()].map(({ version }) => version)).toEqual([2, 2])
    const remove = () =>
      firm.ask(firm.people.sam, 'DELETE', `/api/clients/${id}`, undefined, {
        'idempotency-key': 'delete-once',
      })
    expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 204])
  })
})

const trace = async () =>
  (
    await firm.db.read(
      sql`select (select count(*) from entry)::int as entries, (select count(*) from act)::int as acts, (select sum(version) from task)::int as versions`,
    )
  )[0]
