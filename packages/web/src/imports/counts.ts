/** What became of the rows, or will, counted and said. */
import {
  type ImportCounts,
  type ImportPreviewRow,
  type Language,
  sayCount,
  type Words,
} from '@kartoteka/model'

type Counted = keyof Words['imports']['counts']

export const ofImport = [
  'newClients',
  'joinedClients',
  'newPeople',
  'joinedPeople',
  'skipped',
  'bad',
] as const
export const ofUndo = ['clients', 'people'] as const

export const numberText = (language: Language, value: number): string =>
  new Intl.NumberFormat(language).format(value)

/** "new clients", in the form that goes with the number before it. */
export const countedText = ({ imports }: Words, language: Language, of: Counted, count: number): string =>
  sayCount(language, imports.counts[of], count)

/** "300 new clients · 2 rejected rows": only what there is. */
export function countsText(words: Words, language: Language, counts: ImportCounts): string {
  const said = (of: keyof ImportCounts) =>
    `${numberText(language, counts[of])} ${countedText(words, language, of, counts[of])}`
  return (
    ofImport
      .filter((each) => counts[each] > 0)
      .map(said)
      .join(' · ') || said('rows')
  )
}

/** What will become of the rows that are shown, counted. */
export function shownCounts(rows: readonly ImportPreviewRow[]): ImportCounts {
  const count = (which: (row: ImportPreviewRow) => boolean) => rows.filter(which).length
  return {
    rows: rows.length,
    newClients: count(({ client }) => client?.is === 'new'),
    joinedClients: count(({ client }) => client?.is === 'joined'),
    newPeople: count(({ person }) => person?.is === 'new'),
    joinedPeople: count(({ person }) => person?.is === 'joined'),
    skipped: count(({ client }) => client?.is === 'skipped'),
    bad: count(({ problems }) => problems.length > 0),
  }
}
