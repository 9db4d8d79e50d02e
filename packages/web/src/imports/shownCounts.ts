import type { ImportCounts, ImportPreviewRow } from '@kartoteka/model'

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
