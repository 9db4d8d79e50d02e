import { currencyOfCountry } from '../kit/index.ts'
import type { Organisation } from './organisation.ts'

type Own = Pick<Organisation, 'id' | 'primary' | 'deletedAt' | 'active' | 'logo' | 'name'>

/** In whose name somebody writes: the one of our firms that they work for; of several, or of none, the default. */
export function organisationOf<O extends Own>(
  works: readonly string[],
  organisations: ReadonlyMap<string, O>,
): O | undefined {
  const theirs = works
    .flatMap((id) => organisations.get(id) ?? [])
    .filter(({ active, deletedAt }) => active && deletedAt === null)
  return theirs.length === 1 ? theirs[0] : organisations.get(defaultOf(organisations.values()) ?? '')
}

/** The one of our own firms that is meant where none is named. */
export const defaultOf = (
  organisations: Iterable<Pick<Organisation, 'id' | 'primary' | 'deletedAt'>>,
): string | null =>
  [...organisations].find(({ primary, deletedAt }) => primary && deletedAt === null)?.id ?? null

/** The currency of amounts that name none: of our own firm, else of its country; empty if neither says. */
export function ownCurrency(
  organisations: readonly Pick<Organisation, 'id' | 'primary' | 'deletedAt' | 'currency'>[],
  country: string,
): string {
  const meant = organisations.find(({ id }) => id === defaultOf(organisations))
  return meant?.currency ?? currencyOfCountry(country) ?? ''
}
