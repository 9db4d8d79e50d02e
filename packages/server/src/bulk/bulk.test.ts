/** Bulk changes: the number first, then one act under the rights of who began it. */
import type { BulkDeed } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BulkTools, bulkTools } from '../../test/bulk.ts'
import { newId, openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'

let firm: TestFirm
let tools: BulkTools
beforeAll(async () => {
  firm = await openFirm()
  tools = bulkTools(firm)
})
afterAll(() => firm.close())

const client = async (name: string, owner: 'adam' | 'mia' | 'sam' | 'rita' | 'olga', more = {}) =>
  (await firm.make(firm.people.adam, 'client', { name, owner: firm.people[owner], ...more })).id
const read = async (id: string) => (await firm.ask(firm.people.adam, 'GET', `/api/clients/${id}`)).json()
const named = (town: string) => ({ where: { field: 'town', is: 'is', value: town } })
/** Everything that a denied request could have touched. */
const traces = async () =>
  (
    await firm.db.read(sql`select (select count(*) from bulk_change)::int as changes, (select count(*) from act)::int as acts,
      (select count(*) from entry)::int as entries, (select sum(version) from client)::int as versions,
      (select count(*) from ${sql.id('graphile_worker')}.jobs)::int as jobs`)
  )[0]

test('the number is shown first; what may not be changed stays, and is counted with its reason', async () => {
  const { sam } = firm.people
  const [own, near, far] = [
    await client('Moja', 'sam', { town: 'Liczba' }),
    await client('Też moja', 'sam', { town: 'Liczba', shortName: 'Skrót' }),
    await client('Cudza', 'rita', { town: 'Liczba' }),
  ]
  const set: BulkDeed = { does: 'set', field: 'shortName', value: 'Skrót' }
  const counted = await tools.count(sam, 'client', set, named('Liczba'))
  expect(counted).toMatchObject({
    state: 'ready',
    found: 3,
    checked: {
      changed: 1,
      same: 1,
      refused: 1,
      reasons: [{ code: 'notAllowed', count: 1, sentence: expect.stringMatching(/^\p{Lu}/u) }],
    },
    examples: [{ id: far, title: 'Cudza' }],
  })
  expect(await read(own)).toMatchObject({ shortName: null, version: 1 })
  const done = await tools.run(sam, counted.id)
  expect(done).toMatchObject({ state: 'done', done: 3, counts: { changed: 1, same: 1, refused: 1 } })
  expect(await read(own)).toMatchObject({ shortName: 'Skrót', version: 2 })
  expect(await read(near)).toMatchObject({ version: 1 })
  expect(await read(far)).toMatchObject({ shortName: null, version: 1 })
  const acts = await firm.db.read(
    sql`select a.name, count(*)::int as entries from act a join entry e on e.act = a.id where a.id = ${done.id}::uuid group by a.name`,
  )
  expect(acts).toEqual([{ name: 'client.change.bulk', entries: 1 }])
})

test('A02 what is left when an administrator takes it back is named to whoever began it only if they may still see it', async () => {
  const { adam, sam, rita } = firm.people
  const [secret, seen] = [
    await client('Jawna dotąd', 'sam', { town: 'Cofnięcie' }),
    await client('Dalej jawna', 'sam', { town: 'Cofnięcie' }),
  ]
  const { id } = await tools.change(
    sam,
    'client',
    { does: 'set', field: 'province', value: 'inne' },
    named('Cofnięcie'),
  )
  for (const each of [secret, seen])
    await firm.ask(adam, 'PATCH', `/api/clients/${each}`, { province: 'jeszcze inne' })
  await firm.ask(adam, 'PATCH', `/api/clients/${secret}`, {
    name: 'Tajne przejęcie',
    owner: rita,
    visibility: 'user',
  })
  const titles = ({ undone }: { undone: { examples: readonly { title: string | null }[] } | null }) =>
    undone?.examples.map(({ title }) => title).toSorted()
  expect(titles(await tools.undo(adam, id))).toEqual(['Dalej jawna', 'Tajne przejęcie'])
  expect(titles(await tools.now(sam, id))).toEqual(['Dalej jawna', null])
  expect((await firm.ask(sam, 'GET', '/api/bulk-changes')).body).not.toContain('Tajne przejęcie')
})

test('a new owner brings the department along, also to the words of the search', async () => {
  const { mia, sam, rita } = firm.people
  const ids = [await client('Przydział Jeden', 'sam'), await client('Przydział Dwa', 'sam')]
  const done = await tools.change(mia, 'client', { does: 'set', field: 'owner', value: rita }, { ids })
  expect(done.counts).toMatchObject({ changed: 2, refused: 0 })
  for (const id of ids)
    expect(await read(id)).toMatchObject({ owner: rita, department: firm.departments.service })
  const words = await firm.db.read(
    sql`select distinct owner, department from word where client = any(${ids}::uuid[])`,
  )
  expect(words).toEqual([{ owner: rita, department: firm.departments.service }])
  const again = await tools.count(mia, 'client', { does: 'set', field: 'owner', value: rita }, { ids })
  expect(again.checked).toMatchObject({ changed: 0, same: 2 })
  expect((await tools.undo(mia, done.id)).undone).toMatchObject({ records: 2, left: 0 })
  for (const id of ids)
    expect(await read(id)).toMatchObject({ owner: sam, department: firm.departments.warsaw })
})

test('labels and people of the team are added and taken away, each once', async () => {
  const { adam, sam, rita, mia } = firm.people
  const one = (await firm.make(adam, 'label', { name: 'jeden', colour: 'blue' })).id
  const two = (await firm.make(adam, 'label', { name: 'dwa', colour: 'green' })).id
  const first = await client('Z etykietą', 'sam', { labels: [one], team: [mia] })
  const second = await client('Bez etykiety', 'sam')
  const of = { ids: [first, second] }
  const added = await tools.change(adam, 'client', { does: 'add', field: 'labels', values: [one, two] }, of)
  expect(added.counts.changed).toBe(2)
  for (const id of of.ids) expect(new Set((await read(id)).labels)).toEqual(new Set([one, two]))
  const removed = await tools.change(adam, 'client', { does: 'remove', field: 'labels', values: [one] }, of)
  expect(removed.counts.changed).toBe(2)
  expect((await read(first)).labels).toEqual([two])
  await tools.change(adam, 'client', { does: 'add', field: 'team', values: [rita] }, of)
  expect(new Set((await read(first)).team)).toEqual(new Set([mia, rita]))
  expect((await read(second)).team).toEqual([rita])
  await tools.change(adam, 'client', { does: 'remove', field: 'team', values: [mia, sam] }, of)
  expect((await read(first)).team).toEqual([rita])
})

test('many go into the bin as one act and come out of it again', async () => {
  const { adam, sam } = firm.people
  const mine = await client('Do kosza', 'sam')
  const other = await client('Nie do kosza', 'rita')
  const done = await tools.change(sam, 'client', { does: 'delete' }, { ids: [mine, other] })
  expect(done.counts).toMatchObject({ changed: 1, refused: 1 })
  expect((await firm.ask(adam, 'GET', `/api/clients/${mine}`)).statusCode).toBe(404)
  expect((await read(other)).version).toBe(1)
  const back = await tools.change(sam, 'client', { does: 'restore' }, { ids: [mine, other] })
  expect(back.counts).toMatchObject({ changed: 1, refused: 1 })
  expect((await read(mine)).version).toBe(3)
  const acts = await firm.db.read<{ name: string }>(
    sql`select name from act where id = any(${[done.id, back.id]}::uuid[]) order by id`,
  )
  expect(acts.map(({ name }) => name)).toEqual(['client.delete.bulk', 'client.restore.bulk'])
})

test('an action is done to many: who has done it already stays as it is', async () => {
  const { sam } = firm.people
  const ids: string[] = []
  for (const what of ['pierwsze', 'drugie', 'trzecie']) ids.push((await firm.make(sam, 'task', { what })).id)
  await firm.ask(sam, 'POST', `/api/tasks/${ids[0]}/complete`, {})
  const done = await tools.change(sam, 'task', { does: 'act', action: 'complete' }, { ids })
  expect(done.counts).toMatchObject({ changed: 2, same: 1, refused: 0 })
  expect((await tools.undo(sam, done.id)).undone).toMatchObject({ records: 2, left: 0 })
  const rows = await firm.db.read(sql`select status from task where id = any(${ids}::uuid[]) order by id`)
  expect(rows).toEqual([{ status: 'done' }, { status: 'open' }, { status: 'open' }])
})

test('work is given to whoever does not see its client only together with a place in the team', async () => {
  const { adam, olga } = firm.people
  const of = await client('Niewidoczna dla Olgi', 'sam')
  const ids = [
    (await firm.make(adam, 'task', { what: 'oddać', client: of })).id,
    (await firm.make(adam, 'task', { what: 'oddać też', client: of })).id,
  ]
  const give: BulkDeed = { does: 'set', field: 'owner', value: olga }
  const counted = await tools.count(adam, 'task', give, { ids })
  expect(counted.checked).toMatchObject({ changed: 0, refused: 2, reasons: [{ code: 'ownerCannotSee' }] })
  const done = await tools.change(adam, 'task', { ...give, addToTeam: true }, { ids })
  expect(done.counts).toMatchObject({ changed: 2, refused: 0 })
  expect((await read(of)).team).toEqual([olga])
})

test('what others still name is not deleted with the rest', async () => {
  const { adam } = firm.people
  const used = (await firm.make(adam, 'label', { name: 'używana', colour: 'blue' })).id
  const unused = (await firm.make(adam, 'label', { name: 'nieużywana', colour: 'blue' })).id
  await client('Z używaną', 'sam', { labels: [used] })
  const counted = await tools.count(adam, 'label', { does: 'delete' }, { ids: [used, unused] })
  expect(counted.checked).toMatchObject({ changed: 1, refused: 1, reasons: [{ code: 'inUse' }] })
  const done = await tools.run(adam, counted.id)
  expect(done.counts).toMatchObject({ changed: 1, refused: 1 })
  const rows = await firm.db.read(
    sql`select deleted_at is null as there from label where id = any(${[used, unused]}::uuid[]) order by id`,
  )
  expect(rows).toEqual([{ there: true }, { there: false }])
})

test('what must be there once is kept at one of them', async () => {
  const { adam, sam, rita } = firm.people
  const done = await tools.change(
    adam,
    'user',
    { does: 'set', field: 'email', value: 'jeden@example.com' },
    { ids: [sam, rita] },
  )
  expect(done.counts).toMatchObject({ changed: 1, refused: 1, reasons: [{ code: 'mailTaken' }] })
  expect((await tools.undo(adam, done.id)).state).toBe('undone')
})

test('what is changed in between is judged anew, and only the field in question is touched', async () => {
  const { sam } = firm.people
  const id = await client('Między', 'sam', { town: 'Między' })
  const counted = await tools.count(
    sam,
    'client',
    { does: 'set', field: 'province', value: 'łódzkie' },
    named('Między'),
  )
  await firm.ask(sam, 'PATCH', `/api/clients/${id}`, { version: 1, town: 'Łódź', shortName: 'M' })
  await tools.run(sam, counted.id)
  expect(await read(id)).toMatchObject({ town: 'Łódź', shortName: 'M', province: 'łódzkie', version: 3 })
})

test('a checked field refuses where it does not fit, and says why in a file too', async () => {
  const { adam } = firm.people
  const polish = await client('Polska', 'sam')
  const russian = await client('Ruska; "cudzysłów"', 'sam', { country: 'RU' })
  const set: BulkDeed = { does: 'set', field: 'kpp', value: '770701001' }
  const done = await tools.change(adam, 'client', set, { ids: [polish, russian] })
  expect(done.counts).toMatchObject({ changed: 1, refused: 1, reasons: [{ at: 'kpp' }] })
  const file = await firm.ask(adam, 'GET', `/api/bulk-changes/${done.id}/unchanged.csv`)
  expect(file.headers['content-disposition']).toMatch(/^attachment/)
  expect(file.body).toContain(`Polska;KPP: `)
  expect(file.body).toContain(polish)
  expect(file.body).not.toContain(russian)
})

test('asked twice under one key it is one bulk change', async () => {
  const { sam } = firm.people
  const ids = [await client('Podwójna', 'sam')]
  const body = { entity: 'client', deed: { does: 'set', field: 'province', value: 'x' }, ids }
  const key = { 'idempotency-key': 'dwa-razy-to-samo' }
  const first = await firm.ask(sam, 'POST', '/api/bulk-changes', body, key)
  const second = await firm.ask(sam, 'POST', '/api/bulk-changes', body, key)
  expect(second.json()).toEqual(first.json())
})

test('one that was not run is dropped; one that was is not', async () => {
  const { sam } = firm.people
  const ids = [await client('Odrzucona', 'sam')]
  const set: BulkDeed = { does: 'set', field: 'province', value: 'x' }
  const counted = await tools.count(sam, 'client', set, { ids })
  expect((await firm.ask(sam, 'DELETE', `/api/bulk-changes/${counted.id}`)).statusCode).toBe(204)
  expect((await firm.ask(sam, 'GET', `/api/bulk-changes/${counted.id}`)).statusCode).toBe(404)
  const done = await tools.change(sam, 'client', set, { ids })
  expect((await firm.ask(sam, 'DELETE', `/api/bulk-changes/${done.id}`)).statusCode).toBe(422)
  expect((await tools.now(sam, done.id)).state).toBe('done')
})

describe('who may', () => {
  const set = (field: string, value: unknown): BulkDeed => ({ does: 'set', field, value })

  test('A05 a refused bulk change leaves no trace', async () => {
    const { sam, olga, adam } = firm.people
    const ids = [await client('Bez śladu', 'sam')]
    const before = await traces()
    const refusals: [string, string, unknown, object, number][] = [
      // An employee may not assign clients, nor touch what only the administrator may.
      [sam, 'client', set('owner', sam), { ids }, 403],
      [sam, 'client', set('department', firm.departments.service), { ids }, 403],
      [sam, 'user', set('name', 'Inny'), { ids: [adam] }, 403],
      [olga, 'role', { does: 'delete' }, { where: null }, 403],
      [sam, 'user', { does: 'act', action: 'block' }, { ids: [adam] }, 403],
      [sam, 'client', set('nameless', 'x'), { ids }, 422],
      [sam, 'client', set('name', ''), { ids }, 422],
      [sam, 'client', set('country', 'XX'), { ids }, 422],
      [sam, 'client', { does: 'add', field: 'name', values: ['x'] }, { ids }, 422],
      [sam, 'client', { does: 'add', field: 'labels', values: [] }, { ids }, 422],
      [sam, 'client', { does: 'add', field: 'labels', values: [newId()] }, { ids }, 422],
      [sam, 'client', { does: 'fly' }, { ids }, 400],
      [sam, 'client', { does: 'set', field: 'town' }, { ids }, 400],
      [sam, 'client', { does: 'set', field: 'town', value: 'x', by: 'server' }, { ids }, 400],
      [sam, 'client', { does: 'act', action: 'complete' }, { ids }, 403],
      [adam, 'client', { does: 'act', action: 'complete' }, { ids }, 400],
      [sam, 'nothing', set('town', 'x'), { ids }, 400],
      [sam, '__proto__', set('town', 'x'), { ids }, 400],
      [sam, 'client', set('town', 'x'), {}, 400],
      [sam, 'client', set('town', 'x'), { ids, where: null }, 400],
      [sam, 'client', set('town', 'x'), { ids: [] }, 422],
      [sam, 'client', set('town', 'x'), { ids: ['nic'] }, 422],
      [sam, 'client', set('town', 'x'), { ids: Array.from({ length: 10_001 }, newId) }, 422],
      [sam, 'client', set('town', 'x'), { where: { field: 'deletedAt', is: 'contains', value: 'x' } }, 422],
      [sam, 'client', { does: 'restore' }, { where: null }, 400],
    ]
    for (const [user, entity, deed, of, status] of refusals) {
      const answer = await tools.post(user, entity, deed, of)
      expect(answer.statusCode, `${JSON.stringify({ entity, deed })} → ${answer.body}`).toBe(status)
    }
    expect(await traces()).toEqual(before)
  })

  test('A09 what nobody may set by hand is not set in bulk', async () => {
    const { adam, sam } = firm.people
    const ids = [(await firm.make(sam, 'task', { what: 'nie ruszać' })).id]
    for (const field of ['id', 'version', 'createdAt', 'createdBy', 'deletedAt', 'doneAt', 'status'])
      expect((await tools.post(adam, 'task', set(field, null), { ids })).statusCode, field).toBe(422)
  })

  test('A06 of ids that one may not see each is refused, and none is named', async () => {
    const { olga, adam } = firm.people
    const hidden = await client('Tajna Spółka', 'sam')
    const own = await client('Olgi', 'olga')
    const nobody = newId()
    const done = await tools.change(olga, 'client', set('province', 'x'), { ids: [hidden, own, nobody] })
    expect(done.counts).toMatchObject({
      changed: 1,
      refused: 2,
      reasons: [{ code: 'noSuchRecord', count: 2 }],
    })
    expect(done.examples.map(({ title }) => title)).toEqual([null, null])
    const file = await firm.ask(olga, 'GET', `/api/bulk-changes/${done.id}/unchanged.csv`)
    expect(file.body).not.toContain('Tajna')
    expect(await read(hidden)).toMatchObject({ version: 1 })
    // Who may see it is told its name.
    expect((await tools.now(adam, done.id)).examples.map(({ title }) => title)).toContain('Tajna Spółka')
  })

  test('A08 nothing is related to a client that one may not see', async () => {
    const { olga } = firm.people
    const hidden = await client('Obca dla Olgi', 'sam')
    const ids = [(await firm.make(olga, 'task', { what: 'dowiązać' })).id]
    const answer = await tools.post(olga, 'task', set('client', hidden), { ids })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().problems).toMatchObject([{ at: 'client', code: 'noSuchRecord' }])
  })

  test('A02 the whole list is what one may see of it', async () => {
    const { olga, adam } = firm.people
    const mine = await firm.ask(olga, 'GET', '/api/clients/count')
    const counted = await tools.count(olga, 'client', set('province', 'y'), { where: null })
    expect(counted.found).toBe(mine.json().count)
    expect(counted.checked).toMatchObject({ refused: 0 })
    const all = await firm.ask(adam, 'GET', '/api/clients/count')
    expect(counted.found).toBeLessThan(all.json().count)
  })

  test('A03 hidden and locked fields are neither set nor asked for', async () => {
    const { sam, adam } = firm.people
    const ids = [await client('Ukryta', 'sam', { remarks: 'tajne' })]
    const [role] = await firm.db.read<{ id: string }>(sql`select id from role where built_in = 'employee'`)
    const rule = (field: string, kind: string) =>
      firm.db.write(sql`insert into field_permission values (${role!.id}::uuid, 'client', ${field}, ${kind})`)
    await rule('town', 'hidden')
    await rule('province', 'locked')
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    for (const field of ['town', 'province'])
      expect((await tools.post(sam, 'client', set(field, 'x'), { ids })).json().problems).toMatchObject([
        { at: field, code: 'notYours' },
      ])
    const asked = await tools.post(sam, 'client', set('shortName', 'x'), named('Łódź'))
    expect(asked.statusCode).toBe(422)
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    expect((await tools.post(adam, 'client', set('town', 'x'), { ids })).statusCode).toBe(201)
  })

  test('A01 another’s bulk change is not there for one, but for the administrator', async () => {
    const { sam, mia, adam } = firm.people
    const ids = [await client('Czyja', 'sam')]
    const { id } = await tools.count(sam, 'client', set('province', 'x'), { ids })
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/unchanged.csv'],
      ['POST', '/run'],
      ['POST', '/cancel'],
      ['POST', '/undo'],
      ['DELETE', ''],
    ] as const)
      expect(
        (await firm.ask(mia, method, `/api/bulk-changes/${id}${path}`, method === 'GET' ? undefined : {}))
          .statusCode,
      ).toBe(404)
    expect((await tools.step(adam, id, 'run')).statusCode).toBe(403)
    await tools.run(sam, id)
    const seen = async (user: string) =>
      (await firm.ask(user, 'GET', '/api/bulk-changes'))
        .json()
        .changes.some((each: { id: string }) => each.id === id)
    expect([await seen(sam), await seen(mia), await seen(adam)]).toEqual([true, false, true])
    expect((await tools.undo(adam, id)).undone).toMatchObject({ records: 1 })
  })

  test.each(['none', 'own', 'department', 'all'] as const)(
    'with the scope %s one changes just that',
    async (scope) => {
      const { sam } = firm.people
      const town = `Zakres ${scope}`
      const [own, near, far] = [
        await client('własna', 'sam', { town }),
        await client('działu', 'mia', { town, department: firm.departments.warsaw }),
        await client('obca', 'rita', { town }),
      ]
      const [role] = await firm.db.read<{ id: string }>(sql`select id from role where built_in = 'employee'`)
      const give = (to: string) =>
        firm.db.write(sql`with p as (update permission set scope = ${to} where role = ${role!.id}::uuid and entity = 'client' and verb = 'edit')
        update firm set settings_version = settings_version + 1`)
      await give(scope)
      try {
        const answer = await tools.post(sam, 'client', set('province', 'z'), named(town))
        if (scope === 'none') return expect(answer.statusCode).toBe(403)
        await tools.job('bulkCount', answer.json().id)
        await tools.run(sam, answer.json().id)
        const changed = await Promise.all([own, near, far].map(async (id) => (await read(id)).version === 2))
        expect(changed).toEqual([true, scope !== 'own', scope === 'all'])
      } finally {
        await give('department')
      }
    },
  )
})

test('fields of the firm’s own are set, cleared, added to and taken back like ours', async () => {
  const { adam } = firm.people
  const define = (key: string, kind: string, more = {}) =>
    firm.make(adam, 'customField' as 'client', { entity: 'client', key, name: { pl: key }, kind, ...more })
  await define('teryt', 'text', { filterable: true })
  await define('marki', 'choices', {
    options: [
      { key: 'a', name: { pl: 'Marka A' } },
      { key: 'b', name: { pl: 'Marka B' } },
    ],
  })
  const ids = [await client('Własne jeden', 'sam'), await client('Własne dwa', 'sam')]
  const set: BulkDeed = { does: 'set', field: 'custom.teryt', value: '1061011' }
  const done = await tools.change(adam, 'client', set, { ids })
  expect(done.counts, JSON.stringify(done)).toMatchObject({ changed: 2, refused: 0 })
  const found = await tools.count(
    adam,
    'client',
    { does: 'set', field: 'custom.teryt', value: null },
    { where: { field: 'custom.teryt', is: 'is', value: '1061011' } },
  )
  expect(found).toMatchObject({ found: 2, checked: { changed: 2 } })
  await tools.change(adam, 'client', { does: 'add', field: 'custom.marki', values: ['b', 'a'] }, { ids })
  expect((await read(ids[0]!))['custom.marki']).toEqual(['a', 'b'])
  await tools.change(adam, 'client', { does: 'remove', field: 'custom.marki', values: ['a'] }, { ids })
  expect((await read(ids[1]!))['custom.marki']).toEqual(['b'])
  expect((await tools.undo(adam, done.id)).undone).toMatchObject({ records: 2, left: 0 })
  expect((await read(ids[0]!))['custom.teryt']).toBeNull()
  const wrong = await tools.post(adam, 'client', { ...set, field: 'custom.nic' }, { ids })
  expect(wrong.statusCode).toBe(422)
})
