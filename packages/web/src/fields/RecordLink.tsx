import type { EntityName } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { recordAddress } from '../frame/addresses.ts'

interface RecordLinkProps {
  readonly entity: string
  readonly id: string
  readonly className?: string | undefined
  readonly tabIndex?: number
  readonly title?: string
  /** Arrow keys stop here; see `useArrows`. */
  readonly 'data-arrow'?: boolean
  readonly children: ReactNode
}

/** The way to a record's own screen. */
export const RecordLink = ({ entity, id, ...link }: RecordLinkProps) => (
  <Link to={recordAddress(entity as EntityName, id)} {...link} />
)
