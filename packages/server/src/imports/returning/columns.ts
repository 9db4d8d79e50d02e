/** Whether a file is one of ours that comes back, and what its columns are then. */
import {
  type Entity,
  type EntityName,
  entityNamed,
  type FieldKind,
  fieldNamed,
  type ImportColumnUse,
  isSettled,
  keptFields,
  type Language,
  languages,
  loadWords,
  sayField,
  withCustomWords,
} from '@kartoteka/model'
import { cellKind } from '../../exports/cells.ts'
import { readMark } from '../../exports/mark.ts'
import type { Asking } from '../../records/asking.ts'
import { contentIn } from './content.ts'

/** A column of a file that comes back: what it is for, and of which field. */
export interface ReturnedColumn {
  readonly use: ImportColumnUse
  readonly field: string | null
}

/** What a file says of itself that left here before. Columns are counted from 0. */
export interface Returned {
  readonly entity: EntityName
  /** The language of its headings and cells. */
  readonly language: Language
  readonly id: number
  readonly mark: number
  readonly columns: readonly ReturnedColumn[]
}

interface Table {
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  /** Texts that a spreadsheet would calculate were neutralised. */
  readonly isText: boolean
}

/** Undefined for a file of any other program, and for one of ours that has lost its marks. */
export async function returnedIn(
  { user, settings }: Pick<Asking, 'user' | 'settings'>,
  { headings, sample, isText }: Table,
): Promise<Returned | undefined> {
  for (const language of languages) {
    const plain = await loadWords(language)
    const [id, mark] = [plain.exports.id, plain.exports.mark].map((heading) => headings.indexOf(heading))
    if (id === undefined || mark === undefined || id < 0 || mark < 0) continue
    const marks = sample.map((row) => readMark(row[mark] ?? ''))
    const name = marks.find((each) => each !== undefined)?.entity ?? 'client'
    const entity = settings.whole(entityNamed(name) as Entity)
    const words = withCustomWords(plain, language, [...settings.customFields.values()])
    const taken = new Set<string>()
    /** Two fields may be called alike: then the marks say which one a column is. */
    const fieldOf = (heading: string, column: number): string | undefined => {
      const called = Object.keys({ ...entity.fields, ...keptFields, ...entity.related }).filter(
        (field) => !taken.has(field) && sayField(words, name, field).trim() === heading,
      )
      const left = (field: string) =>
        sample.filter((row, at) => {
          const { kind } = fieldNamed(entity, field)!
          return marks[at]?.says(field, contentIn(row[column] ?? '', cellKind[kind], isText)) === 'same'
        }).length
      const [field] = called.length > 1 ? called.sort((one, other) => left(other) - left(one)) : called
      if (field !== undefined) taken.add(field)
      return field
    }
    const shut = [...(user.hidden[name] ?? []), ...(user.locked[name] ?? [])]
    const columns = headings.map((heading, column): ReturnedColumn => {
      if (column === id || column === mark) return { use: column === id ? 'id' : 'mark', field: null }
      const field = heading === '' ? undefined : fieldOf(heading, column)
      if (field === undefined) return { use: 'unknown', field: null }
      return { use: shut.includes(field) ? 'notYours' : isWritten(entity, field) ? 'field' : 'shown', field }
    })
    return { entity: name, language, id, mark, columns }
  }
  return undefined
}

/**
 * What follows from others is shown only. So is what a cell holds in part: a text without how it is set, options without
 * their colours, and the name of another record, of which it is not sure enough which one is meant.
 */
function isWritten(entity: Entity, name: string): boolean {
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
  if (!field || field.setBy || field.once || partly.includes(field.kind)) return false
  return field.kind !== 'reference' && field.kind !== 'references' ? true : isSettled(field.target ?? '')
}

const partly: readonly FieldKind[] = ['link', 'options', 'richText']

/** Whether a row without an id can become a record of this entity. */
export const mayBeNew = ({ ownership, name }: Entity): boolean =>
  ownership.by === 'client' || (ownership.by === 'firm' && name !== 'user')
