/** Every entity is asked the same questions. It grows each time a mistake could have been caught for all. */
import {
  actions,
  type Entity,
  type EntityName,
  entities,
  isId,
  journalKey,
  type Refusal,
} from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity as named, openFirm, type TestFirm } from '../../test/firm.ts'
import { least } from '../../test/least.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'

let firm: TestFirm
let client: string
let person: string
beforeAll(async () => {
  firm = await openFirm()
  client = (await firm.make(firm.people.adam, 'client', { name: 'Wzorcowy', owner: firm.people.sam })).id
  person = (await firm.make(firm.people.adam, 'person', { lastName: 'Wzorcowa' })).id
})
afterAll(() => firm.close())

const counted = async ({ name }: Pick<Entity, 'name'>) =>
  (
    await firm.db.read(sql`select (select count(*) from ${sql.id(tableOf({ name }))})::int as rows, (select coalesce(sum(version), 0) from ${sql.id(tableOf({ name }))})::int as versions,
    (select count(*) from entry)::int as entries, (select count(*) from act)::int as acts, (select count(*) from word)::int as words`)
  )[0]

const problemsOf = async (method: 'POST' | 'PATCH', url: string, body: unknown) => {
  const answer = await firm.ask(firm.people.adam, method, url, body)
  expect(answer.statusCode, `${method} ${url} ${JSON.stringify(body)?.slice(0, 200)} → ${answer.body}`).toBe(
    422,
  )
  const { problems } = answer.json() as { problems: (Refusal & { sentence: string })[] }
  for (const { sentence } of problems) expect(sentence).toMatch(/^\p{Lu}|^„/u)
  return problems.map(({ at }) => at!.split('.')[0])
}

/** Values that no kind takes, whatever it is. */
const wrong: readonly unknown[] = [{ a: 1 }, [[]], 'a\u0000b', '\ud800', 'x'.repeat(30_000)]

describe.each(entities.map((each) => [each.name, each] as const))('%s', (name, entity) => {
  const address = `/api/${entity.plural}`
  const minimal = () => least(name as EntityName, { client, person })

  test('is made, read, listed, counted, changed, deleted and restored, with a history', async () => {
    const made = await firm.ask(firm.people.adam, 'POST', address, minimal())
    expect(made.statusCode, made.body).toBe(201)
    const { id, version } = made.json()
    expect(isId(id)).toBe(true)
    expect((await firm.ask(firm.people.adam, 'GET', `${address}/${id}`)).json()).toEqual(made.json())
    const listed = (await firm.ask(firm.people.adam, 'GET', `${address}?sort=-createdAt`)).json()
    const shown = Object.fromEntries(Object.keys(entity.related).map((name) => [name, null]))
    expect(listed.rows[0]).toEqual({ ...made.json(), ...shown })
    expect((await firm.ask(firm.people.adam, 'GET', `${address}/count`)).json()).toMatchObject({
      exact: true,
    })
    expect((await firm.ask(firm.people.adam, 'PATCH', `${address}/${id}`, { version })).json()).toEqual(
      made.json(),
    )
    expect((await firm.ask(firm.people.adam, 'DELETE', `${address}/${id}`)).statusCode).toBe(204)
    expect((await firm.ask(firm.people.adam, 'GET', `${address}/${id}`)).statusCode).toBe(404)
    expect((await firm.ask(firm.people.adam, 'GET', `${address}?sort=-createdAt`)).body).not.toContain(id)
    expect((await firm.ask(firm.people.adam, 'POST', `${address}/${id}/restore`, {})).json()).toMatchObject({
      id,
      deletedAt: null,
      version: version + 2,
    })
    const history = (await firm.ask(firm.people.adam, 'GET', `${address}/${id}/history`)).json()
    expect(history.entries.map((each: { name: string }) => each.name)).toEqual([
      `${name}.restore`,
      `${name}.delete`,
      `${name}.create`,
    ])
  })

  test('bad input names its field, in a sentence, and changes nothing', async () => {
    const { id } = (await firm.ask(firm.people.adam, 'POST', address, minimal())).json()
    const before = await counted(entity)
    for (const [field, { setBy }] of Object.entries(entity.fields))
      for (const value of wrong) {
        if (setBy === undefined && value === wrong[4] && entity.fields[field]?.kind === 'yesNo') continue
        expect(await problemsOf('POST', address, { ...minimal(), [field]: value })).toContain(field)
        expect(await problemsOf('PATCH', `${address}/${id}`, { [field]: value })).toContain(field)
      }
    expect(await problemsOf('POST', address, { ...minimal(), noSuchField: 1 })).toEqual(['noSuchField'])
    for (const field of Object.keys(entity.fields).filter(
      (each) => entity.fields[each]?.required && !entity.fields[each]?.setBy,
    ))
      expect(await problemsOf('PATCH', `${address}/${id}`, { [field]: null })).toContain(field)
    for (const body of ['x', 1, [], 'null'])
      expect([400, 422]).toContain(
        (
          await firm.ask(firm.people.adam, 'POST', address, JSON.stringify(body), {
            'content-type': 'application/json',
          })
        ).statusCode,
      )
    expect(await counted(entity)).toEqual(before)
  })

  test('A15 A19 hostile ids, keys and bodies find nothing and change nothing', async () => {
    const before = await counted(entity)
    for (const id of [
      "1' or '1'='1",
      '00000000-0000-0000-0000-000000000000',
      '..%2f..%2fetc',
      '%00',
      'x'.repeat(150),
    ])
      for (const method of ['GET', 'PATCH', 'DELETE'] as const)
        expect([400, 404, 414], `${method} ${id}`).toContain(
          (
            await firm.ask(
              firm.people.adam,
              method,
              `${address}/${encodeURIComponent(id)}`,
              method === 'PATCH' ? {} : undefined,
            )
          ).statusCode,
        )
    for (const text of [
      '{"__proto__":{"administrator":true}}',
      '{"constructor":{"prototype":{"x":1}}}',
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      '{"name":',
      '',
    ])
      expect([400, 422]).toContain(
        (await firm.ask(firm.people.adam, 'POST', address, text, { 'content-type': 'application/json' }))
          .statusCode,
      )
    expect(await counted(entity)).toEqual(before)
    expect(({} as { administrator?: boolean }).administrator).toBeUndefined()
  })

  test('A01 without signing in nothing is answered, and without the right nothing is done', async () => {
    const { id } = (await firm.ask(firm.people.adam, 'POST', address, minimal())).json()
    const before = await counted(entity)
    const doors = [
      ['GET', address],
      ['GET', `${address}/count`],
      ['GET', `${address}/${id}`],
      ['GET', `${address}/${id}/history`],
      ['POST', address],
      ['PATCH', `${address}/${id}`],
      ['DELETE', `${address}/${id}`],
      ['POST', `${address}/${id}/restore`],
      ...actions
        .filter((each) => each.entity.name === name)
        .map((each) => ['POST', `${address}/${id}/${each.name}`] as const),
    ] as const
    for (const [method, url] of doors) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : minimal()
      expect((await firm.ask(undefined, method, url, body)).statusCode, `${method} ${url}`).toBe(401)
    }
    // Olga sees only her own; this one is Adam's.
    for (const [method, url] of doors.filter(([method]) => method !== 'GET')) {
      const body =
        method === 'DELETE'
          ? undefined
          : url === address
            ? { ...minimal(), ...(Object.hasOwn(entity.fields, 'owner') && { owner: firm.people.adam }) }
            : {}
      if (method === 'POST' && url === address && name === 'person') continue
      expect([403, 404, 422], `${method} ${url}`).toContain(
        (await firm.ask(firm.people.olga, method, url, body)).statusCode,
      )
    }
    expect(await counted(entity)).toEqual(before)
  })

  test('work is given to somebody who may not see its client with a place in its team, as one act, or not at all', async () => {
    const { ownership } = entity
    for (const beside of ['version', 'addToTeam']) expect(Object.keys(entity.fields)).not.toContain(beside)
    const before = await counted(entity)
    if (ownership.by !== 'work') {
      expect(await problemsOf('POST', address, { ...minimal(), addToTeam: true })).toEqual(['addToTeam'])
      expect(await counted(entity)).toEqual(before)
      return
    }
    const secret = await firm.make(firm.people.adam, 'client', { name: 'Ukryty', visibility: 'user' })
    const body = { ...minimal(), [ownership.client]: secret.id }
    const { id, version } = (await firm.ask(firm.people.adam, 'POST', address, body)).json()
    const team = async () =>
      (await firm.ask(firm.people.adam, 'GET', `/api/clients/${secret.id}`)).json().team as string[]
    for (const [method, url, values] of [
      ['POST', address, { ...body, owner: firm.people.rita }],
      ['PATCH', `${address}/${id}`, { version, owner: firm.people.rita }],
    ] as const) {
      const present = await counted(entity)
      expect(await problemsOf(method, url, values)).toEqual(['owner'])
      expect(await counted(entity)).toEqual(present)
      const given = await firm.ask(firm.people.adam, method, url, { ...values, addToTeam: true })
      expect(given.json(), given.body).toMatchObject({ owner: firm.people.rita })
      expect(await team()).toEqual([firm.people.rita])
      const undone = await firm.ask(firm.people.adam, 'POST', `/api/undo/${given.headers['x-act']}`, {})
      expect(undone.json()).toMatchObject({ undone: 2, changedSince: [] })
      expect(await team()).toEqual([])
    }
  })

  test('a field hidden from a role is nowhere: not in lists, cards, history, filters, sorts, nor may it be set', async () => {
    const hiding = Object.entries(entity.fields).find(
      ([field, each]) =>
        (each.filter || each.sort) && field !== entity.title && !each.required && each.setBy === undefined,
    )
    if (!hiding || named(name as 'client').ownership.by === ('firm' as string)) return
    const [field] = hiding
    const { id } = (await firm.ask(firm.people.sam, 'POST', address, minimal())).json()
    const role = [...(await firm.context.settings())!.roles.values()].find(
      (each) => each.builtIn === 'employee',
    )!.id
    await firm.db.write(sql`insert into field_permission values (${role}::uuid, ${name}, ${field}, 'hidden')`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
    for (const url of [address, `${address}/${id}`]) {
      const row = (await firm.ask(firm.people.sam, 'GET', url)).json()
      expect(Object.keys(row.rows?.[0] ?? row)).not.toContain(field)
    }
    const where = encodeURIComponent(JSON.stringify({ field, is: 'isFilled' }))
    expect((await firm.ask(firm.people.sam, 'GET', `${address}?where=${where}`)).statusCode).toBe(422)
    expect((await firm.ask(firm.people.sam, 'GET', `${address}/count?where=${where}`)).statusCode).toBe(422)
    expect((await firm.ask(firm.people.sam, 'PATCH', `${address}/${id}`, { [field]: null })).statusCode).toBe(
      422,
    )
    expect(
      (await firm.ask(firm.people.sam, 'GET', `${address}/${id}/history`))
        .json()
        .entries.some((each: { changes: object }) => Object.hasOwn(each.changes, journalKey(entity, field))),
    ).toBe(false)
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  })
})

test('A44 what is in use is not deleted: departments, labels, roles, results, users', async () => {
  const { adam, sam } = firm.people
  const label = (await firm.ask(adam, 'POST', '/api/labels', { name: 'używana', colour: 'red' })).json().id
  await firm.make(sam, 'client', { name: 'Z etykietą', labels: [label] })
  const result = [...(await firm.context.settings())!.talkResults.values()][0]!.id
  await firm.make(sam, 'talk', { client, text: 'x', result })
  const role = [...(await firm.context.settings())!.roles.values()].find(
    (each) => each.builtIn === 'manager',
  )!.id
  for (const url of [
    `/api/labels/${label}`,
    `/api/talk-results/${result}`,
    `/api/departments/${firm.departments.warsaw}`,
    `/api/roles/${role}`,
    `/api/users/${sam}`,
  ])
    expect((await firm.ask(adam, 'DELETE', url)).json().problems, url).toMatchObject([{ code: 'inUse' }])
  expect(
    (
      await firm.ask(adam, 'PATCH', `/api/departments/${firm.departments.board}`, {
        parent: firm.departments.warsaw,
      })
    ).json().problems,
  ).toMatchObject([{ at: 'parent', code: 'ownParent' }])
})
