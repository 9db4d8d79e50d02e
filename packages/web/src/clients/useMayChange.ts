import { registry } from '@kartoteka/model'
import { useQueries } from '@tanstack/react-query'
import { recordQuery } from '../data/useRecord.ts'
import { type Kept, may } from '../records/rights.ts'
import { useReader } from '../session/session.tsx'

interface Known {
  /** A client of whom it is known, or none: then it counts for what has no client. */
  readonly client: string | null
  readonly mayEdit: boolean
}

/**
 * What hangs on a client is changed by whoever may change that client: each row by its own, for on a person's page rows of
 * several clients stand together.
 */
export function useMayChange(
  rows: readonly Kept[],
  { client: known, mayEdit }: Known = { client: null, mayEdit: false },
): (row: Kept) => boolean {
  const reader = useReader()
  const others = new Set(rows.map(clientOf).filter((client) => client !== null && client !== known))
  const owners = useQueries({ queries: [...others].map((id) => recordQuery<Kept>('client', id ?? '')) })
  const open = new Set(
    owners.flatMap(({ data }) =>
      data && may(reader, 'edit', registry.client as never, data) ? [data.id] : [],
    ),
  )
  return (row) => {
    const client = clientOf(row)
    return client === known ? mayEdit : client !== null && open.has(client)
  }
}

const clientOf = ({ client }: Kept) => (typeof client === 'string' ? client : null)
