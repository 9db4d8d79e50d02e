import type { Organisation } from './organisation.ts'

/** The one of our own firms that is meant where none is named. */
export const defaultOf = (
  organisations: Iterable<Pick<Organisation, 'id' | 'primary' | 'deletedAt'>>,
): string | null =>
  [...organisations].find(({ primary, deletedAt }) => primary && deletedAt === null)?.id ?? null
