import type { Linked } from '@kartoteka/model'
import { LinkedRecord } from '../fields/link.tsx'
import parts from './parts.module.css'
import type { PartsPlace } from './usePartsOf.tsx'

interface Part {
  readonly client: string | null
  readonly about: Linked | null
}

/** What the place does not say of something shown there: on a card what it is about, on a person's page whose client it is. */
export function BelongsTo({ part: { client, about }, place }: { part: Part; place: PartsPlace }) {
  const besides =
    place.about === undefined
      ? about
      : place.ofSeveral && client !== null && { entity: 'client' as const, id: client }
  return (
    besides && (
      <span className={parts.about}>
        <LinkedRecord value={besides as Linked} />
      </span>
    )
  )
}
