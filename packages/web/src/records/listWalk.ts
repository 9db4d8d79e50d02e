/** Opening a record from a list keeps the list: where it was, and which record stands before and behind. */
import type { ListAnswer } from '@kartoteka/model'
import { get } from '../data/api.ts'
import { pageAddress } from './listWindow.ts'

export interface Walk {
  /** The list's address with its filter and sort, to come back to. */
  readonly back: string
  readonly plural: string
  readonly where: unknown
  readonly sort: string
  readonly ids: readonly string[]
  readonly before: string | null
  readonly after: string | null
}

const place = (entity: string) => `kartoteka-walk-${entity}`

export const keepWalk = (entity: string, walk: Walk): void =>
  sessionStorage.setItem(place(entity), JSON.stringify(walk))

export function walkOf(entity: string): Walk | undefined {
  const kept = sessionStorage.getItem(place(entity))
  return kept === null ? undefined : (JSON.parse(kept) as Walk)
}

/** The neighbours that are known already; `undefined` where the list goes on but is not loaded, `null` where it ends. */
export function neighbours(
  { ids, before, after }: Walk,
  id: string,
): readonly [string | null | undefined, string | null | undefined] {
  const at = ids.indexOf(id)
  if (at === -1) return [null, null]
  const beyond = (cursor: string | null) => (cursor === null ? null : undefined)
  return [ids[at - 1] ?? beyond(before), ids[at + 1] ?? beyond(after)]
}

/** The walk with one more page at that end. */
export async function walkOn(walk: Walk, to: 'before' | 'after'): Promise<Walk> {
  const cursor = walk[to]
  if (cursor === null) return walk
  const start = to === 'before' ? { before: cursor } : { after: cursor }
  const page = await get<ListAnswer<{ readonly id: string }>>(
    pageAddress(walk.plural, { ...walk, start, limit: 60 }),
  )
  const ids = page.rows.map(({ id }) => id)
  return { ...walk, ids: to === 'before' ? [...ids, ...walk.ids] : [...walk.ids, ...ids], [to]: page[to] }
}
