/** The rows of a list, one page after another, for files of any length. */
import {
  type Entity,
  type Field,
  fieldNamed,
  isSettled,
  type Language,
  loadWords,
  type Names,
  nameIn,
  type Reader,
  type Settled,
  sayField,
  scopeOf,
  scopes,
  settled,
  withCustomWords,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { Fault } from '../errors.ts'
import type { Settings } from '../firm/settings.ts'
import { listText } from '../records/list.ts'
import { type Around, type Cell, cellOf } from './cells.ts'

export interface ExportAsked {
  readonly where?: string
  readonly sort?: string
  /** Names of fields; the list's own if none are given. */
  readonly columns: readonly string[]
}

/** Who takes rows out, and into which language. */
export interface Exporting {
  readonly db: Database
  readonly user: Reader
  readonly settings: Settings
  readonly language: Language
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
}

/** The columns of these names; a fault for one that there is not or that is hidden from the reader. */
export function columnsOf(entity: Entity, user: Reader, names: readonly string[]): readonly Column[] {
  const hidden = user.hidden[entity.name] ?? []
  const wanted = names.length > 0 ? names : entity.list.filter((name) => !hidden.includes(name))
  return wanted.map((name) => {
    const field = fieldNamed(entity, name)
    if (!field || hidden.includes(name)) throw new Fault('badRequest')
    return { name, field }
  })
}

const atOnce = '200'

interface Page {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly titles: Readonly<Record<string, string>>
  readonly after: string | null
}

/** The headings, then the rows page by page, each with its record's id. */
export async function exportRows(
  { db, user, settings, language, verb }: Exporting,
  plain: Entity,
  { where, sort, columns: names }: ExportAsked,
): Promise<{ headings: readonly string[]; pages: AsyncGenerator<readonly Row[], void, void> }> {
  const entity = settings.whole(plain)
  const reader = exporter(user, entity, verb)
  const columns = columnsOf(entity, reader, names)
  const words = withCustomWords(await loadWords(language), language, [...settings.customFields.values()])
  const asked = { limit: atOnce, ...(where && { where }), ...(sort && { sort }) }
  const page = async (after?: string) =>
    JSON.parse(await listText(db, reader, entity, { ...asked, ...(after && { after }) })) as Page
  // What cannot be asked for is refused before the first byte leaves.
  const first = await page()
  const { country, zone } = settings.firm
  const rowsOf = ({ rows, titles }: Page): readonly Row[] => {
    const around: Around = { words, language, country, zone, titleOf: titlesOf(settings, titles, language) }
    return rows.map((record) => ({
      id: String(record.id),
      cells: columns.map(({ name, field }) =>
        cellOf(record[name], { entity: entity.name, name, field, around }),
      ),
    }))
  }
  async function* pages() {
    for (let now = first; ; ) {
      yield rowsOf(now)
      if (now.after === null) return
      now = await page(now.after)
    }
  }
  return { headings: columns.map(({ name }) => sayField(words, entity.name, name)), pages: pages() }
}

export interface Row {
  readonly id: string
  readonly cells: readonly Cell[]
}

/** Names of what rows refer to: the settings' own, and those the page brought along. */
export function titlesOf(settings: Settings, titles: Page['titles'], language: Language): Around['titleOf'] {
  const named = (name: string | Names | undefined) =>
    name === undefined ? '' : typeof name === 'string' ? name : nameIn(name, language)
  const inSettings = (list: (typeof settled)[Settled], id: string) =>
    named((settings[list].get(id) as { readonly name: string | Names } | undefined)?.name)
  return (entity, id) => (isSettled(entity) ? inSettings(settled[entity], id) : (titles[id] ?? ''))
}
