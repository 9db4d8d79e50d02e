import { type ImportCounts, type Language, sayCount, type Words } from '@kartoteka/model'

const order = ['newClients', 'joinedClients', 'newPeople', 'joinedPeople', 'skipped', 'bad'] as const

/** "300 new clients, 2 rows turned away": only what there is. */
export const countsText = ({ imports }: Words, language: Language, counts: ImportCounts): string =>
  order
    .filter((each) => counts[each] > 0)
    .map((each) => sayCount(language, imports.counts[each], counts[each]))
    .join(' · ') || sayCount(language, imports.counts.rows, counts.rows)
