/** Where things about the client lie outside: pages that are opened, folders whose path is copied. */
import { type CardAnswer, dayIn, type ExternalLink, registry, say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import card from '../clients/card.module.css'
import { PartMenu } from '../clients/PartMenu.tsx'
import { type Column, PartTable } from '../clients/PartTable.tsx'
import parts from '../clients/parts.module.css'
import { useParts } from '../clients/useParts.ts'
import { sayError } from '../data/api.ts'
import { dayText } from '../fields/dates.ts'
import { bin } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useEntity } from '../records/useEntity.ts'
import { useReader, useSession } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { LinkTarget } from './LinkTarget.tsx'

const PartDialog = lazy(async () => ({ default: (await import('../clients/PartDialog.tsx')).PartDialog }))

export type LinkRow = ExternalLink & Kept

export function LinksTab({ card: { client } }: { card: CardAnswer }) {
  const words = useWords()
  const { links: said, screens } = words
  const language = useLanguage()
  const reader = useReader()
  const { users, firm } = useSession()
  const entity = useEntity('externalLink')
  const all = useParts<LinkRow>('externalLink', client.id)
  const [open, setOpen] = useState<{ readonly kept?: LinkRow }>()
  const mayEdit =
    may(reader, 'edit', registry.client as never, client as unknown as Kept) &&
    may(reader, 'create', entity, client as unknown as Kept)
  useKey('a', () => setOpen({}), { says: said.add, off: !mayEdit || open !== undefined })
  if (all === undefined) return <SkeletonRows count={6} />
  const remove = (row: LinkRow) =>
    void bin(entity, [row], say(screens.list.deleted, { name: row.address })).catch((error: unknown) =>
      notifyWrong(sayError(words, error)),
    )
  const nameOf = (id: string | null) => users.find((each) => each.id === id)?.name ?? ''
  const { fields } = words.records.externalLink
  const columns: readonly Column<LinkRow>[] = [
    {
      name: 'address',
      label: fields.address,
      sortBy: ({ address }) => address,
      show: (row) => <LinkTarget link={row} />,
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
  const button = (
    <Button leftSection={<IconPlus size={16} />} rightSection={<Kbd of="a" />} onClick={() => setOpen({})}>
      {said.add}
    </Button>
  )
  return (
    <div className={parts.tab}>
      {all.rows.length === 0 ? (
        <Empty title={said.none} hint={said.noneHint} action={mayEdit && button} />
      ) : (
        <>
          {mayEdit && <div className={card.bar}>{button}</div>}
          <PartTable
            label={words.records.externalLink.many}
            rows={all.rows}
            columns={columns}
            isOff={() => false}
            menu={(row) => (
              <PartMenu
                name="externalLink"
                record={row}
                title={row.address}
                mayEdit={mayEdit}
                onEdit={() => setOpen({ kept: row })}
                onDelete={() => remove(row)}
              />
            )}
            onDelete={mayEdit ? remove : undefined}
          />
        </>
      )}
      <Suspense>
        {open && (
          <PartDialog
            name="externalLink"
            client={client.id}
            kept={open.kept}
            title={open.kept?.address ?? said.add}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </div>
  )
}
