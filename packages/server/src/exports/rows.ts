/** The rows of a list, one page after another, for files of any length. */
import { setImmediate } from 'node:timers/promises'
import {
  type Entity,
  type Field,
  fieldNamed,
  isSettled,
  type Language,
  type Names,
  nameIn,
  type Reader,
  type Settled,
  sayField,
  scopeOf,
  scopes,
  settled,
  type Words,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import type { Settings } from '../firm/settings.ts'
import { type FilePage, listPage, pageOfIds } from '../records/list.ts'
import { neededToSee, seen, speaksOfHidden } from '../records/seen.ts'
import { type Kept, type Titles, valuesWriter } from '../records/written.ts'
import { ahead } from './ahead.ts'
import { type Around, type Cell, cellOf } from './cells.ts'
import { markerOf } from './mark.ts'

/** Which rows: those of a filter in its order, or those that were chosen, in the order they were named. */
export interface RowsAsked {
  readonly where?: string
  readonly sort?: string
  readonly ids?: readonly string[]
}

export interface TableAsked extends RowsAsked {
  /** Names of fields; the list's own if none are given. */
  readonly columns: readonly string[]
}

/** Who takes rows out, and into which language. */
export interface Exporting {
  readonly db: Database
  readonly user: Reader
  readonly settings: Settings
  readonly language: Language
  /** Of that language, with the firm's own. */
  readonly words: Words
  /** What is done with the rows; `export` if it is not said. */
  readonly verb?: 'export' | 'print'
}

/** The reader as far as they may take out or print what they read; a fault if they may not at all. */
export function exporter(user: Reader, entity: Entity, verb: 'export' | 'print' = 'export'): Reader {
  const scope = scopeOf(user, entity.name, verb)
  if (scope === 'none') throw new Fault('forbidden')
  if (user.administrator) return user
  const read = scopeOf(user, entity.name, 'read')
  const narrower = scopes.indexOf(scope) < scopes.indexOf(read) ? scope : read
  const own = { ...user.permissions[entity.name], read: narrower }
  return { ...user, permissions: { ...user.permissions, [entity.name]: own } }
}

export interface Column {
  readonly name: string
  readonly field: Field
  readonly heading: string
}

/** The columns of these names; a fault for one that there is not or that is hidden from the reader. */
export function columnsOf(
  entity: Entity,
  { user, words }: Pick<Exporting, 'user' | 'words'>,
  names: readonly string[],
): readonly Column[] {
  const hidden = user.hidden[entity.name] ?? []
  const wanted = names.length > 0 ? names : entity.list.filter((name) => !hidden.includes(name))
  return wanted.map((name) => {
    const field = fieldNamed(entity, name)
    if (!field || hidden.includes(name) || Object.hasOwn(entity.past, name)) throw new Fault('badRequest')
    return { name, field, heading: sayField(words, entity.name, name) }
  })
}

/** Rows that are read in one statement, and that are written before others get their turn. */
const atOnce = { read: 1_000, written: 200 } as const

export interface Row {
  readonly id: string
  readonly mark: string
  readonly cells: readonly Cell[]
}

/** A table on its way out. */
export interface Table {
  readonly columns: readonly Column[]
  readonly pages: AsyncGenerator<readonly Row[], void, void>
}

/** The columns, then the rows page by page. What cannot be asked for is refused before the first byte leaves. */
export async function tableOf(
  exporting: Exporting,
  entity: Entity,
  { columns: names, ...asked }: TableAsked,
): Promise<Table> {
  const columns = columnsOf(entity, exporting, names)
  const { settings, language, words } = exporting
  const { country, zone } = settings.firm
  const markOf = markerOf(entity.name, columns)
  const rowsOf = ({ rows, titles }: FilePage): readonly Row[] => {
    const around: Around = { words, language, country, zone, titleOf: titlesOf(settings, titles, language) }
    const isLookedThrough = speaksOfHidden(exporting, entity)
    const places = columns.map(({ name, field }) => ({ entity: entity.name, name, field, around }))
    return rows.map((whole) => {
      const record = isLookedThrough ? (seen(exporting, entity, whole as never) as Kept) : whole
      const cells = places.map((place) => cellOf(record[place.name], place))
      return { id: record.id, mark: markOf(record.version, cells), cells }
    })
  }
  const fields = columns.map(({ name }) => name)
  const pages = await recordPages(exporting, entity, asked, [...fields, ...neededToSee(entity, fields)])
  async function* pagesOfRows() {
    for await (const page of pages) yield rowsOf(page)
  }
  return { columns, pages: pagesOfRows() }
}

/**
 * Of the records these fields, page by page, as far as the reader may take them out. The first page is read by now, and
 * while one is written the next is read.
 */
export async function recordPages(
  { db, user, verb }: Pick<Exporting, 'db' | 'user' | 'verb'>,
  entity: Entity,
  asked: RowsAsked,
  fields: readonly string[],
): Promise<AsyncGenerator<FilePage, void, void>> {
  const reader = exporter(user, entity, verb)
  const page = pageReader(db, reader, entity, asked, fields)
  const first = await page()
  async function* read() {
    for (let now = first; ; now = await page(now.after)) {
      yield now
      if (now.after === null) return
    }
  }
  return (async function* () {
    for await (const { rows, ...rest } of ahead(read()))
      for (let at = 0; at === 0 || at < rows.length; at += atOnce.written) {
        if (at > 0) await setImmediate()
        yield { ...rest, rows: rows.slice(at, at + atOnce.written) }
      }
  })()
}

function pageReader(
  db: Database,
  reader: Reader,
  entity: Entity,
  { ids, where, sort }: RowsAsked,
  fields: readonly string[],
) {
  const writer = valuesWriter(db, reader, entity, fields)
  if (ids)
    return async (after = '0'): Promise<FilePage> => {
      const next = Number(after) + atOnce.read
      const page = await pageOfIds(reader, entity, ids.slice(Number(after), next), writer)
      return { ...page, after: next < ids.length ? String(next) : null }
    }
  const asked = { limit: atOnce.read, ...(where && { where }), ...(sort && { sort }) }
  return (after?: string): Promise<FilePage> =>
    listPage(db, reader, entity, { ...asked, ...(after && { after }) }, writer)
}

/** Names of what rows refer to: the settings' own, and those the page brought along. */
export function titlesOf(settings: Settings, titles: Titles, language: Language): Around['titleOf'] {
  const named = (name: string | Names | undefined) =>
    name === undefined ? '' : typeof name === 'string' ? name : nameIn(name, language)
  const inSettings = (list: (typeof settled)[Settled], id: string) =>
    named((settings[list].get(id) as { readonly name: string | Names } | undefined)?.name)
  return (entity, id) => (isSettled(entity) ? inSettings(settled[entity], id) : (titles[id] ?? ''))
}
