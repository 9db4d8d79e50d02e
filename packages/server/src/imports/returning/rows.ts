/** Rows of a file that comes back, taken into an act: each changes its record as its cells were changed, or is refused whole. */
import {
  beginningOf,
  blank,
  type Entity,
  fieldAt,
  isHidden,
  isRefusal,
  kinds,
  type Names,
  nameIn,
  sameValue,
} from '@kartoteka/model'
import type { Database } from '../../db/database.ts'
import { cellOf } from '../../exports/cells.ts'
import { contentOf } from '../../exports/mark.ts'
import { operationsOn } from '../../operations.ts'
import type { Act } from '../../records/act.ts'
import type { Stored } from '../../records/stored.ts'
import { knownClients } from '../known.ts'
import { clientMeant } from '../match.ts'
import { problemsAt } from '../refusedRow.ts'
import { keysOf, type RowProblem } from '../row.ts'
import { mayBeNew, type Returned } from './columns.ts'
import type { InFile, ReturnedRead, Touched } from './read.ts'
import { CellRefused } from './refused.ts'
import { changedSince } from './since.ts'
import { valueIn } from './values.ts'

type Values = Readonly<Record<string, unknown>>

/** What changes in a record, in one column of the file (from 1). */
export interface Change {
  readonly field: string
  readonly column: number
  readonly before: unknown
  readonly after: unknown
}

export interface ReturnedTaken {
  readonly row: ReturnedRead
  /** Empty for a row that was taken. */
  readonly problems: readonly RowProblem[]
  readonly is: 'changed' | 'unchanged' | 'new' | 'leftOut' | 'refused'
  readonly record: { readonly id: string; readonly name: string } | null
  readonly changes: readonly Change[]
}

interface Taking {
  readonly db: Database
  readonly act: Act
  readonly returned: Returned
  readonly file: InFile
  readonly newRows: boolean
  /** Records that a part before this one has changed in the same import. */
  readonly before: ReadonlySet<string>
}

/** Stages what the rows change, in their order. Records are read once for all rows, and so is what others changed since. */
export async function takeReturned(
  taking: Taking,
  rows: readonly ReturnedRead[],
): Promise<readonly ReturnedTaken[]> {
  const { db, act, file } = taking
  const concerned = rows.flatMap(({ of, touched }) => (of && touched.length > 0 ? [of] : []))
  await act.know(
    file.entity,
    concerned.map(({ id }) => id),
  )
  const newer = concerned.flatMap(({ id, mark: { version } }) =>
    (act.seen(id)?.version ?? 0) > version ? [{ id, version }] : [],
  )
  const since = await changedSince(db, file.entity, newer)
  const fresh = await freshOf(taking, rows)
  const seen = new Set(taking.before)
  const taken: ReturnedTaken[] = []
  for (const row of rows) {
    if (row.problems.length > 0) taken.push(refused(row, row.problems))
    else if (row.of === null) taken.push(await takeNew(taking, row, fresh))
    else if (row.touched.length === 0) taken.push(untouched(row))
    else taken.push(await takeChanged(taking, row, row.of, since.get(row.of.id) ?? new Set(), seen))
  }
  return taken
}

const refused = (
  row: ReturnedRead,
  problems: readonly RowProblem[],
  record: ReturnedTaken['record'] = null,
  changes: readonly Change[] = [],
): ReturnedTaken => ({ row, problems, is: 'refused', record, changes })

const untouched = (row: ReturnedRead): ReturnedTaken => ({
  row,
  problems: [],
  is: 'unchanged',
  record: null,
  changes: [],
})

async function takeChanged(
  taking: Taking,
  row: ReturnedRead,
  { id, mark }: NonNullable<ReturnedRead['of']>,
  since: ReadonlySet<string>,
  seen: Set<string>,
): Promise<ReturnedTaken> {
  const { db, act, file } = taking
  const { entity } = file
  const now = act.seen(id)
  if (!now || now.deletedAt !== null)
    return refused(row, [{ column: null, code: 'recordIsGone', params: {} }])
  const record = { id, name: titleIn(act, file, now) }
  if (seen.has(id)) return refused(row, [{ column: null, code: 'rowIsTwice', params: {} }], record)
  seen.add(id)
  const { values, changes, problems } = changesOf(taking, row.touched, now)
  for (const { field, column } of changes)
    if (isSince(entity, since, field) && mark.says(field, contentNow(file, now, field)) !== 'same')
      problems.push({
        column,
        code: 'changedSince',
        params: { name: record.name, now: beginningOf(contentNow(file, now, field), 200) },
      })
  if (problems.length > 0) return refused(row, problems, record, changes)
  if (changes.length === 0) return { ...untouched(row), record }
  try {
    await act.attempt(() => operationsOn(entity).change(db, act, id, values, undefined))
    return { row, problems: [], is: 'changed', record, changes }
  } catch (error) {
    return refused(row, problemsAt(columnIn(row), error), record, changes)
  }
}

/** What new rows say, and the clients that they may mean though they name none by its id. */
async function freshOf({ db, act, file, newRows, ...taking }: Taking, rows: readonly ReturnedRead[]) {
  const { entity } = file
  const wanted =
    newRows && mayBeNew(entity) ? rows.filter(({ of, problems }) => !of && problems.length === 0) : []
  const said = new Map(
    wanted.map((row) => [row, changesOf({ db, act, file, newRows, ...taking }, row.touched, undefined)]),
  )
  const keys =
    entity.name === 'client' ? [...said.values()].map(({ values }) => ({ keys: keysOf(values) })) : []
  return { said, known: await knownClients(db, act.asking, null, keys, []) }
}

async function takeNew(
  { db, act, file }: Taking,
  row: ReturnedRead,
  { said, known }: Awaited<ReturnType<typeof freshOf>>,
): Promise<ReturnedTaken> {
  const { entity } = file
  const fresh = said.get(row)
  if (!fresh) return { ...untouched(row), is: 'leftOut' }
  const { values, changes, problems } = fresh
  if (problems.length > 0) return refused(row, problems, null, changes)
  const keys = keysOf(values)
  const there = entity.name === 'client' ? clientMeant(keys, known, 'any') : undefined
  if (there && 'code' in there) return refused(row, [there], null, changes)
  if (there)
    return refused(row, [{ column: null, code: 'rowIsKnown', params: { name: there.name } }], null, changes)
  try {
    const made = await act.attempt(() => operationsOn(entity).create(db, act, values))
    const name = titleIn(act, file, made)
    if (entity.name === 'client') known.add({ id: made.id, name, keys, isOurs: false })
    return { row, problems: [], is: 'new', record: { id: made.id, name }, changes }
  } catch (error) {
    return refused(row, problemsAt(columnIn(row), error), null, changes)
  }
}

/** What the touched cells mean, as far as it is not what the record says already; of a new one, all that they say. */
function changesOf({ act, returned, file }: Taking, touched: readonly Touched[], record: Values | undefined) {
  const { settings } = act.asking
  const { entity, words, around } = file
  const now = record ?? blank(entity)
  const values: Record<string, unknown> = {}
  const changes: Change[] = []
  const problems: RowProblem[] = []
  const said = touched.find(({ field }) => field === 'country')?.content
  const moved = said ? kinds.country.parse(said, { privacy: 'plain' }, { country: '' }) : null
  const country =
    typeof moved === 'string' ? moved : ((now.country as string | null) ?? settings.firm.country)
  for (const { field: name, column, content } of touched) {
    const field = entity.fields[name]!
    const before = now[name]
    try {
      const { language } = returned
      const reading = {
        entity: entity.name,
        name,
        field,
        now: before,
        country,
        language,
        words,
        settings,
        around,
      }
      // Telephones of the firm's own country are written without its code, whatever the record's is.
      const of = field.kind === 'phones' ? around.country : country
      const after = kinds[field.kind].parse(valueIn(content, reading), field, { country: of })
      if (isRefusal(after)) problems.push({ column, code: after.code, params: after.params })
      else if (!record || !sameValue(before, after ?? emptyOf(entity, name))) {
        values[name] = after
        changes.push({ field: name, column, before, after })
      }
    } catch (error) {
      if (!(error instanceof CellRefused)) throw error
      problems.push({ column, ...error.said })
    }
  }
  return { values, changes, problems }
}

const emptyOf = (entity: Entity, name: string) => blank(entity)[name]

/** Fields that mean something only together count as one. */
const isSince = (entity: Entity, since: ReadonlySet<string>, field: string): boolean =>
  since.has(field) ||
  entity.together.some((group) => group.includes(field) && group.some((other) => since.has(other)))

function contentNow({ entity, around }: InFile, now: Values, name: string): string {
  return contentOf(cellOf(now[name], { entity: entity.name, name, field: entity.fields[name]!, around }))
}

/** Nothing where that is hidden from whoever brings the file. */
function titleIn({ asking }: Act, { entity, around }: InFile, record: Stored): string {
  if (isHidden(asking.user, entity, entity.title)) return ''
  const title = record[entity.title]
  return typeof title === 'string' ? title : title ? nameIn(title as Names, around.language) : ''
}

/** The column of a place that a refusal names: "phones.1". */
const columnIn =
  ({ touched }: ReturnedRead) =>
  (at: string): number | null =>
    touched.find(({ field }) => field === fieldAt(at))?.column ?? null
