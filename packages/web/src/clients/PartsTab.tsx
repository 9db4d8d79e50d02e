/** A tab of the card with all of one sort that hangs on the client: a table, and adding, changing and deleting by keyboard. */
import { type CardAnswer, type EntityName, registry, say } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { sayError } from '../data/api.ts'
import { KnownTitles } from '../fields/titles.tsx'
import { bin } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useEntity } from '../records/useEntity.ts'
import { useReader } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './card.module.css'
import { PartMenu } from './PartMenu.tsx'
import { type Column, PartTable } from './PartTable.tsx'
import parts from './parts.module.css'
import { useParts } from './useParts.ts'

const PartDialog = lazy(async () => ({ default: (await import('./PartDialog.tsx')).PartDialog }))

interface PartsTabProps<R> {
  readonly name: EntityName
  readonly card: CardAnswer
  readonly add: string
  readonly none: string
  readonly noneHint: string
  readonly makeMain?: string
  /** What stands beside the name. */
  aside?(row: R): ReactNode
  readonly columns: readonly Column<R>[]
  /** What there is besides the table. */
  readonly more?: ReactNode
}

export function PartsTab<R extends Kept & { readonly name: string }>({
  name,
  card,
  add,
  none,
  noneHint,
  makeMain,
  aside,
  columns,
  more,
}: PartsTabProps<R>) {
  const words = useWords()
  const { list } = words.screens
  const reader = useReader()
  const entity = useEntity(name)
  const client = card.client.id
  const all = useParts<R>(name, client)
  const [open, setOpen] = useState<{ readonly kept?: R }>()
  const mayEdit =
    may(reader, 'edit', registry.client as never, card.client as unknown as Kept) &&
    may(reader, 'create', entity, card.client as unknown as Kept)
  useKey('a', () => setOpen({}), { says: add, off: !mayEdit || open !== undefined })
  if (all === undefined) return <SkeletonRows count={6} />
  const remove = (row: R) =>
    void bin(entity, [row], say(list.deleted, { name: row.name })).catch((error: unknown) =>
      notifyWrong(sayError(words, error)),
    )
  const button = (
    <Button leftSection={<IconPlus size={16} />} rightSection={<Kbd of="a" />} onClick={() => setOpen({})}>
      {add}
    </Button>
  )
  const title: Column<R> = {
    name: 'name',
    label: words.records[name].fields['name' as never],
    sortBy: (row) => row.name,
    show: (row) => (
      <>
        <button
          type="button"
          data-arrow
          className={parts.open}
          disabled={!mayEdit}
          onClick={() => setOpen({ kept: row })}
        >
          {row.name}
        </button>
        {aside?.(row)}
      </>
    ),
  }
  return (
    <KnownTitles titles={all.titles}>
      <div className={parts.tab}>
        {all.rows.length === 0 ? (
          <Empty title={none} hint={noneHint} action={mayEdit && button} />
        ) : (
          <>
            {mayEdit && <div className={styles.bar}>{button}</div>}
            <PartTable
              label={words.records[name].many}
              rows={all.rows}
              columns={[title, ...columns]}
              first={title.name}
              isOff={(row) => row.active !== true}
              menu={(row) => (
                <PartMenu
                  name={name}
                  record={row}
                  title={row.name}
                  mayEdit={mayEdit}
                  {...(makeMain && { makeMain })}
                  onEdit={() => setOpen({ kept: row })}
                  onDelete={() => remove(row)}
                />
              )}
              onDelete={mayEdit ? remove : undefined}
            />
          </>
        )}
        {more}
        <Suspense>
          {open && (
            <PartDialog
              name={name}
              client={client}
              kept={open.kept}
              title={open.kept?.name ?? add}
              onClose={() => setOpen(undefined)}
            />
          )}
        </Suspense>
      </div>
    </KnownTitles>
  )
}
