/** How somebody wants lists to look: their columns and how wide they are, and the view a list opens with. Nobody else's business, so in no journal. */
import {
  columnsKnown,
  type Entity,
  isId,
  type ListChoice,
  type ListChoices,
  leastWidth,
  mostWidth,
  type Reader,
  refuse,
  registry,
  type Widths,
  widthsKnown,
} from '@kartoteka/model'
import type { Database, Queries } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { loadReadable } from '../records/load.ts'
import { problemAt } from '../records/refused.ts'

export async function listChoices(db: Queries, user: string): Promise<ListChoices> {
  const rows = await db.read<ListChoice & { list: string }>(
    sql`select c.list, c.columns, c.widths, v.id as view from list_choice c left join view v on v.id = c.view and v.deleted_at is null
      where c."user" = ${user}::uuid`,
  )
  return Object.fromEntries(rows.map(({ list, ...choice }) => [list, choice]))
}

/** What was sent, checked: columns of this list that the reader may see and their widths, a view of it that they may read. */
export async function readChoice(
  db: Database,
  reader: Reader,
  entity: Entity,
  body: Readonly<Record<string, unknown>>,
): Promise<Partial<ListChoice>> {
  const { columns, widths, view, ...rest } = body
  if (Object.keys(rest).length > 0) throw new Fault('badRequest')
  return {
    ...(columns !== undefined && { columns: columns === null ? null : columnsOf(reader, entity, columns) }),
    ...(widths !== undefined && { widths: widths === null ? null : widthsOf(reader, entity, widths) }),
    ...(view !== undefined && { view: view === null ? null : await viewOf(db, reader, entity, view) }),
  }
}

function columnsOf(reader: Reader, entity: Entity, said: unknown, at = 'columns'): readonly string[] {
  if (!Array.isArray(said) || said.length === 0 || !said.every((each) => typeof each === 'string'))
    throw new Fault('badRequest')
  const known = columnsKnown(entity, said, reader.hidden)
  const strange = said.find((each) => !known.includes(each))
  if (strange !== undefined)
    throw new Fault('refused', {
      problems: [problemAt(at, refuse('notColumn', { field: strange.slice(0, 60) }))],
    })
  return known
}

function widthsOf(reader: Reader, entity: Entity, said: unknown): Widths {
  if (typeof said !== 'object' || said === null || Array.isArray(said)) throw new Fault('badRequest')
  const named = Object.entries(said)
  const columns = columnsOf(
    reader,
    entity,
    named.map(([name]) => name),
    'widths',
  )
  const { known, strange } = widthsKnown(entity, named, reader.hidden)
  if (strange.length > 0 || columns.length !== named.length)
    throw new Fault('refused', {
      problems: strange.map((name) =>
        problemAt(`widths.${name}`, refuse('outOfRange', { min: leastWidth, max: mostWidth })),
      ),
    })
  return known
}

async function viewOf(db: Database, reader: Reader, entity: Entity, said: unknown): Promise<string> {
  const [view] = isId(said) ? await loadReadable(db, reader, registry.view as unknown as Entity, [said]) : []
  if (!view || view.deletedAt !== null || view.list !== entity.name)
    throw new Fault('refused', { problems: [problemAt('view', refuse('noSuchRecord'))] })
  return view.id
}

/** Keeps it; what is not said stays. A list as it was needs no row. */
export async function keepChoice(
  queries: Queries,
  user: string,
  list: string,
  choice: Partial<ListChoice>,
): Promise<void> {
  const { columns, widths, view } = choice
  await queries.write(sql`insert into list_choice ("user", list, columns, widths, view)
    values (${user}::uuid, ${list}, ${columns ?? null}::text[], ${widths ? JSON.stringify(widths) : null}::jsonb, ${view ?? null}::uuid)
    on conflict ("user", list) do update set
      columns = ${columns === undefined ? sql`list_choice.columns` : sql`excluded.columns`},
      widths = ${widths === undefined ? sql`list_choice.widths` : sql`excluded.widths`},
      view = ${view === undefined ? sql`list_choice.view` : sql`excluded.view`}`)
  await queries.write(
    sql`delete from list_choice where "user" = ${user}::uuid and list = ${list} and columns is null and widths is null and view is null`,
  )
}
