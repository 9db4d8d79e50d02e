/** Notes, files and links about a talk, a task or a person: whose they are, who sees them, and where they go with it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EntityName, registry } from '@kartoteka/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { entity, newId, openFirm, type TestFirm } from '../../test/firm.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { perform } from '../records/perform.ts'

type Who = keyof TestFirm['people']
const kinds = ['note', 'attachment', 'externalLink'] as const
type Part = (typeof kinds)[number]

let folder: string
let firm: TestFirm
let client: string
let other: string
let person: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kartoteka-about-'))
  firm = await openFirm({ folder })
  const { sam } = firm.people
  client = (await firm.make(sam, 'client', { name: 'Młyn Żytko' })).id
  other = (await firm.make(sam, 'client', { name: 'Piekarnia Ala' })).id
  person = (await firm.make(sam, 'person', { firstName: 'Anna', lastName: 'Kowalska' })).id
  await firm.make(sam, 'position', { client, person })
})
afterAll(async () => {
  await firm.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (who: Who, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
  firm.ask(firm.people[who], method, path, body)
const plural = (name: EntityName) => registry[name].plural
const least = {
  note: { text: 'Tajne' },
  attachment: { name: 'tajne.pdf' },
  externalLink: { address: 'tajne.example' },
}
const made = async (name: EntityName, values: object, who: Who = 'sam') =>
  (await firm.make(firm.people[who], name, values)).id
const aTalk = (values: object = {}) => made('talk', { client, text: 'Rozmowa o cenach', ...values })
const aTask = (values: object = {}) => made('task', { client, what: 'Wysłać ofertę', ...values })
const about = (name: EntityName, id: string) => ({ entity: name, id })
/** One of each kind. */
const partsAbout = async (name: EntityName, id: string, of: string | null = client) => {
  const parts = {} as Record<Part, string>
  for (const kind of kinds)
    parts[kind] = await made(kind, { ...least[kind], client: of, about: about(name, id) })
  return parts
}
const where = (value: unknown, is = 'is') =>
  `where=${encodeURIComponent(JSON.stringify({ field: 'about', is, value }))}`
const rows = async (who: Who, path: string) => {
  const answer = await ask(who, 'GET', path)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json().rows as { id: string }[]
}
const sees = async (who: Who, part: Part, id: string) =>
  (await ask(who, 'GET', `/api/${plural(part)}/${id}`)).statusCode === 200

/** All that a refusal must leave as it was. */
const everything = async () => {
  const [row] = await firm.db.read<{ all: string }>(sql`select concat(
    (select count(*) + coalesce(sum(version), 0) from note), '/', (select count(*) + coalesce(sum(version), 0) from attachment), '/',
    (select count(*) + coalesce(sum(version), 0) from external_link), '/', (select count(*) from entry), '/', (select count(*) from act)) as all`)
  return row?.all
}

test('S-48 S-50 K-41 they are about a talk, a task or a person, are found by that, and say what it is called', async () => {
  const [talk, task] = [await aTalk(), await aTask()]
  for (const [name, id, title] of [
    ['talk', talk, 'Rozmowa o cenach'],
    ['task', task, 'Wysłać ofertę'],
    ['person', person, 'Anna Kowalska'],
  ] as const) {
    const parts = await partsAbout(name, id)
    for (const kind of kinds) {
      const page = (await ask('sam', 'GET', `/api/${plural(kind)}?${where(about(name, id))}`)).json()
      expect(page.rows).toMatchObject([{ id: parts[kind], client, about: about(name, id) }])
      expect(page.titles).toMatchObject({ [id]: title })
      for (const said of [where([`${name}:${id}`], 'anyOf'), where(`${name}:${id}`)])
        expect((await rows('sam', `/api/${plural(kind)}?${said}`)).map((row) => row.id)).toEqual([
          parts[kind],
        ])
      const without = await rows('sam', `/api/${plural(kind)}?limit=200&${where(about(name, id), 'isNot')}`)
      expect(without.map((row) => row.id)).not.toContain(parts[kind])
    }
    expect((await ask('sam', 'GET', `/api/about/${name}?ids=${id},${newId()}`)).json()).toEqual({
      [id]: { note: 1, attachment: 1, externalLink: 1 },
    })
  }
  for (const bad of ['/api/about/client?ids=', '/api/about/constructor?ids='])
    expect((await ask('sam', 'GET', bad)).statusCode).toBe(404)
  for (const bad of ['ids=1', `ids=${Array.from({ length: 201 }, newId).join()}`, 'ids=a&ids=b'])
    expect((await ask('sam', 'GET', `/api/about/talk?${bad}`)).statusCode).toBe(400)
})

test('A05 A08 A10 what is not there, not seen, in the bin or of another client is refused at the field, and nothing is kept', async () => {
  const binned = await aTalk()
  await ask('sam', 'DELETE', `/api/talks/${binned}`)
  const hidden = await aTalk({ visibility: 'user' })
  const stranger = await made('person', { lastName: 'Obca' })
  await made('position', { client: other, person: stranger })
  const note = await made('note', { client, text: 'Zwykła' }, 'mia')
  const cases: readonly (readonly [object, string, string])[] = [
    [{ about: about('talk', newId()) }, 'about', 'noSuchRecord'],
    [{ about: about('talk', hidden) }, 'about', 'noSuchRecord'],
    [{ about: about('talk', binned) }, 'about', 'noSuchRecord'],
    [{ about: about('task', await aTalk()) }, 'about', 'noSuchRecord'],
    [{ about: about('talk', await aTalk({ client: other })) }, 'about', 'ofAnotherClient'],
    [{ about: about('task', await aTask({ client: null })) }, 'about', 'ofAnotherClient'],
    [{ about: about('person', stranger) }, 'about', 'notAtClient'],
    [{ about: about('user', firm.people.sam) }, 'about', 'notReference'],
    [{ about: about('client', other) }, 'about', 'notReference'],
    [{ about: { entity: '__proto__', id: other } }, 'about', 'notReference'],
    [{ about: "talk:' or 1=1 --" }, 'about', 'notReference'],
    [{ about: { ...about('talk', hidden), owner: firm.people.mia } }, 'about', 'unknownField'],
    [{ client: null }, 'client', 'required'],
    [{ client: null, about: about('person', person) }, 'client', 'required'],
  ]
  const before = await everything()
  for (const [said, at, code] of cases) {
    for (const kind of kinds) {
      const answer = await ask('mia', 'POST', `/api/${plural(kind)}`, { client, ...least[kind], ...said })
      expect(answer.statusCode, answer.body).toBe(422)
      expect(answer.json().problems, JSON.stringify(said)).toMatchObject([{ at, code }])
      expect(answer.json().problems[0].sentence).not.toBe('')
    }
    const change = await ask('mia', 'PATCH', `/api/notes/${note}`, { version: 1, ...said })
    expect(change.json().problems, JSON.stringify(said)).toMatchObject([{ at, code }])
  }
  expect(await everything()).toBe(before)
  for (const [language, sentence] of [
    ['ru', 'Относится к другому клиенту. Выберите запись, задачу или человека этого клиента.'],
    ['en', 'It belongs to another client. Choose a talk, a task or a person of this one.'],
    ['pl', 'Należy do innego kontrahenta. Wybierz wpis, zadanie lub osobę tego kontrahenta.'],
  ] as const) {
    await ask('sam', 'PATCH', '/api/session', { language })
    const answer = await ask('sam', 'POST', '/api/notes', {
      client,
      text: 'x',
      about: about('talk', await aTalk({ client: other })),
    })
    expect(answer.json().problems[0].sentence).toBe(sentence)
  }
})

test('A01 A02 A07 about a talk that one may not read nothing is found anywhere: no row, no count, no file, no journal', async () => {
  const talk = await aTalk({ text: 'Poufne ustalenia' })
  const parts = await partsAbout('talk', talk)
  const content = Buffer.from('%PDF-1.7 skan')
  const begun = await ask('rita', 'POST', `/api/attachments/${parts.attachment}/uploads`, {
    name: 'a',
    size: 1,
  })
  expect(begun.statusCode, 'rita may not change this client').toBe(403)
  const upload = (
    await ask('sam', 'POST', `/api/attachments/${parts.attachment}/uploads`, {
      name: 'skan.pdf',
      size: content.length,
    })
  ).json().id
  const sent = await firm.ask(firm.people.sam, 'PATCH', `/api/uploads/${upload}?offset=0`, content, {
    'content-type': 'application/octet-stream',
  })
  expect(sent.json()).toMatchObject({ done: true })
  // Mia, the manager, may change it while she sees the talk; her upload is half way when it becomes private.
  const half = (
    await ask('mia', 'POST', `/api/attachments/${parts.attachment}/uploads`, { name: 'nowy.pdf', size: 4 })
  ).json().id
  const cardOf = async (who: Who) => (await ask(who, 'GET', `/api/clients/${client}/card`)).json()
  const counted = (card: Record<string, number>) => [card.notes, card.attachments, card.links]
  const before = counted(await cardOf('mia'))
  for (const kind of kinds) expect(await sees('mia', kind, parts[kind])).toBe(true)
  expect((await ask('sam', 'PATCH', `/api/talks/${talk}`, { visibility: 'user' })).statusCode).toBe(200)

  const state = await everything()
  expect(counted(await cardOf('mia'))).toEqual(before.map((count) => count! - 1))
  for (const id of Object.values(parts)) expect(JSON.stringify(await cardOf('mia'))).not.toContain(id)
  expect((await ask('mia', 'GET', `/api/about/talk?ids=${talk}`)).json()).toEqual({})
  for (const kind of kinds) {
    const address = `/api/${plural(kind)}`
    const one = `${address}/${parts[kind]}`
    for (const path of [one, `${one}/history`]) expect((await ask('mia', 'GET', path)).statusCode).toBe(404)
    expect((await ask('mia', 'PATCH', one, { about: null })).statusCode).toBe(404)
    expect((await ask('mia', 'DELETE', one)).statusCode).toBe(404)
    expect((await ask('mia', 'POST', `${one}/restore`)).statusCode).toBe(404)
    expect(await rows('mia', `${address}?${where(about('talk', talk))}`)).toEqual([])
    const all = await rows('mia', `${address}?limit=200`)
    expect(all.map(({ id }) => id)).not.toContain(parts[kind])
    expect((await ask('mia', 'GET', `${address}/count`)).json().count).toBe(all.length)
    expect((await ask('mia', 'GET', `${address}/count?${where(about('talk', talk))}`)).json().count).toBe(0)
  }
  for (const path of [
    `/api/attachments/${parts.attachment}/content`,
    `/api/attachments/${parts.attachment}/content?version=${upload}`,
    `/api/attachments/${parts.attachment}/picture`,
    `/api/attachments/${parts.attachment}/versions`,
  ])
    expect((await ask('mia', 'GET', path)).statusCode, path).toBe(404)
  const more = await firm.ask(
    firm.people.mia,
    'PATCH',
    `/api/uploads/${half}?offset=0`,
    Buffer.from('%PDF'),
    {
      'content-type': 'application/octet-stream',
    },
  )
  expect(more.statusCode).toBe(404)
  expect(
    (await ask('mia', 'POST', `/api/attachments/${parts.attachment}/uploads`, { name: 'a', size: 1 }))
      .statusCode,
  ).toBe(404)
  expect(
    (await ask('mia', 'POST', `/api/attachments/${parts.attachment}/versions/${upload}/current`)).statusCode,
  ).toBe(404)
  for (const path of [`/api/activity?client=${client}`, `/api/talks/${talk}/history`])
    for (const id of Object.values(parts)) expect((await ask('mia', 'GET', path)).body).not.toContain(id)
  for (const kind of kinds) {
    const file = await ask('mia', 'GET', `/api/${plural(kind)}/export?format=csv`)
    expect(file.statusCode, file.body).toBe(200)
    expect(file.body).not.toContain(parts[kind])
  }
  expect(await everything()).toBe(state)

  // The owner and an administrator see them all.
  for (const who of ['sam', 'adam'] as const)
    for (const kind of kinds) expect(await sees(who, kind, parts[kind]), who).toBe(true)
  await ask('sam', 'PATCH', `/api/talks/${talk}`, { visibility: 'everyone' })
  for (const kind of kinds) expect(await sees('mia', kind, parts[kind])).toBe(true)
})

test('A03 whoever may not see what a note is about cannot ask by it, nor count', async () => {
  const talk = await aTalk()
  await partsAbout('talk', talk)
  const { roles } = (await firm.context.settings())!
  const manager = [...roles.values()].find(({ builtIn }) => builtIn === 'manager')!.id
  const hide = (hidden: boolean) =>
    firm.db.write(
      hidden
        ? sql`insert into field_permission (role, entity, field, rule) values (${manager}::uuid, 'note', 'about', 'hidden')`
        : sql`delete from field_permission where role = ${manager}::uuid and entity = 'note'`,
    )
  await hide(true)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
  const asked = await ask('mia', 'GET', `/api/notes?${where(about('talk', talk))}`)
  expect(asked.json().problems).toMatchObject([{ code: 'notFilterable' }])
  expect((await ask('mia', 'GET', `/api/about/talk?ids=${talk}`)).json()).toEqual({
    [talk]: { attachment: 1, externalLink: 1 },
  })
  const page = (await ask('mia', 'GET', '/api/notes?limit=200')).json()
  expect(page.rows.length).toBeGreaterThan(0)
  expect(page.rows.every((row: object) => !('about' in row))).toBe(true)
  expect(page.titles[talk]).toBeUndefined()
  await hide(false)
  await firm.db.write(sql`update firm set settings_version = settings_version + 1`)
})

test('a talk that goes to another client takes along what is about it, in the bin too; taken back it all comes back', async () => {
  const talk = await aTalk()
  const parts = await partsAbout('talk', talk)
  await ask('sam', 'DELETE', `/api/notes/${parts.note}`)
  const moved = await ask('sam', 'PATCH', `/api/talks/${talk}`, { client: other })
  expect(moved.statusCode, moved.body).toBe(200)
  const clients = async () => {
    const found = []
    for (const kind of kinds)
      found.push(
        ...(await firm.db.read<{ client: string }>(
          sql`select client from ${sql.id(kind === 'externalLink' ? 'external_link' : kind)} where id = ${parts[kind]}::uuid`,
        )),
      )
    return found.map((row) => row.client)
  }
  expect(await clients()).toEqual([other, other, other])
  const history = (await ask('sam', 'GET', `/api/attachments/${parts.attachment}/history`)).json()
  expect(history.entries[0].changes).toEqual({ client: [client, other] })
  const undone = await ask('sam', 'POST', `/api/undo/${moved.headers['x-act']}`, {})
  expect(undone.json()).toMatchObject({ undone: 4, changedSince: [] })
  expect(await clients()).toEqual([client, client, client])
})

test('a part itself goes to another client only without what it is about', async () => {
  const { note } = await partsAbout('talk', await aTalk())
  const refused = await ask('sam', 'PATCH', `/api/notes/${note}`, { client: other })
  expect(refused.json().problems).toMatchObject([{ at: 'about', code: 'ofAnotherClient' }])
  expect((await ask('sam', 'PATCH', `/api/notes/${note}`, { client: other, about: null })).statusCode).toBe(
    200,
  )
})

test('a task without a client has notes, files and links of its own, with its rights; given one, they go with it', async () => {
  const task = await aTask({ client: null, visibility: 'department' })
  const parts = await partsAbout('task', task, null)
  for (const kind of kinds) {
    expect(await sees('mia', kind, parts[kind]), 'mia leads the department').toBe(true)
    expect(await sees('rita', kind, parts[kind]), 'rita is of another').toBe(false)
    expect(
      (await ask('rita', 'PATCH', `/api/${plural(kind)}/${parts[kind]}`, { about: null })).statusCode,
    ).toBe(404)
  }
  await ask('sam', 'PATCH', `/api/tasks/${task}`, { visibility: 'everyone' })
  // Rita reads it now; employees change tasks of their own department only.
  const before = await everything()
  for (const kind of kinds) {
    expect(await sees('rita', kind, parts[kind])).toBe(true)
    const one = `/api/${plural(kind)}/${parts[kind]}`
    expect((await ask('rita', 'DELETE', one)).statusCode).toBe(403)
    expect(
      (await ask('rita', 'POST', `/api/${plural(kind)}`, { ...least[kind], about: about('task', task) }))
        .statusCode,
    ).toBe(403)
  }
  expect(await everything()).toBe(before)
  expect((await ask('sam', 'PATCH', `/api/tasks/${task}`, { client })).statusCode).toBe(200)
  for (const kind of kinds)
    expect((await ask('sam', 'GET', `/api/${plural(kind)}/${parts[kind]}`)).json()).toMatchObject({ client })
  expect((await ask('sam', 'PATCH', `/api/tasks/${task}`, { client: null })).statusCode).toBe(200)
  for (const kind of kinds)
    expect((await ask('sam', 'GET', `/api/${plural(kind)}/${parts[kind]}`)).json()).toMatchObject({
      client: null,
    })
})

test('what is about a person stays when they leave the client, and is named only to whoever may see them', async () => {
  const leaving = await made('person', { lastName: 'Odchodząca' })
  const position = await made('position', { client, person: leaving })
  const { note } = await partsAbout('person', leaving)
  await ask('sam', 'DELETE', `/api/positions/${position}`)
  const of = async (who: Who) =>
    (await ask(who, 'GET', `/api/notes?limit=200&${where(about('person', leaving))}`)).json()
  expect((await of('mia')).rows).toMatchObject([{ id: note }])
  expect((await of('mia')).titles[leaving]).toBeUndefined()
  expect((await of('sam')).titles[leaving]).toBe('Odchodząca')
  const changed = await ask('mia', 'PATCH', `/api/notes/${note}`, { pinned: true })
  expect(changed.statusCode, 'it can still be changed').toBe(200)
})

test('a person who lies in the bin hides what is about them, and an undo brings it all back', async () => {
  const someone = await made('person', { lastName: 'Znikająca' })
  await made('position', { client, person: someone })
  const { note } = await partsAbout('person', someone)
  const gone = await ask('sam', 'DELETE', `/api/people/${someone}`)
  for (const who of ['sam', 'adam'] as const) expect(await sees(who, 'note', note)).toBe(false)
  await ask('sam', 'POST', `/api/undo/${gone.headers['x-act']}`, {})
  expect(await sees('sam', 'note', note)).toBe(true)
})

test('what others have put with a talk keeps the noting of it from being taken back', async () => {
  const noted = await ask('sam', 'POST', '/api/talks', { client, text: 'Świeża' })
  const { id } = noted.json()
  await made('attachment', { client, name: 'skan.pdf', about: about('talk', id) }, 'mia')
  const undone = await ask('sam', 'POST', `/api/undo/${noted.headers['x-act']}`, {})
  expect(undone.json()).toMatchObject({ undone: 0, changedSince: [{ id, because: 'used' }] })
})

/** Does something else the moment before the first statement is written. */
const meanwhile = (first: () => Promise<unknown>): Database => {
  let isDone = false
  return {
    ...firm.db,
    write: async (query) => {
      if (!isDone) {
        isDone = true
        await first()
      }
      return firm.db.write(query)
    },
  }
}
const as = async (db: Database, work: Parameters<typeof perform>[3]) =>
  perform(db, await firm.asking(firm.people.sam), { name: 'test' }, work)

test.each(['binned', 'moved'] as const)(
  'A41 a talk that is %s the moment before a note about it is kept: the note is refused',
  async (what) => {
    const talk = await aTalk()
    const db = meanwhile(() =>
      what === 'binned'
        ? ask('sam', 'DELETE', `/api/talks/${talk}`)
        : ask('sam', 'PATCH', `/api/talks/${talk}`, { client: other }),
    )
    const note = { client, text: 'Za późno', about: about('talk', talk) }
    await expect(as(db, (act) => act.create(entity('note'), note))).rejects.toMatchObject({ code: 'refused' })
    expect(await firm.db.read(sql`select 1 from note where about_id = ${talk}::uuid`)).toEqual([])
  },
)

test('A41 a note that is kept the moment before its talk goes to another client goes along', async () => {
  const talk = await aTalk()
  let note = ''
  const db = meanwhile(async () => {
    note = await made('note', { client, text: 'W ostatniej chwili', about: about('talk', talk) })
  })
  await as(db, (act) => act.change(entity('talk'), talk, { client: other }))
  expect((await ask('sam', 'GET', `/api/notes/${note}`)).json()).toMatchObject({ client: other, version: 2 })
})

test('A41 many at once: of twenty notes and two moves none is left at a client that its talk has left', async () => {
  const talk = await aTalk()
  const moves = [other, client].map((to) => ask('sam', 'PATCH', `/api/talks/${talk}`, { client: to }))
  const notes = Array.from({ length: 20 }, (_, n) =>
    ask('sam', 'POST', '/api/notes', { client, text: `Notatka ${n}`, about: about('talk', talk) }),
  )
  for (const { statusCode, body } of await Promise.all([...moves, ...notes]))
    expect([200, 201, 422], body).toContain(statusCode)
  const left = await firm.db.read(
    sql`select 1 from note n join talk t on t.id = n.about_id where n.client <> t.client`,
  )
  expect(left).toEqual([])
})

test('the database itself keeps both ends together', async () => {
  const talk = await aTalk()
  const { note } = await partsAbout('talk', talk)
  const write = (query: Parameters<Database['write']>[0]) => firm.db.write(query)
  await expect(
    write(sql`update note set about_id = ${newId()}::uuid where id = ${note}::uuid`),
  ).rejects.toThrow('is not there')
  await expect(write(sql`update note set about_id = null where id = ${note}::uuid`)).rejects.toThrow(
    'about_whole',
  )
  await expect(write(sql`update note set client = null where id = ${note}::uuid`)).rejects.toThrow('belongs')
  await expect(write(sql`update note set client = ${other}::uuid where id = ${note}::uuid`)).rejects.toThrow(
    'another client',
  )
  await expect(write(sql`update talk set client = ${other}::uuid where id = ${talk}::uuid`)).rejects.toThrow(
    'has not gone with it',
  )
  await expect(write(sql`delete from talk where id = ${talk}::uuid`)).rejects.toThrow('still about')
})
