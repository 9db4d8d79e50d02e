import { type CustomField, customKinds, entities, withOwnFields } from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { sql } from '../db/sql.ts'
import { perform } from '../records/perform.ts'
import { sweep } from '../upkeep.ts'

let firm: TestFirm
let adam: string
let sam: string
beforeAll(async () => {
  firm = await openFirm()
  adam = firm.people.adam
  sam = firm.people.sam
})
afterAll(() => firm.close())

const define = async (definition: object): Promise<CustomField> => {
  const answer = await firm.ask(adam, 'POST', '/api/custom-fields', { entity: 'client', ...definition })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const change = async (id: string, changes: object) =>
  (await firm.ask(adam, 'PATCH', `/api/custom-fields/${id}`, changes)).json()
const client = async (values: object = {}) =>
  (await firm.ask(sam, 'POST', '/api/clients', { name: 'Bar „Pod Strzechą”', ...values })).json()
const patch = async (id: string, values: object) =>
  (await firm.ask(sam, 'PATCH', `/api/clients/${id}`, values)).json()
const read = async (id: string, user = sam) => (await firm.ask(user, 'GET', `/api/clients/${id}`)).json()
const storedIn = async (id: string) =>
  (await firm.db.read<{ custom: object }>(sql`select custom from client where id = ${id}::uuid`))[0]!.custom
const problems = (answer: { problems?: readonly { at: string; code: string }[] }) =>
  answer.problems?.map(({ at, code }) => `${at} ${code}`)

test('the record types on offer are those that take own fields', () => {
  expect(entities.filter(({ custom }) => custom).map(({ name }) => name)).toEqual([...withOwnFields])
})

test('a defined field is there at once, for everybody: in answers, lists, the card, history, and taken back by undo', async () => {
  const before = await client()
  await define({ key: 'guarantee', kind: 'day', name: { pl: 'Koniec gwarancji' }, listed: true })
  expect(await read(before.id)).toMatchObject({ 'custom.guarantee': null })

  const changed = await firm.ask(sam, 'PATCH', `/api/clients/${before.id}`, {
    'custom.guarantee': '2027-03-01',
  })
  expect(changed.json()).toMatchObject({ name: 'Bar „Pod Strzechą”', 'custom.guarantee': '2027-03-01' })
  const listed = (await firm.ask(sam, 'GET', '/api/clients?sort=-updatedAt&limit=1')).json()
  expect(listed.rows[0]).toEqual(await read(before.id))
  const card = (await firm.ask(sam, 'GET', `/api/clients/${before.id}/card`)).json()
  expect(card.client['custom.guarantee']).toBe('2027-03-01')
  const { entries } = (await firm.ask(sam, 'GET', `/api/clients/${before.id}/history`)).json()
  expect(entries[0].changes).toEqual({ 'custom.guarantee': [null, '2027-03-01'] })

  await firm.ask(sam, 'POST', `/api/undo/${changed.headers['x-act']}`, {})
  expect(await read(before.id)).toMatchObject({ 'custom.guarantee': null })
  expect(await storedIn(before.id)).toEqual({})
})

test('every kind is read as its like, kept, and given back', async () => {
  const other = await client()
  const given: Record<string, unknown> = {
    text: ' La  Marzocco ',
    longText: 'a\r\nb',
    whole: '-12',
    decimal: '1 234,50',
    day: '2026-02-28',
    instant: '2026-02-28T10:00:00+01:00',
    yesNo: 'tak',
    choice: 'mala',
    choices: ['duza', 'mala'],
    webAddress: 'firma.pl',
    mail: 'A@B.pl',
    phones: ['601 234 567'],
    user: sam,
    client: other.id,
  }
  const options = [{ key: 'mala', name: { pl: 'Mała' } }, { name: { pl: 'Duża' } }]
  const body: Record<string, unknown> = {}
  for (const kind of customKinds) {
    const choosing = kind === 'choice' || kind === 'choices'
    await define({ key: `of${kind}`, kind, name: { pl: kind }, ...(choosing && { options }) })
    body[`custom.of${kind}`] = given[kind]
  }
  const made = await client(body)
  expect(made).toMatchObject({
    'custom.oftext': 'La Marzocco',
    'custom.oflongText': 'a\nb',
    'custom.ofwhole': -12,
    'custom.ofdecimal': '1234.5',
    'custom.ofday': '2026-02-28',
    'custom.ofinstant': '2026-02-28T09:00:00.000Z',
    'custom.ofyesNo': true,
    'custom.ofchoice': 'mala',
    'custom.ofchoices': ['mala', 'duza'],
    'custom.ofwebAddress': 'https://firma.pl',
    'custom.ofmail': 'a@b.pl',
    'custom.ofphones': [{ number: '+48601234567' }],
    'custom.ofuser': sam,
    'custom.ofclient': other.id,
  })
  expect(await read(made.id)).toEqual(made)
  await patch(made.id, Object.fromEntries(Object.keys(body).map((name) => [name, null])))
  expect(await read(made.id)).toMatchObject({
    'custom.ofyesNo': false,
    'custom.ofphones': [],
    'custom.ofwhole': null,
  })
  expect(await storedIn(made.id)).toEqual({})
})

test('a talk noted on the card, a task and a person have theirs too', async () => {
  const { id } = await client()
  await define({ entity: 'talk', key: 'mood', kind: 'text', name: { pl: 'Nastrój' } })
  await define({ entity: 'task', key: 'hours', kind: 'decimal', name: { pl: 'Godziny' }, default: '0,5' })
  await define({ entity: 'person', key: 'birthday', kind: 'day', name: { pl: 'Urodziny' } })
  const noted = await firm.ask(sam, 'POST', `/api/clients/${id}/note`, {
    talk: { text: 'Cześć', 'custom.mood': 'dobry' },
    task: { what: 'oddzwonić' },
  })
  expect(noted.json()).toMatchObject({
    talk: { 'custom.mood': 'dobry' },
    task: { 'custom.hours': '0.5' },
  })
  expect((await firm.ask(sam, 'GET', `/api/talks/${noted.json().talk.id}`)).json()).toMatchObject({
    'custom.mood': 'dobry',
    nextStep: noted.json().task.id,
  })
  const done = await firm.ask(sam, 'POST', `/api/tasks/${noted.json().task.id}/complete`, {})
  expect(done.json()).toMatchObject({ status: 'done', 'custom.hours': '0.5' })
  const added = await firm.ask(sam, 'POST', `/api/clients/${id}/people`, {
    person: { lastName: 'Lis', 'custom.birthday': '1990-01-01' },
  })
  expect(added.json().person).toMatchObject({ 'custom.birthday': '1990-01-01' })
})

test('what is not as defined is refused at its name, and nothing is changed', async () => {
  const { id } = await client()
  const retired = await define({ key: 'old', kind: 'text', name: { pl: 'Dawne' } })
  await change(retired.id, { active: false })
  await define({
    key: 'size',
    kind: 'choice',
    name: { pl: 'Wielkość' },
    options: [{ key: 's', name: { pl: 'S' } }],
  })
  const before = await read(id)
  for (const [body, expected] of [
    [{ 'custom.nothing': 1 }, 'custom.nothing unknownField'],
    [{ custom: { size: 's' } }, 'custom unknownField'],
    [{ 'custom.size': 'x' }, 'custom.size notOneOf'],
    [{ 'custom.guarantee': 'jutro' }, 'custom.guarantee notDay'],
    [{ 'custom.ofphones': ['601234567', '?'] }, 'custom.ofphones.1 notTelephone'],
    [{ 'custom.ofclient': '01a20044-2ae7-70b6-ae2b-cf47fe44c3ca' }, 'custom.ofclient noSuchRecord'],
    [{ 'custom.old': 'x' }, 'custom.old notInUse'],
  ] as const)
    for (const language of ['pl', 'en', 'ru']) {
      const answer = await firm.ask(sam, 'PATCH', `/api/clients/${id}`, body, { 'accept-language': language })
      expect(problems(answer.json())).toEqual([expected])
      expect(answer.json().problems[0].sentence).toMatch(/\S/)
    }
  expect(await read(id)).toEqual(before)
})

test('required binds who makes a record and who touches the field, not whoever changes something else', async () => {
  const before = await client()
  const field = await define({ key: 'permit', kind: 'text', name: { pl: 'Zezwolenie' }, required: true })
  expect(problems((await firm.ask(sam, 'POST', '/api/clients', { name: 'Nowy' })).json())).toEqual([
    'custom.permit required',
  ])
  expect(await patch(before.id, { town: 'Łódź' })).toMatchObject({ town: 'Łódź' })
  const filled = await patch(before.id, { 'custom.permit': 'A1' })
  expect(problems(await patch(before.id, { 'custom.permit': ' ' }))).toEqual(['custom.permit required'])
  expect(await read(before.id)).toEqual(filled)
  await change(field.id, { required: false })
})

test('changes of two people to different fields are put together; to the same one both sides are shown', async () => {
  await define({ key: 'machine', kind: 'text', name: { pl: 'Ekspres' } })
  await define({ key: 'grinder', kind: 'text', name: { pl: 'Młynek' } })
  const { id, version } = await client({ 'custom.machine': 'Linea' })
  await firm.ask(adam, 'PATCH', `/api/clients/${id}`, { version, 'custom.machine': 'Strada' })
  expect(await patch(id, { version, 'custom.grinder': 'Mazzer' })).toMatchObject({
    'custom.machine': 'Strada',
    'custom.grinder': 'Mazzer',
  })
  const refused = await firm.ask(sam, 'PATCH', `/api/clients/${id}`, { version, 'custom.machine': 'GB5' })
  expect(refused.statusCode).toBe(409)
  expect(refused.json().conflicts).toEqual([
    { field: 'custom.machine', base: 'Linea', theirs: 'Strada', mine: 'GB5' },
  ])
})

test('a program that knows older settings leaves alone what it has not heard of', async () => {
  const { id } = await client()
  const asking = await firm.asking(sam)
  await define({ key: 'later', kind: 'text', name: { pl: 'Później' } })
  await patch(id, { 'custom.later': 'jest' })
  await perform(firm.db, asking, { name: 'test' }, (act) =>
    act.change(entity('client'), id, { town: 'Łódź' }),
  )
  expect(await read(id)).toMatchObject({ town: 'Łódź', 'custom.later': 'jest' })
})

test('record type, key and kind never change; a key is given once, also after its field was deleted', async () => {
  const field = await define({ kind: 'text', name: { pl: 'Numer wózka' } })
  expect(field).toMatchObject({ key: 'numerWozka', active: true, version: 1 })
  expect(problems(await change(field.id, { entity: 'task', key: 'x', kind: 'day' }))).toEqual([
    'entity notYours',
    'key notYours',
    'kind notYours',
  ])
  await firm.ask(adam, 'DELETE', `/api/custom-fields/${field.id}`)
  const again = await firm.ask(adam, 'POST', '/api/custom-fields', {
    entity: 'client',
    kind: 'day',
    name: { pl: 'Numer wózka' },
  })
  expect(problems(again.json())).toEqual(['key keyTaken'])
})

test('parts of a definition that mean nothing for its kind are refused', async () => {
  const refusedFor = async (definition: object) =>
    problems(
      (
        await firm.ask(adam, 'POST', '/api/custom-fields', {
          entity: 'client',
          name: { pl: 'x' },
          ...definition,
        })
      ).json(),
    )
  expect(await refusedFor({ kind: 'choice' })).toEqual(['options required'])
  expect(await refusedFor({ kind: 'text', options: [{ name: { pl: 'a' } }] })).toEqual(['options notForKind'])
  expect(await refusedFor({ kind: 'longText', filterable: true })).toEqual(['filterable notForKind'])
  expect(await refusedFor({ kind: 'user', default: sam })).toEqual(['default notForKind'])
  expect(await refusedFor({ kind: 'day', default: 'kiedyś' })).toEqual(['default notDay'])
  expect(await refusedFor({ kind: 'formula' })).toEqual(['kind notOneOf'])
})

describe('where there are values', () => {
  test('it is counted what a change will meet; an option in use is set aside, not taken out', async () => {
    const options = ['a', 'b', 'c'].map((key) => ({ key, name: { pl: key } }))
    const field = await define({ key: 'segment', kind: 'choices', name: { pl: 'Segment' }, options })
    await client({ 'custom.segment': ['a', 'b'] })
    const { id } = await client({ 'custom.segment': ['a'] })
    const use = (await firm.ask(adam, 'GET', `/api/custom-fields/${field.id}/use`)).json()
    expect(use).toMatchObject({ filled: 2, options: { a: 2, b: 1, c: 0 } })
    expect(use.empty).toBeGreaterThan(0)
    expect((await firm.ask(sam, 'GET', `/api/custom-fields/${field.id}/use`)).statusCode).toBe(403)
    const refused = await firm.ask(adam, 'PATCH', `/api/custom-fields/${field.id}`, { options: [options[1]] })
    expect(refused.json().problems).toMatchObject([{ at: 'options', code: 'inUse', params: { count: 2 } }])
    const aside = [{ ...options[0], setAside: true }, options[1]]
    expect((await change(field.id, { options: aside })).options).toEqual(aside)
    expect(await read(id)).toMatchObject({ 'custom.segment': ['a'] })
    expect(await patch(id, { town: 'Łódź' })).toMatchObject({ 'custom.segment': ['a'] })
  })

  test('a field that is not in use, or deleted, keeps its values and its name in history; undo leaves it alone', async () => {
    const field = await define({ key: 'nickname', kind: 'text', name: { pl: 'Przydomek' } })
    const { id } = await client()
    const changed = await firm.ask(sam, 'PATCH', `/api/clients/${id}`, {
      'custom.nickname': 'Misiek',
      town: 'Łódź',
    })
    await firm.ask(adam, 'DELETE', `/api/custom-fields/${field.id}`)
    expect(await read(id)).not.toHaveProperty(['custom.nickname'])
    await firm.ask(sam, 'POST', `/api/undo/${changed.headers['x-act']}`, {})
    expect(await read(id)).toMatchObject({ town: null })
    await patch(id, { town: 'Radom' })
    const session = (await firm.ask(sam, 'GET', '/api/session')).json()
    expect(session.customFields.find(({ id: each }: { id: string }) => each === field.id).name.pl).toBe(
      'Przydomek',
    )
    await firm.ask(adam, 'POST', `/api/custom-fields/${field.id}/restore`, {})
    expect(await read(id)).toMatchObject({ town: 'Radom', 'custom.nickname': 'Misiek' })
  })

  test('ninety days after it was deleted its values are thrown away, and not a day before', async () => {
    const field = await define({ key: 'hobby', kind: 'text', name: { pl: 'Hobby' } })
    const { id } = await client({ 'custom.hobby': 'szachy' })
    const after = async (days: number) => {
      await firm.db.write(
        sql`update custom_field set deleted_at = now() - ${days} * interval '1 day' where id = ${field.id}::uuid`,
      )
      await sweep(firm.db)
      return storedIn(id)
    }
    await firm.ask(adam, 'DELETE', `/api/custom-fields/${field.id}`)
    expect(await after(89)).toMatchObject({ hobby: 'szachy' })
    expect(await after(91)).not.toHaveProperty('hobby')
    const restored = (await firm.ask(adam, 'POST', `/api/custom-fields/${field.id}/restore`, {})).json()
    expect(restored.emptiedAt).not.toBeNull()
    expect(await read(id)).toMatchObject({ 'custom.hobby': null })
  })

  test('whom a field names is not deleted', async () => {
    const { id } = await client({ 'custom.ofuser': firm.people.rita })
    expect(problems((await firm.ask(adam, 'DELETE', `/api/users/${firm.people.rita}`)).json())).toEqual([
      ' inUse',
    ])
    await patch(id, { 'custom.ofuser': null })
  })
})

test('a list names the clients in its fields, but for those that whoever reads may not see', async () => {
  const [seen, secret] = [
    (await firm.ask(adam, 'POST', '/api/clients', { name: 'Jawny' })).json().id,
    (await firm.ask(adam, 'POST', '/api/clients', { name: 'Tajny', visibility: 'user' })).json().id,
  ]
  await define({ entity: 'task', key: 'about', kind: 'client', name: { pl: 'Dotyczy' } })
  for (const about of [seen, secret])
    await firm.ask(adam, 'POST', '/api/tasks', { what: 'sprawdzić', 'custom.about': about })
  const titles = async (user: string) =>
    (await firm.ask(user, 'GET', '/api/tasks?sort=-createdAt&limit=2')).json().titles
  expect(await titles(adam)).toEqual({ [seen]: 'Jawny', [secret]: 'Tajny' })
  expect(await titles(sam)).toEqual({ [seen]: 'Jawny' })
})

test('an act is taken back also where its field became required since', async () => {
  const field = await define({ key: 'since', kind: 'text', name: { pl: 'Odtąd' } })
  const { id } = await client()
  const filled = await firm.ask(sam, 'PATCH', `/api/clients/${id}`, { 'custom.since': 'wczoraj' })
  await change(field.id, { required: true })
  const undone = await firm.ask(sam, 'POST', `/api/undo/${filled.headers['x-act']}`, {})
  expect(undone.json()).toMatchObject({ undone: 1, changedSince: [] })
  expect(await read(id)).toMatchObject({ 'custom.since': null })
  await change(field.id, { required: false })
})

test('a deleted definition is named in the bin, whatever language its name is in', async () => {
  const field = await define({ entity: 'task', key: 'binned', kind: 'text', name: { ru: 'Корзина' } })
  await firm.ask(adam, 'DELETE', `/api/custom-fields/${field.id}`)
  const { records } = (await firm.ask(adam, 'GET', '/api/bin')).json()
  expect(records).toContainEqual(expect.objectContaining({ id: field.id, title: 'Корзина' }))
})

test('the order is said in one act, by whoever defines', async () => {
  const [one, other] = [
    await define({ entity: 'task', key: 'one', kind: 'text', name: { pl: 'Jeden' } }),
    await define({ entity: 'task', key: 'other', kind: 'text', name: { pl: 'Drugi' } }),
  ]
  const ids = [other!.id, one!.id]
  expect((await firm.ask(sam, 'POST', '/api/custom-fields/order', { ids })).statusCode).toBe(403)
  expect((await firm.ask(adam, 'POST', '/api/custom-fields/order', { ids: ['x'] })).statusCode).toBe(400)
  expect((await firm.ask(adam, 'POST', '/api/custom-fields/order', { ids })).statusCode).toBe(204)
  const { rows } = (await firm.ask(sam, 'GET', '/api/custom-fields?sort=position&limit=2')).json()
  expect(rows.map(({ key }: CustomField) => key)).toEqual(['other', 'one'])
})

test('a field hidden from a role is nowhere, its definition neither; a locked one is read and not set', async () => {
  const field = await define({ key: 'margin', kind: 'decimal', name: { pl: 'Marża' }, filterable: true })
  const { id } = await client({ 'custom.margin': '12.5' })
  const role = [...(await firm.context.settings())!.roles.values()].find(
    ({ builtIn }) => builtIn === 'employee',
  )!.id
  const rule = async (said: 'hidden' | 'locked') => {
    await firm.db.write(sql`delete from field_permission`)
    await firm.db.write(
      sql`insert into field_permission values (${role}::uuid, 'client', 'custom.margin', ${said})`,
    )
    await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  }
  await rule('hidden')
  const where = encodeURIComponent(JSON.stringify({ field: 'custom.margin', is: 'from', value: '1' }))
  for (const url of [
    '/api/clients',
    `/api/clients/${id}`,
    `/api/clients/${id}/card`,
    `/api/clients/${id}/history`,
    '/api/custom-fields',
  ])
    expect((await firm.ask(sam, 'GET', url)).body, url).not.toContain('margin"')
  const session = (await firm.ask(sam, 'GET', '/api/session')).json()
  expect(session.customFields.map(({ key }: CustomField) => key)).not.toContain('margin')
  expect((await firm.ask(sam, 'GET', `/api/custom-fields/${field.id}`)).statusCode).toBe(404)
  expect((await firm.ask(sam, 'GET', `/api/clients?where=${where}`)).statusCode).toBe(422)
  expect(problems(await patch(id, { 'custom.margin': '1' }))).toEqual(['custom.margin notYours'])
  await rule('locked')
  expect(await read(id)).toMatchObject({ 'custom.margin': '12.5' })
  expect(problems(await patch(id, { 'custom.margin': '1' }))).toEqual(['custom.margin notYours'])
  expect(await storedIn(id)).toMatchObject({ margin: '12.5' })
  await firm.db.write(sql`delete from field_permission`)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
})

describe('A16 a definition is text and nothing more', () => {
  const evil = `x'); drop table client; -- "</script>`
  test('in its name, group, default and options, wherever they go', async () => {
    const options = [{ key: 'evil', name: { pl: evil } }]
    for (const [kind, more] of [
      ['text', { default: evil }],
      ['choice', { options, default: 'evil' }],
    ] as const) {
      const key = `evil${kind}`
      await define({
        key,
        kind,
        name: { pl: evil },
        group: { pl: evil },
        filterable: true,
        listed: true,
        ...more,
      })
      const made = await client()
      expect(made[`custom.${key}`]).toBe(more.default)
      const where = encodeURIComponent(
        JSON.stringify({ field: `custom.${key}`, is: 'is', value: more.default }),
      )
      const found = (await firm.ask(sam, 'GET', `/api/clients?where=${where}`)).json()
      expect(found.rows.map(({ id }: { id: string }) => id)).toEqual([made.id])
    }
  })

  test('a key is made of letters and digits, or refused, by the database too', async () => {
    for (const key of [`a'b`, 'a"b', 'a.b', 'a b', 'A', '__proto__', 'a'.repeat(41), 'ą', 'a;', '1a', 'a-b'])
      expect(
        problems(
          (
            await firm.ask(adam, 'POST', '/api/custom-fields', {
              entity: 'client',
              kind: 'text',
              name: { pl: 'x' },
              key,
            })
          ).json(),
        )?.[0],
        key,
      ).toMatch(/^key (notKey|tooLong)$/)
    await expect(firm.db.write(sql`update custom_field set key = 'a''b'`)).rejects.toThrow(
      /custom_field_key_check/,
    )
  })
})

test('A15 A19 names that programs know are only names here', async () => {
  for (const key of ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON'])
    await define({ key, kind: 'text', name: { pl: key } })
  const { id } = await client({ 'custom.constructor': 'a', 'custom.toJSON': 'b' })
  expect(await read(id)).toMatchObject({
    'custom.constructor': 'a',
    'custom.toJSON': 'b',
    'custom.valueOf': null,
  })
  const stored = await storedIn(id)
  expect(stored).toMatchObject({ constructor: 'a', toJSON: 'b' })
  for (const body of [
    '{"custom.__proto__":{"administrator":true}}',
    '{"custom.constructor":{"prototype":{"administrator":true}}}',
    '{"custom":{"__proto__":{"administrator":true}}}',
    '{"custom.":1}',
    '{"custom":null}',
  ]) {
    const answer = await firm.ask(sam, 'PATCH', `/api/clients/${id}`, body, {
      'content-type': 'application/json',
    })
    expect([400, 422], body).toContain(answer.statusCode)
  }
  expect(({} as { administrator?: boolean }).administrator).toBeUndefined()
  expect(await storedIn(id)).toEqual(stored)
})

test('no more than a hundred for one entity', async () => {
  const there = (
    await firm.db.read<{ n: number }>(
      sql`select count(*)::int as n from custom_field where entity = 'person'`,
    )
  )[0]!.n
  await firm.as(adam, async (act) => {
    for (let i = there; i < 100; i += 1)
      await act.create(entity('customField' as never), {
        entity: 'person',
        kind: 'text',
        name: { pl: `p${i}` },
      })
  })
  const more = await firm.ask(adam, 'POST', '/api/custom-fields', {
    entity: 'person',
    kind: 'text',
    name: { pl: 'nad' },
  })
  expect(problems(more.json())).toEqual([' tooManyFields'])
})
