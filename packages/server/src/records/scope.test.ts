import {
  type About,
  allows,
  type EntityName,
  type Reader,
  registry,
  type Scope,
  type Verb,
} from '@kartoteka/model'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entity, openFirm, type TestFirm } from '../../test/firm.ts'
import { randomly } from '../../test/random.ts'
import { sql, truth } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { judgedAs, ownedBy, subjectOf } from './facts.ts'
import { readable } from './scope.ts'
import { selectList } from './select.ts'
import type { Stored } from './stored.ts'

let firm: TestFirm
const stored = new Map<string, Stored[]>()
const random = randomly(7)

const kinds = ['client', 'note', 'task', 'talk', 'person', 'position', 'place', 'recipient', 'view'] as const

const all = async (name: EntityName): Promise<Stored[]> => {
  const rows = await firm.db.read<{ j: Stored }>(
    sql`select (select row_to_json(f) from (select ${selectList(entity(name), 't')}) f) as j from ${sql.id(tableOf({ name }))} t`,
  )
  return rows.map(({ j }) => j)
}

beforeAll(async () => {
  firm = await openFirm()
  const { people, departments } = firm
  const users = Object.values(people)
  const owner = () => random.oneOf([...users, null])
  const where = () => random.oneOf([...Object.values(departments), null])
  const visibility = () => random.oneOf(['everyone', 'everyone', 'department', 'user'] as const)
  const clients = await firm.as(people.adam, async (act) => {
    const made: Stored[] = []
    for (let i = 0; i < 60; i += 1)
      made.push(
        await act.create(entity('client'), {
          name: `Klient ${i}`,
          owner: owner(),
          department: where(),
          visibility: visibility(),
          team: random.some(users, 0.15),
        }),
      )
    return made
  })
  const work: Stored[] = []
  await firm.as(people.adam, async (act) => {
    for (let i = 0; i < 120; i += 1) {
      const rights = { department: where(), visibility: visibility() }
      work.push(
        await act.create(entity('task'), {
          what: `zadanie ${i}`,
          client: random.oneOf([...clients.map(({ id }) => id), null, null]),
          ...rights,
        }),
        await act.create(entity('talk'), {
          text: `rozmowa ${i}`,
          client: random.oneOf(clients).id,
          ...rights,
        }),
      )
      await act.create(entity('place'), { name: `sklep ${i}`, client: random.oneOf(clients).id })
      await act.create(entity('recipient'), { name: `odbiorca ${i}`, client: random.oneOf(clients).id })
      await act.create(entity('view'), { name: `widok ${i}`, list: 'client' })
    }
    for (let i = 0; i < 60; i += 1) {
      const person = await act.create(entity('person'), { lastName: `Osoba ${i}` })
      for (const client of random.some(clients, 0.03)) {
        await act.create(entity('position'), { client: client.id, person: person.id })
        const about = { entity: 'person', id: person.id }
        await act.create(entity('note'), { text: `o osobie ${i}`, client: client.id, about })
      }
    }
  })
  await firm.as(people.adam, async (act) => {
    for (const { id, client } of work) {
      const about = {
        entity: (await act.get(entity('talk'), id).catch(() => undefined)) ? 'talk' : 'task',
        id,
      }
      await act.create(entity('note'), { text: 'o pracy', client, about })
    }
    for (const { id } of clients) await act.create(entity('note'), { text: 'o kliencie', client: id })
  })
  await firm.as(people.adam, async (act) => {
    for (const { id } of work.filter((_, n) => n % 14 === 0))
      await act.remove(entity('task'), id).catch(() => {})
    for (const { id } of work.filter((_, n) => n % 14 === 7))
      await act.remove(entity('talk'), id).catch(() => {})
  })
  await firm.as(people.adam, async (act) => {
    for (const client of clients.slice(0, 6)) await act.remove(entity('client'), client.id)
  })
  // Everybody has added something, so that "what one added counts as own" has something to decide.
  await firm.db.write(
    sql`update view t set status = case when md5(t.id::text) < '8' then 'shared' else 'private' end,
      owner = (select id from "user" u order by md5(t.id::text || u.id::text) limit 1)`,
  )
  for (const table of ['client', 'note', 'task', 'talk', 'person', 'position', 'place', 'recipient', 'view'])
    await firm.db.write(
      sql`update ${sql.id(table)} t set created_by = (select id from "user" u order by md5(u.id::text || t.id::text) limit 1)`,
    )
  // Rights may have been taken away since: the owner of work need not see its client any more.
  for (const table of ['task', 'talk'])
    await firm.db.write(
      sql`update ${sql.id(table)} t set owner = (select id from "user" u order by md5(t.id::text || u.id::text) limit 1)`,
    )
  for (const name of kinds) stored.set(name, await all(name))
})
afterAll(() => firm.close())

const verbs: readonly Verb[] = ['read', 'edit', 'delete']
const scopes: readonly Scope[] = ['none', 'own', 'department', 'all']

function someReader(): Reader {
  const permissions: Record<string, Record<string, Scope>> = {}
  for (const name of Object.keys(registry))
    permissions[name] = Object.fromEntries(verbs.map((verb) => [verb, random.oneOf(scopes)]))
  return {
    id: random.oneOf(Object.values(firm.people)),
    administrator: random.next() < 0.05,
    departments: random.some(Object.values(firm.departments), 0.4),
    ownsAdded: random.next() < 0.3,
    permissions,
    hidden: {},
    locked: {},
  }
}

describe.each(kinds)('%s', (name) => {
  test('the SQL of rights and the model agree on every record, for sixty readers', async () => {
    const clients = new Map(
      (stored.get('client') ?? [])
        .filter(({ deletedAt }) => deletedAt === null)
        .map((client) => [client.id, client]),
    )
    const positions = (stored.get('position') ?? []).filter(({ client }) => clients.has(client as string))
    const behind = (record: Stored): readonly (ReturnType<typeof ownedBy> | null)[] => {
      if (name === 'person')
        return positions
          .filter(({ person }) => person === record.id)
          .map(({ client }) => ownedBy(clients.get(client as string)!))
      if (name === 'client' || record.client === null) return []
      const client = clients.get(record.client as string)
      return [client ? ownedBy(client) : null]
    }
    /** What a note is about, as far as it is not in the bin. */
    const aboutWhat = (record: Stored): About | null | undefined => {
      const subject = subjectOf(entity(name), record)
      if (!subject) return undefined
      const found = stored.get(subject.entity as EntityName)?.find(({ id }) => id === subject.id)
      if (!found || found.deletedAt !== null) return null
      return { entity: subject.entity, ...(subject.entity !== 'person' && { self: ownedBy(found) }) }
    }
    // A person whose only clients lie in the bin stands somewhere, though nobody sees where: not even who added them.
    const lost = (record: Stored) =>
      name === 'person' &&
      behind(record).length === 0 &&
      (stored.get('position') ?? []).some(({ person }) => person === record.id)
    for (let i = 0; i < 60; i += 1) {
      const reader = someReader()
      const rows = await firm.db.read<{ id: string }>(
        sql`select t.id from ${sql.id(tableOf({ name }))} t where ${readable(reader, entity(name), 't') ?? truth}`,
      )
      const inSql = new Set(rows.map(({ id }) => id))
      for (const record of stored.get(name) ?? []) {
        if (lost(record)) continue
        const { by } = registry[name].ownership
        const judged = judgedAs(entity(name), record, behind(record), aboutWhat(record))
        const inModel = allows(reader, 'read', name, by, judged)
        expect(inSql.has(record.id), `${name} ${record.id} for ${JSON.stringify(reader)}`).toBe(inModel)
      }
    }
  })
})
