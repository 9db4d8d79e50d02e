import { entities, isSettled, registry, subjects } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { column, type Sql, sql } from '../db/sql.ts'
import { linkTableOf, snake, tableOf } from '../db/tables.ts'
import { linksTo } from '../records/links.ts'
import type { Entry } from './undo.ts'

/**
 * The records which an act has made and to which somebody has put something since: a client with a talk, a person with whom
 * it was, a label on another client. Taking them back would take that away too.
 */
export async function usedSince(
  db: Database,
  act: string,
  entries: readonly Entry[],
): Promise<ReadonlySet<string>> {
  const made = (name: string) =>
    entries.filter((entry) => entry.made && entry.entity === name).map(({ record }) => record)
  const questions = [
    ...ofClients(made('client')),
    ...ofPeople(made('person')),
    ...subjects.flatMap((name) => ofSubjects(name, made(name))),
    ...entities.filter(({ name }) => isSettled(name)).flatMap(({ name }) => ofSettled(name, made(name))),
  ]
  if (questions.length === 0) return new Set()
  const rows = await db.read<{
    id: string
  }>(sql`select distinct u.id from (${sql.join(questions, sql` union all `)}) u
    where not exists (select from entry e where e.record = u.by and e.version = 1 and e.act = ${act}::uuid)`)
  return new Set(rows.map(({ id }) => id))
}

/** What hangs on clients and is not in the bin. */
function ofClients(clients: readonly string[]): Sql[] {
  if (clients.length === 0) return []
  return entities.flatMap((entity) => {
    const { ownership } = entity
    if (ownership.by !== 'part' && ownership.by !== 'work') return []
    return [
      sql`select t.${sql.id(snake(ownership.client))} as id, t.id as by from ${sql.id(tableOf(entity))} t
        where t.${sql.id(snake(ownership.client))} = any(${clients}::uuid[]) and t.deleted_at is null`,
    ]
  })
}

/** What names people, of any client. */
function ofPeople(people: readonly string[]): Sql[] {
  if (people.length === 0) return []
  const places = sql`select o.person as id, o.id as by from ${sql.id(tableOf(registry.position))} o
    where o.person = any(${people}::uuid[]) and o.deleted_at is null`
  const named = entities.flatMap((entity) => {
    const { ownership } = entity
    if (ownership.by !== 'work') return []
    return Object.entries(entity.fields).flatMap(([field, { target, kind }]) =>
      target === 'person' && kind === 'reference'
        ? [
            sql`select t.${sql.id(snake(field))} as id, t.id as by from ${sql.id(tableOf(entity))} t
              where t.${sql.id(snake(field))} = any(${people}::uuid[])
              and t.deleted_at is null`,
          ]
        : [],
    )
  })
  return [places, ...named]
}

/** Notes, files and links about these records. */
function ofSubjects(name: string, records: readonly string[]): Sql[] {
  if (records.length === 0) return []
  return linksTo(name).map(({ entity, field }) => {
    const id = column('t', `${snake(field)}_id`)
    return sql`select ${id} as id, t.id as by from ${sql.id(tableOf(entity))} t
      where ${id} = any(${records}::uuid[]) and t.deleted_at is null`
  })
}

/** Where labels and the like are still in use, whoever put them there: what the act itself made with them is gone by now. */
function ofSettled(name: string, records: readonly string[]): Sql[] {
  if (records.length === 0) return []
  return entities.flatMap((entity) =>
    Object.entries(entity.fields).flatMap(([field, { kind, target }]): Sql[] => {
      if (target !== name) return []
      const table = sql.id(tableOf(entity))
      if (kind === 'reference')
        return [
          sql`select t.${sql.id(snake(field))} as id, null::uuid as by from ${table} t
            where t.${sql.id(snake(field))} = any(${records}::uuid[]) and t.deleted_at is null`,
        ]
      const links = sql.id(linkTableOf(entity, field))
      return [
        sql`select l.target as id, null::uuid as by from ${links} l join ${table} t on t.id = l.record
          where l.target = any(${records}::uuid[]) and t.deleted_at is null`,
      ]
    }),
  )
}
