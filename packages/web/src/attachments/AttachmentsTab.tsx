/** Files of a client, or about one record: dropped or chosen, several at once, looked at, downloaded, replaced by newer versions. */
import { type Attachment, dayIn, largestAttachment, say } from '@kartoteka/model'
import { Menu } from '@mantine/core'
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react'
import { BelongsTo } from '../clients/BelongsTo.tsx'
import styles from '../clients/card.module.css'
import { PartMenu } from '../clients/PartMenu.tsx'
import { type Column, PartTable } from '../clients/PartTable.tsx'
import parts from '../clients/parts.module.css'
import { type PartsPlace, usePartsOf } from '../clients/usePartsOf.tsx'
import { useSorted } from '../clients/useSorted.ts'
import { dayText } from '../fields/dates.ts'
import { KnownTitles } from '../fields/titles.tsx'
import type { Kept } from '../records/rights.ts'
import { useSession } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import files from './attachments.module.css'
import { FileName } from './FileName.tsx'
import { SendingList } from './SendingList.tsx'
import { sendFiles } from './sending.ts'
import { sizeText } from './sizeText.ts'
import { contentAddress, keyOf, viewedOf } from './viewed.ts'

const Viewer = lazy(async () => ({ default: (await import('./Viewer.tsx')).Viewer }))
const Versions = lazy(async () => ({ default: (await import('./Versions.tsx')).Versions }))
const NewVersion = lazy(async () => ({ default: (await import('./NewVersion.tsx')).NewVersion }))

export type AttachmentRow = Attachment & Kept

/** The column by which they stand at first. */
const byName = 'name'

type Opened = { readonly as: 'viewer' | 'versions' | 'newVersion'; readonly row: AttachmentRow }

export function AttachmentsTab({ place }: { place: PartsPlace }) {
  const words = useWords()
  const { attachments: said, choices } = words
  const language = useLanguage()
  const { users, firm } = useSession()
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const [over, setOver] = useState(false)
  const { all, mayAdd, mayEdit, mayDelete, button, dialog, edit, remove } = usePartsOf<AttachmentRow>(
    'attachment',
    place,
    {
      add: said.add,
      titleOf: ({ name }) => name,
      onAdd: () => input.current?.click(),
      isCovered: opened !== undefined,
    },
  )
  const nameOf = (id: string | null) => users.find((each) => each.id === id)?.name ?? ''
  const { fields } = words.records.attachment
  const columns: readonly Column<AttachmentRow>[] = [
    {
      name: 'name',
      label: fields.name,
      sortBy: ({ name }) => name,
      show: (row) => (
        <FileName
          file={row}
          mayEdit={mayEdit(row)}
          beside={<BelongsTo part={row} place={place} />}
          onLook={() => setOpened({ as: 'viewer', row })}
          onRest={(file) => sendFiles(row, [file], { attachment: row.id, comment: '' })}
        />
      ),
    },
    {
      name: 'kind',
      label: fields.kind,
      sortBy: ({ kind }) => kind,
      show: ({ kind }) => kind && choices.attachment.kind[kind],
    },
    {
      name: 'size',
      label: said.size,
      sortBy: ({ size }) => size,
      show: ({ size }) => size !== null && <span className={files.size}>{sizeText(language, size)}</span>,
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
  const shown = useSorted(all?.rows ?? [], columns, byName)
  if (all === undefined) return <SkeletonRows count={6} />
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    sendFiles(place, event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside it
    <div
      className={files.tab}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!mayAdd || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={mayAdd ? drop : undefined}
    >
      {over && <p className={files.dropNow}>{said.dropNow}</p>}
      {mayAdd && (
        <input
          ref={input}
          hidden
          multiple
          type="file"
          aria-label={said.add}
          onChange={({ target }) => {
            sendFiles(place, target.files ?? [])
            target.value = ''
          }}
        />
      )}
      {all.rows.length > 0 && mayAdd && (
        <div className={styles.bar}>
          {button}
          <span className={files.hint}>{said.dropHere}</span>
        </div>
      )}
      <SendingList of={place} />
      {all.rows.length === 0 ? (
        <Empty
          title={said.none}
          hint={say(said.noneHint, { max: largestAttachment / 1_000_000 })}
          action={button}
        />
      ) : (
        <KnownTitles titles={all.titles}>
          <PartTable
            label={words.records.attachment.many}
            rows={all.rows}
            columns={columns}
            first={byName}
            isOff={({ hash }) => hash === null}
            opensOnDoubleClick
            menu={(row) => (
              <PartMenu
                name="attachment"
                record={row}
                title={row.name}
                mayEdit={mayEdit(row)}
                mayDelete={mayDelete(row)}
                first={
                  <>
                    {row.hash !== null && (
                      <Menu.Item component="a" href={contentAddress(row.id)} download={row.name}>
                        {said.download}
                      </Menu.Item>
                    )}
                    {mayEdit(row) && (
                      <Menu.Item onClick={() => setOpened({ as: 'newVersion', row })}>
                        {said.newVersion}
                      </Menu.Item>
                    )}
                    <Menu.Item onClick={() => setOpened({ as: 'versions', row })}>{said.versions}</Menu.Item>
                  </>
                }
                onEdit={() => edit(row)}
                onDelete={() => remove(row)}
              />
            )}
            onDelete={remove}
          />
        </KnownTitles>
      )}
      {dialog}
      <Suspense>
        {opened?.as === 'viewer' && (
          <Viewer
            files={shown.rows.map(viewedOf)}
            first={keyOf({ id: opened.row.id })}
            onClose={() => setOpened(undefined)}
          />
        )}
        {opened?.as === 'versions' && (
          <Versions of={opened.row} mayEdit={mayEdit(opened.row)} onClose={() => setOpened(undefined)} />
        )}
        {opened?.as === 'newVersion' && <NewVersion of={opened.row} onClose={() => setOpened(undefined)} />}
      </Suspense>
    </div>
  )
}
