/** Where things about a client, or one record of theirs, lie outside: pages that are opened, folders whose path is copied. */
import { dayIn, type ExternalLink } from '@kartoteka/model'
import { BelongsTo } from '../clients/BelongsTo.tsx'
import { PartMenu } from '../clients/PartMenu.tsx'
import { PartsFrame } from '../clients/PartsFrame.tsx'
import { type Column, PartTable } from '../clients/PartTable.tsx'
import parts from '../clients/parts.module.css'
import { type PartsPlace, usePartsOf } from '../clients/usePartsOf.tsx'
import { dayText } from '../fields/dates.ts'
import type { Kept } from '../records/rights.ts'
import { useSession } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { LinkTarget } from './LinkTarget.tsx'

export type LinkRow = ExternalLink & Kept

export function LinksTab({ place }: { place: PartsPlace }) {
  const words = useWords()
  const { links: said } = words
  const language = useLanguage()
  const { users, firm } = useSession()
  const of = usePartsOf<LinkRow>('externalLink', place, { add: said.add, titleOf: ({ address }) => address })
  const nameOf = (id: string | null) => users.find((each) => each.id === id)?.name ?? ''
  const { fields } = words.records.externalLink
  const columns: readonly Column<LinkRow>[] = [
    {
      name: 'address',
      label: fields.address,
      sortBy: ({ address }) => address,
      show: (row) => (
        <span>
          <LinkTarget link={row} />
          <BelongsTo part={row} place={place} />
        </span>
      ),
    },
    {
      name: 'description',
      label: fields.description,
      sortBy: ({ description }) => description,
      show: ({ description }) => description,
    },
    {
      name: 'createdAt',
      label: said.added,
      sortBy: ({ createdAt }) => createdAt,
      show: ({ createdAt, createdBy }) => (
        <span>
          {dayText(language, dayIn(firm.zone, new Date(createdAt)))}
          <span className={parts.about}>{nameOf(createdBy)}</span>
        </span>
      ),
    },
  ]
  return (
    <PartsFrame
      of={of}
      className={parts.tab}
      none={said.none}
      noneHint={place.about ? undefined : said.noneHint}
    >
      {(rows) => (
        <PartTable
          label={words.records.externalLink.many}
          rows={rows}
          columns={columns}
          isOff={() => false}
          menu={(row) => (
            <PartMenu
              name="externalLink"
              record={row}
              title={row.address}
              mayEdit={of.mayEdit(row)}
              mayDelete={of.mayDelete(row)}
              onEdit={() => of.edit(row)}
              onDelete={() => of.remove(row)}
            />
          )}
          onDelete={of.remove}
        />
      )}
    </PartsFrame>
  )
}
