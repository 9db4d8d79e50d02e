/** Notes of a client, or about one record; those kept at the top first, then the newest. */
import { type Note, say } from '@kartoteka/model'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPinned } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { BelongsTo } from '../clients/BelongsTo.tsx'
import { PartsFrame } from '../clients/PartsFrame.tsx'
import { type PartsPlace, usePartsOf } from '../clients/usePartsOf.tsx'
import { sayError, send } from '../data/api.ts'
import { instantText } from '../fields/dates.ts'
import { recordAddress } from '../frame/addresses.ts'
import { nowKept } from '../records/deeds.ts'
import type { Kept } from '../records/rights.ts'
import { useSession } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import notes from './notes.module.css'
import { RichText } from './RichText.tsx'

type NoteRow = Note & Kept

export function NotesTab({ place }: { place: PartsPlace }) {
  const { notes: said } = useWords()
  const parts = usePartsOf<NoteRow>('note', place, { add: said.add, titleOf: ({ subject }) => subject ?? '' })
  return (
    <PartsFrame
      of={parts}
      className={notes.tab}
      none={said.none}
      noneHint={place.about ? undefined : said.noneHint}
    >
      {(rows) =>
        rows
          .toSorted((one, other) => Number(other.pinned) - Number(one.pinned))
          .map((note) => (
            <NoteView
              key={note.id}
              note={note}
              place={place}
              mayEdit={parts.mayEdit(note)}
              mayDelete={parts.mayDelete(note)}
              onEdit={() => parts.edit(note)}
              onDelete={() => parts.remove(note)}
            />
          ))
      }
    </PartsFrame>
  )
}

interface NoteMenuProps {
  readonly note: NoteRow
  readonly mayEdit: boolean
  readonly mayDelete: boolean
  onEdit(): void
  onDelete(): void
}

interface NoteViewProps extends NoteMenuProps {
  readonly place: PartsPlace
}

function NoteView({ place, ...asked }: NoteViewProps) {
  const { note } = asked
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
        <NoteMenu {...asked} />
      </header>
      <BelongsTo part={note} place={place} />
      <RichText blocks={note.text} />
    </article>
  )
}

function NoteMenu({ note, mayEdit, mayDelete, onEdit, onDelete }: NoteMenuProps) {
  const words = useWords()
  const { list, form } = words.screens
  const navigate = useNavigate()
  const title = note.subject ?? ''
  const wrong = (error: unknown) => notifyWrong(sayError(words, error))
  const pin = () =>
    void send<Kept>('PATCH', `/api/notes/${note.id}`, { version: note.version, pinned: !note.pinned })
      .then((after) => nowKept('note', after))
      .catch(wrong)
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
        {mayDelete && (
          <Menu.Item color="var(--late)" onClick={onDelete}>
            {list.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
