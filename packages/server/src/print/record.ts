/** One record on paper: its filled fields in the groups of its form, and of a client what hangs on it. */
import { type Entity, type EntityName, isHidden, type Names, nameIn, type Reader } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { Fault } from '../errors.ts'
import { exporter } from '../exports/rows.ts'
import { loadReadable } from '../records/load.ts'
import { seen } from '../records/seen.ts'
import { titlesOf } from '../records/select.ts'
import type { Stored } from '../records/stored.ts'
import { clientMarks, clientTables } from './client.ts'
import { logoOf } from './logo.ts'
import { around, factsOf, type Printing, sheetOf } from './printing.ts'

export async function printRecord(printing: Printing, plain: Entity, id: string): Promise<Buffer> {
  const { press, user, settings, language, words } = printing
  const entity = settings.whole(plain)
  const record = await toPrint(printing, entity, id)
  const about = around(printing, await titlesFor(printing, entity, id))
  const { one, groups } = words.records[entity.name as 'client']
  const isClient = entity.name === 'client'
  const facts = Object.entries(entity.form).map(([group, names]) => ({
    name: (groups as Readonly<Record<string, string>>)[group] ?? one,
    facts: factsOf(
      printing,
      entity,
      record,
      isClient ? names.filter((each) => each !== 'labels') : names,
      about,
    ),
  }))
  const logo = await logoOf(printing)
  const titled = {
    title: isHidden(user, entity, entity.title) ? one : titleIn(record[entity.title], language) || one,
    kind: one,
    marks: isClient ? clientMarks(printing, record) : [],
  }
  const data = {
    ...sheetOf(printing, titled, logo),
    groups: facts.filter((group) => group.facts.length > 0),
    tables: isClient ? await clientTables(printing, id) : [],
  }
  return press.print('record', data, logo?.picture)
}

const titleIn = (title: unknown, language: Printing['language']): string =>
  typeof title === 'string' ? title : title ? nameIn(title as Names, language) : ''

/** The record; a fault if there is none to read (404), or none that may be printed (403). */
async function toPrint({ db, user, settings }: Printing, entity: Entity, id: string): Promise<Stored> {
  const [read] = await loadReadable(db, user, entity, [id])
  if (!read || read.deletedAt !== null) throw new Fault('notFound')
  const [record] = await loadReadable(db, exporter(user, entity, 'print'), entity, [id])
  if (!record) throw new Fault('forbidden')
  return seen({ user, settings }, entity, record)
}

async function titlesFor(
  { db, user }: { db: Printing['db']; user: Reader },
  entity: Entity,
  id: string,
): Promise<Readonly<Record<string, string>>> {
  const relation = sql`(select * from ${sql.id(tableOf({ name: entity.name as EntityName }))} where id = ${id}::uuid)`
  const [row] = await db.read<{ titles: Record<string, string> }>(
    sql`select ${titlesOf(user, entity, relation)} as titles`,
  )
  return row?.titles ?? {}
}
