/** The client's files: dropped or chosen, several at once, looked at, downloaded, replaced by newer versions. */
import { type Attachment, type CardAnswer, dayIn, largestAttachment, registry, say } from '@kartoteka/model'
import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type DragEvent, lazy, Suspense, useRef, useState } from 'react'
import styles from '../clients/card.module.css'
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
import files from './attachments.module.css'
import { FileName } from './FileName.tsx'
import { SendingList } from './SendingList.tsx'
import { sendFiles } from './sending.ts'
import { sizeText } from './sizeText.ts'
import { contentAddress, keyOf, viewedOf } from './viewed.ts'

const PartDialog = lazy(async () => ({ default: (await import('../clients/PartDialog.tsx')).PartDialog }))
const Viewer = lazy(async () => ({ default: (await import('./Viewer.tsx')).Viewer }))
const Versions = lazy(async () => ({ default: (await import('./Versions.tsx')).Versions }))
const NewVersion = lazy(async () => ({ default: (await import('./NewVersion.tsx')).NewVersion }))

export type AttachmentRow = Attachment & Kept

type Opened = { readonly as: 'form' | 'viewer' | 'versions' | 'newVersion'; readonly row: AttachmentRow }

export function AttachmentsTab({ card: { client } }: { card: CardAnswer }) {
  const words = useWords()
  const { attachments: said, screens, choices } = words
  const language = useLanguage()
  const reader = useReader()
  const { users, firm } = useSession()
  const entity = useEntity('attachment')
  const all = useParts<AttachmentRow>('attachment', client.id)
  const input = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const [over, setOver] = useState(false)
  const mayEdit =
    may(reader, 'edit', registry.client as never, client as unknown as Kept) &&
    may(reader, 'create', entity, client as unknown as Kept)
  const choose = () => input.current?.click()
  useKey('a', choose, { says: said.add, off: !mayEdit || opened !== undefined })
  if (all === undefined) return <SkeletonRows count={6} />

  const remove = (row: AttachmentRow) =>
    void bin(entity, [row], say(screens.list.deleted, { name: row.name })).catch((error: unknown) =>
      notifyWrong(sayError(words, error)),
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
          mayEdit={mayEdit}
          onLook={() => setOpened({ as: 'viewer', row })}
          onRest={(file) => sendFiles(client.id, [file], { attachment: row.id, comment: '' })}
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
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    sendFiles(client.id, event.dataTransfer.files)
  }
  const button = (
    <Button leftSection={<IconPlus size={16} />} rightSection={<Kbd of="a" />} onClick={choose}>
      {said.add}
    </Button>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button beside it
    <div
      className={files.tab}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!mayEdit || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={mayEdit ? drop : undefined}
    >
      {over && <p className={files.dropNow}>{said.dropNow}</p>}
      {mayEdit && (
        <input
          ref={input}
          hidden
          multiple
          type="file"
          aria-label={said.add}
          onChange={({ target }) => {
            sendFiles(client.id, target.files ?? [])
            target.value = ''
          }}
        />
      )}
      {all.rows.length > 0 && mayEdit && (
        <div className={styles.bar}>
          {button}
          <span className={files.hint}>{said.dropHere}</span>
        </div>
      )}
      <SendingList client={client.id} />
      {all.rows.length === 0 ? (
        <Empty
          title={said.none}
          hint={say(said.noneHint, { max: largestAttachment / 1_000_000 })}
          action={mayEdit && button}
        />
      ) : (
        <PartTable
          label={words.records.attachment.many}
          rows={all.rows}
          columns={columns}
          first="name"
          isOff={({ hash }) => hash === null}
          opensOnDoubleClick
          menu={(row) => (
            <PartMenu
              name="attachment"
              record={row}
              title={row.name}
              mayEdit={mayEdit}
              first={
                <>
                  {row.hash !== null && (
                    <Menu.Item component="a" href={contentAddress(row.id)} download={row.name}>
                      {said.download}
                    </Menu.Item>
                  )}
                  {mayEdit && (
                    <Menu.Item onClick={() => setOpened({ as: 'newVersion', row })}>
                      {said.newVersion}
                    </Menu.Item>
                  )}
                  <Menu.Item onClick={() => setOpened({ as: 'versions', row })}>{said.versions}</Menu.Item>
                </>
              }
              onEdit={() => setOpened({ as: 'form', row })}
              onDelete={() => remove(row)}
            />
          )}
          onDelete={mayEdit ? remove : undefined}
        />
      )}
      <Suspense>
        {opened?.as === 'form' && (
          <PartDialog
            name="attachment"
            client={client.id}
            kept={opened.row}
            title={opened.row.name}
            onClose={() => setOpened(undefined)}
          />
        )}
        {opened?.as === 'viewer' && (
          <Viewer
            files={all.rows.map(viewedOf)}
            first={keyOf({ id: opened.row.id })}
            onClose={() => setOpened(undefined)}
          />
        )}
        {opened?.as === 'versions' && (
          <Versions of={opened.row} mayEdit={mayEdit} onClose={() => setOpened(undefined)} />
        )}
        {opened?.as === 'newVersion' && <NewVersion of={opened.row} onClose={() => setOpened(undefined)} />}
      </Suspense>
    </div>
  )
}
