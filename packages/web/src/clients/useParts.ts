import {
  type EntityName,
  type Filter,
  type Linked,
  type ListAnswer,
  linkText,
  registry,
  type Titles,
} from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { get } from '../data/api.ts'
import { keys } from '../data/query.ts'
import { type PageStart, pageAddress, windowOf } from '../records/listWindow.ts'
import type { Kept } from '../records/rights.ts'

export interface Parts<R> {
  readonly rows: readonly R[]
  readonly titles: Titles
}

/** What they hang on: a client, or the record they are about. */
export interface Whole {
  readonly client: string | null
  readonly about?: Linked | undefined
}

/** All of one sort that hangs on it, page after page: the table sorts them itself. Undefined until they are here. */
export function useParts<R extends Kept>(name: EntityName, { client, about }: Whole): Parts<R> | undefined {
  const { plural, sort } = registry[name]
  const where: Filter = about
    ? { field: 'about', is: 'is', value: about }
    : { field: 'client', is: 'is', value: client }
  const { data } = useQuery({
    queryKey: keys.list(name, { allOf: about ? linkText(about) : client }),
    queryFn: async ({ signal }): Promise<Parts<R>> => {
      const pages: ListAnswer<R>[] = []
      for (let start: PageStart | undefined = { first: true }; start; ) {
        const page: ListAnswer<R> = await get(pageAddress(plural, { where, sort, start, limit: 200 }), signal)
        pages.push(page)
        start = page.after === null ? undefined : { after: page.after }
      }
      return windowOf(pages)
    },
  })
  return data
}
