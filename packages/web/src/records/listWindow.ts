/** The part of a list that is loaded: pages one behind the other, and where each end goes on. */
import type { ListAnswer, Titles } from '@kartoteka/model'

/** From where a page is asked: the beginning, a value of the sort, the end, or on from a neighbouring page. */
export type PageStart =
  | { readonly first: true }
  | { readonly from: string }
  | { readonly after: string }
  | { readonly before: string }

export interface Row {
  readonly id: string
}

export interface ListWindow<R extends Row> {
  readonly rows: readonly R[]
  readonly titles: Titles
}

/** Where the reader begins, as the address says it: `start=end` is the last page, `start=M` the first row from there. */
export const startOf = (said: string | undefined): PageStart =>
  said === undefined || said === '' ? { first: true } : said === 'end' ? { before: 'end' } : { from: said }

/** A row that slid to another page between two questions stands once, where it was seen last. */
export function windowOf<R extends Row>(pages: readonly ListAnswer<R>[]): ListWindow<R> {
  const rows = new Map<string, R>()
  for (const page of pages)
    for (const row of page.rows) {
      rows.delete(row.id)
      rows.set(row.id, row)
    }
  return {
    rows: [...rows.values()],
    titles: Object.assign({}, ...pages.map(({ titles }) => titles)) as Titles,
  }
}

/**
 * How many rows the one the reader looks at moved down (up, if negative) because pages came or went above it. If the
 * row itself is gone, the nearest one that is still there tells.
 */
export function movedBy(before: readonly Row[], now: readonly Row[], lookedAt: number): number {
  const places = new Map(now.map(({ id }, place) => [id, place]))
  for (let distance = 0; distance < before.length; distance += 1)
    for (const place of [lookedAt + distance, lookedAt - distance]) {
      const found = places.get(before[place]?.id ?? '')
      if (found !== undefined) return found - place
    }
  return 0
}

/** The row behind one that is gone, or before it: there one goes on, and not at the first of all. */
export function besideGone<R extends Row>(
  before: readonly Row[],
  now: readonly R[],
  gone: string | undefined,
): R | undefined {
  const place = before.findIndex(({ id }) => id === gone)
  if (place === -1) return undefined
  const rows = new Map(now.map((row) => [row.id, row]))
  const left = before.slice(place + 1).find(({ id }) => rows.has(id))
  return rows.get((left ?? before.slice(0, place).findLast(({ id }) => rows.has(id)))?.id ?? '')
}

/** The question for one page. */
export function pageAddress(
  plural: string,
  { where, sort, start, limit }: { where: unknown; sort: string; start: PageStart; limit: number },
): string {
  const query = new URLSearchParams({ sort, limit: String(limit) })
  if (where !== undefined) query.set('where', JSON.stringify(where))
  for (const [name, value] of Object.entries(start)) if (name !== 'first') query.set(name, String(value))
  return `/api/${plural}?${query}`
}
