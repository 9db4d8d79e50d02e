/**
 * The demonstration firm is whole, plausible, the same every time, and written as if its people had done it.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Fields,
  kinds,
  labelled,
  lookOf,
  mayCarry,
  registry,
  withoutLegalForms,
  wordsOf,
} from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/server.ts'
import { mediaTypeOf } from '../attachments/mediaType.ts'
import { cardJson } from '../clients/card.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { fileOf } from '../files/keep.ts'
import type { Settings } from '../firm/settings.ts'
import { sealOnce } from '../journal/sealer.ts'
import { verifyJournal } from '../journal/verify.ts'
import { passwordFits } from '../session/password.ts'
import { todayJson } from '../work/today.ts'
import { buildDemo } from './build.ts'
import { makeDemo, sayHowToSignIn } from './demo.ts'
import { settingsOf } from './house.ts'
import { demoPassword } from './password.ts'
import { taskCounts } from './tasks.ts'

type Values = Readonly<Record<string, unknown>> & { readonly country: string }

const today = '2026-11-23'
const demo = buildDemo(1863, today)

describe('as plain data', () => {
  test('it is the same for the same seed and day, and another for another seed', () => {
    expect(buildDemo(1863, today)).toEqual(demo)
    expect(buildDemo(1864, today).clients).not.toEqual(demo.clients)
  })

  test('it is of the size of a small firm', () => {
    const { clients, people, positions, talks, tasks } = demo
    expect(clients.length).toBeGreaterThan(340)
    expect(people.length).toBeGreaterThan(480)
    expect(positions.length).toBeGreaterThan(people.length)
    expect(talks.length).toBeGreaterThan(1400)
    expect(talks.filter(({ client }) => client === 'morszczyn')).toHaveLength(300)
    expect(tasks).toHaveLength(Object.values(taskCounts).reduce<number>((sum, each) => sum + each, 0))
  })

  test('every number is right, every telephone and mail can be used', () => {
    const own = demo.organisations.map(({ values }) => ({ country: 'PL', ...values }))
    const filed: readonly (readonly [Values, Fields])[] = [
      ...demo.clients.map((client) => [client.values, registry.client.fields] as const),
      ...own.map((organisation) => [organisation, registry.organisation.fields] as const),
    ]
    for (const [values, fields] of filed)
      for (const [name, field] of Object.entries(fields)) {
        if (values[name] === undefined || field.kind === 'reference' || field.kind === 'references') continue
        const read = kinds[field.kind].parse(values[name], field, { country: values.country })
        expect(read, `${values.name}: ${name}`).not.toHaveProperty('code')
      }
  })

  test('no official number, telephone or key is there twice', () => {
    const all = (of: (client: (typeof demo.clients)[number]) => unknown[]) =>
      demo.clients.flatMap(of).filter((each) => each !== undefined)
    for (const values of [
      all(({ key }) => [key]),
      all(({ values }) => [JSON.stringify(values.taxNumber)]),
      all(({ values }) => [values.regon]),
      all(({ values }) => [values.krs]),
    ])
      expect(values.filter((each, place) => values.indexOf(each) !== place)).toEqual([])
  })

  test('mail addresses and sites lead nowhere in the world', () => {
    for (const { mails } of [
      ...demo.people,
      ...demo.clients.map(({ values }) => values as { mails?: string[] }),
    ])
      for (const mail of mails ?? []) expect(mail).toMatch(/^[^@]+@[a-z0-9-]+\.example$/)
  })

  test('nothing is said before the client was there, in the future, or on a Sunday', () => {
    const since = new Map(demo.clients.map((client) => [client.key, client.since]))
    for (const { client, at } of demo.talks) {
      expect(at > since.get(client)! && at < today, `${client} ${at}`).toBe(true)
      expect([1, 2, 3, 4, 5]).toContain(new Date(at).getUTCDay())
    }
    for (const { setOn, doneOn } of demo.tasks)
      expect(setOn < today && (doneOn === undefined || (doneOn >= setOn && doneOn < today))).toBe(true)
  })

  test('its labels stand in groups of each language, each is given to somebody, and to none it is not for', () => {
    const groups = new Set(demo.labels.flatMap(({ group }) => group ?? []))
    for (const group of ['Branża', 'Откуда узнали о нас', 'How they found us'])
      expect(groups).toContain(group)
    const given = {
      client: new Set(demo.clients.flatMap(({ values }) => values.labels)),
      person: new Set(demo.people.flatMap(({ labels = [] }) => labels)),
      task: new Set(demo.tasks.flatMap(({ labels = [] }) => labels)),
    }
    for (const { key, recordTypes = [] } of demo.labels) {
      const carriers = labelled.filter((name) => given[name].has(key))
      expect(carriers, key).not.toEqual([])
      for (const name of carriers) expect(mayCarry({ recordTypes }, { name }), `${name} ${key}`).toBe(true)
    }
    for (const name of labelled) expect(given[name].size, name).toBeGreaterThan(2)
  })

  test('every sentence is filled in', () => {
    for (const { text } of demo.talks) expect(text).not.toMatch(/[{}]|undefined| {2}/)
    for (const { what } of demo.tasks) expect(what).not.toMatch(/[{}]|undefined| {2}/)
  })

  test('there are namesakes, also such that differ only by their legal form', () => {
    const folded = demo.clients.map(({ values }) => withoutLegalForms(wordsOf(values.name)).join(' '))
    expect(folded.filter((name) => name === 'kowalski jan')).toHaveLength(2)
    expect(folded.filter((name) => name === 'jaskolbud')).toHaveLength(3)
  })

  test.each([0, 1, 2, 3, 4, 5, 6])('it can be built on any day of the week and of the year (%s)', (day) => {
    expect(
      buildDemo(1863, `2028-02-2${day + 3}` as '2028-02-23').tasks.filter(
        ({ due }) => due === `2028-02-2${day + 3}`,
      ).length,
    ).toBeGreaterThan(10)
  })
})

describe('in the database', () => {
  let fresh: FreshDatabase
  let db: Database
  let settings: Settings
  let folder: string
  const said: string[] = []
  const log = (line: string) => void said.push(line)

  beforeAll(async () => {
    fresh = await freshDatabase()
    db = openDatabase(fresh.poolConfig)
    folder = await mkdtemp(join(tmpdir(), 'kartoteka-demo-'))
    await makeDemo({ db, log, config: { folder } }, today)
    settings = await settingsOf(db)
  }, 120_000)
  afterAll(async () => {
    await db.close()
    await fresh.drop()
    await rm(folder, { recursive: true, force: true })
  })

  test('everything that was built is there', async () => {
    const count = async (table: string) =>
      Number((await db.read<{ count: string }>(sql`select count(*) from ${sql.id(table)}`))[0]!.count)
    expect(
      await Promise.all(
        [
          'client',
          'person',
          'position',
          'place',
          'recipient',
          'note',
          'external_link',
          'talk',
          'task',
          'organisation',
          'department',
          'user',
          'label',
          'custom_field',
        ].map(count),
      ),
    ).toEqual(
      [
        demo.clients,
        demo.people,
        demo.positions,
        demo.places,
        demo.recipients,
        demo.notes,
        demo.links,
        demo.talks,
        demo.tasks,
        demo.organisations,
        demo.departments,
        demo.colleagues,
        demo.labels,
        demo.fields,
      ].map((list) => list.length),
    )
    expect(settings.firm).toMatchObject({ name: 'Młynek i Para sp. z o.o.', demo: true, language: 'pl' })
  })

  test('its files are there, each of another look', async () => {
    const files = await db.read<{ name: string; media_type: string; hash: string; versions: string }>(sql`
      select a.name, a.media_type, a.hash, count(v.*)::text as versions from attachment a
      join attachment_version v on v.attachment = a.id and v.hash = a.hash group by a.id order by a.name`)
    expect(files.map(({ media_type, versions }) => [lookOf(media_type), versions])).toEqual([
      ['picture', '1'],
      ['text', '1'],
      ['pdf', '1'],
    ])
    for (const { hash, name, media_type } of files)
      expect(mediaTypeOf((await readFile(fileOf(folder, hash))).subarray(0, 4_096), name)).toBe(media_type)
  })

  test('the journal knows who did all of it, in the order of the story, and holds', async () => {
    const seal = async () => {
      await sealOnce(db)
      return (await verifyJournal(db)).open
    }
    // A transaction of another database of the same server may hold the sealing up for a moment.
    await expect.poll(seal, { timeout: 20_000 }).toBe(0)
    const verdict = await verifyJournal(db)
    expect(verdict).toMatchObject({ broken: undefined, open: 0 })
    expect(verdict.entries).toBeGreaterThan(3000)
    const backwards = await db.read(
      sql`
      select * from (select a.at, lag(a.at) over (order by e.id) as before from entry e join act a on a.id = e.act) x
      where at::date < before::date`,
    )
    expect(backwards).toEqual([])
    const ahead = await db.read(sql`select name, at from act where at >= ${today}::date`)
    expect(ahead).toEqual([])
  })

  test('every card can be opened, and everybody has something to do today', async () => {
    const ids = await db.read<{ id: string; visibility: string }>(
      sql`select id, visibility from client where deleted_at is null`,
    )
    for (const { id: user, email } of settings.users.values()) {
      const reader = settings.reader(user)!
      const { late, due, coming } = JSON.parse(String(await todayJson(db, reader, today, 'me')))
      expect(late.length + due.length + coming.length, email).toBeGreaterThan(3)
    }
    const reader = [...settings.users.values()].find(({ email }) => email.startsWith('anna'))!.id
    for (const { id } of ids)
      expect(JSON.parse(String(await cardJson(db, settings.reader(reader)!, id, settings))).client.id).toBe(
        id,
      )
  })

  test('it says how to sign in, also at a later start, and the password fits everybody', async () => {
    const password = demoPassword(settings.firm)
    expect(said).toContain(`Sign in as demo@kartoteka.example with ${password}`)
    const hashes = await db.read<{ hash: string }>(sql`select hash from password`)
    expect(hashes).toHaveLength(demo.colleagues.length)
    for (const { hash } of hashes) expect(await passwordFits(hash, password)).toBe(true)
    const again: string[] = []
    await sayHowToSignIn({ db, log: (line) => void again.push(line) })
    expect(again[0]).toBe(`Sign in as demo@kartoteka.example with ${password}`)
  })

  test('a firm that is no demonstration has none of it', async () => {
    await db.write(sql`update firm set demo = false`)
    const silence: string[] = []
    await sayHowToSignIn({ db, log: (line) => void silence.push(line) })
    expect(silence).toEqual([])
    await db.write(sql`update firm set demo = true`)
  })
})
