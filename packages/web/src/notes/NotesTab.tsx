/** The client's notes, those kept at the top first, then the newest. */
import { type CardAnswer, type Note, registry, say } from '@kartoteka/model'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPinned, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import styles from '../clients/card.module.css'
import { PartDialog } from '../clients/PartDialog.tsx'
import { useParts } from '../clients/useParts.ts'
import { sayError, send } from '../data/api.ts'
import { instantText } from '../fields/dates.ts'
import { recordAddress } from '../frame/addresses.ts'
import { bin, nowKept } from '../records/deeds.ts'
import { type Kept, may } from '../records/rights.ts'
import { useEntity } from '../records/useEntity.ts'
import { useReader, useSession } from '../session/session.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useKey } from '../ui/useKey.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import notes from './notes.module.css'
import { RichText } from './RichText.tsx'

type NoteRow = Note & Kept

export function NotesTab({ card }: { card: CardAnswer }) {
  const { notes: said } = useWords()
  const reader = useReader()
  const entity = useEntity('note')
  const client = card.client.id
  const all = useParts<NoteRow>('note', client)
  const [open, setOpen] = useState<{ readonly kept?: NoteRow }>()
  const mayEdit =
    may(reader, 'edit', registry.client as never, card.client as unknown as Kept) &&
    may(reader, 'create', entity, card.client as unknown as Kept)
  useKey('a', () => setOpen({}), { says: said.add, off: !mayEdit || open !== undefined })
  if (all === undefined) return <SkeletonRows count={6} />
  const rows = all.rows.toSorted((one, other) => Number(other.pinned) - Number(one.pinned))
  const button = (
    <Button leftSection={<IconPlus size={16} />} rightSection={<Kbd of="a" />} onClick={() => setOpen({})}>
      {said.add}
    </Button>
  )
  return (
    <div className={notes.tab}>
      {rows.length === 0 ? (
        <Empty title={said.none} hint={said.noneHint} action={mayEdit && button} />
      ) : (
        <>
          {mayEdit && <div className={styles.bar}>{button}</div>}
          {rows.map((note) => (
            <NoteView key={note.id} note={note} mayEdit={mayEdit} onEdit={() => setOpen({ kept: note })} />
          ))}
        </>
      )}
      <Suspense>
        {open && (
          <PartDialog
            name="note"
            client={client}
            kept={open.kept}
            title={open.kept?.subject ?? said.add}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </div>
  )
}

interface NoteViewProps {
  readonly note: NoteRow
  readonly mayEdit: boolean
  onEdit(): void
}

function NoteView({ note, mayEdit, onEdit }: NoteViewProps) {
  const { notes: said } = useWords()
  const language = useLanguage()
  const { users, firm } = useSession()
  const nameOf = (id: string | null) => users.find((each) => each.id === id)?.name ?? ''
  const at = (moment: Note['createdAt']) => instantText(language, firm.zone, moment)
  return (
    <article className={notes.note} aria-label={note.subject ?? undefined}>
      <header className={notes.head}>
        {note.pinned && (
          <span className={notes.pinned}>
            <IconPinned size={14} aria-hidden /> {said.pinned}
          </span>
        )}
        <span>{say(said.written, { name: nameOf(note.createdBy), moment: at(note.createdAt) })}</span>
        {note.version > 1 && (
          <span>{say(said.changed, { name: nameOf(note.updatedBy), moment: at(note.updatedAt) })}</span>
        )}
        <NoteMenu note={note} mayEdit={mayEdit} onEdit={onEdit} />
      </header>
      <RichText blocks={note.text} />
    </article>
  )
}

function NoteMenu({ note, mayEdit, onEdit }: NoteViewProps) {
  const words = useWords()
  const { list, form } = words.screens
  const entity = useEntity('note')
  const navigate = useNavigate()
  const title = note.subject ?? ''
  const wrong = (error: unknown) => notifyWrong(sayError(words, error))
  const pin = () =>
    void send<Kept>('PATCH', `/api/notes/${note.id}`, { version: note.version, pinned: !note.pinned })
      .then((after) => nowKept('note', after))
      .catch(wrong)
  const remove = () => void bin(entity, [note], say(list.deleted, { name: title })).catch(wrong)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon className={notes.menu} aria-label={say(list.menuOf, { name: title })}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && <Menu.Item onClick={onEdit}>{list.edit}</Menu.Item>}
        {mayEdit && (
          <Menu.Item onClick={pin}>
            {note.pinned ? words.notes.unpin : words.records.note.fields.pinned}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => void navigate({ to: recordAddress('note', note.id) })}>
          {form.history}
        </Menu.Item>
        {mayEdit && (
          <Menu.Item color="var(--late)" onClick={remove}>
            {list.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
