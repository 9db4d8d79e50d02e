/**
 * What a row that leaves carries, so that it can come back: of which record it is, as it was at which version, and
 * which of its cells are as they left.
 */
import { hash } from 'node:crypto'
import { type EntityName, entityNamed, kinds } from '@kartoteka/model'
import type { Cell } from './cells.ts'

/** Letters by which a cell's field and its content are known again: so few, since every row has them for each cell. */
const letters = { field: 2, content: 5 } as const
const ofCell = letters.field + letters.content

/** What a column holds is often nothing, or one of a few words: the digests of the first such contents are kept. */
const kept = { contents: 256, letters: 40 } as const

/** Says of rows with these columns "client:7:" and seven letters for each cell. */
export function markerOf(
  entity: string,
  columns: readonly { readonly name: string }[],
): (version: number, cells: readonly Cell[]) => string {
  const known = columns.map(({ name }) => ({
    name,
    letter: letterOf(name),
    empty: digestOf(name, ''),
    digests: new Map<string, string>(),
  }))
  const digest = ({ name, empty, digests }: (typeof known)[number], content: string) => {
    if (content === '') return empty
    if (content.length > kept.letters) return digestOf(name, content)
    const found = digests.get(content)
    if (found !== undefined) return found
    const fresh = digestOf(name, content)
    if (digests.size < kept.contents) digests.set(content, fresh)
    return fresh
  }
  return (version, cells) => {
    let mark = `${entity}:${version}:`
    for (let at = 0; at < known.length; at += 1)
      mark += known[at]!.letter + digest(known[at]!, contentOf(cells[at]!))
    return mark
  }
}

export interface Mark {
  readonly entity: EntityName
  readonly version: number
  /** Whether the field was among those that left, and with this content. */
  says(field: string, content: string): 'same' | 'other' | 'notLeft'
}

/** What the mark of a row says; undefined if it is none. */
export function readMark(text: string): Mark | undefined {
  const [, entity = '', version = '', cells = ''] =
    /^([a-zA-Z]{1,40}):(\d{1,9}):([\w-]*)$/.exec(text.trim()) ?? []
  if (!entityNamed(entity) || cells.length % ofCell !== 0) return undefined
  const left = new Map<string, string[]>()
  for (let at = 0; at < cells.length; at += ofCell) {
    const field = cells.slice(at, at + letters.field)
    left.set(field, [...(left.get(field) ?? []), cells.slice(at + letters.field, at + ofCell)])
  }
  return {
    entity: entity as EntityName,
    version: Number(version),
    says: (field, content) => {
      const there = left.get(letterOf(field))
      if (there === undefined) return 'notLeft'
      return there.includes(digestOf(field, content)) ? 'same' : 'other'
    },
  }
}

const knownFields = new Map<string, string>()

/** Two fields of one record may have the same two letters: then either content counts as having left. */
function letterOf(field: string): string {
  const known = knownFields.get(field) ?? hash('sha1', field, 'base64url').slice(0, letters.field)
  knownFields.set(field, known)
  return known
}

const digestOf = (field: string, content: string) =>
  hash('sha1', `${field}\n${content}`, 'base64url').slice(0, letters.content)

/** UTF-16 units that a cell of a spreadsheet may hold. */
const longest = 32_767

/** A text that is too long for a cell ends early; half a letter would be no text. */
export const shortened = (text: string): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')

/** What is in a cell, whichever kind of file holds it. */
export const contentOf = (cell: Cell): string => {
  if ('text' in cell) return shortened(cell.text).trim()
  if ('number' in cell) return cell.number
  if ('money' in cell) return kinds.money.text(cell.money, { privacy: 'plain' })
  return 'day' in cell ? cell.day : atMidnight(cell.moment)
}

/** Spreadsheets leave the hour out of what is at midnight. */
export const atMidnight = (moment: string): string => moment.replace(/ 00:00(?::00)?$/, '')
