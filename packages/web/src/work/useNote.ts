/** A talk being noted, with the next step: kept in the tab until it is saved, then sent as one act. */
import {
  type CardAnswer,
  type Day,
  fieldAt,
  isCustom,
  isDay,
  type NoteAnswer,
  say,
  sayField,
} from '@kartoteka/model'
import { splitPersonName } from '@kartoteka/model/clients/personName.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { ProblemError, sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { nearDayText } from '../fields/dates.ts'
import type { Beside, Fault } from '../fields/field.ts'
import { faultsIn, isSaidAt } from '../fields/read.ts'
import { readDay } from '../fields/readDay.ts'
import { nowKept } from '../records/deeds.ts'
import { useOwnFields } from '../records/useOwnFields.tsx'
import { useSession, useToday } from '../session/session.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { filesOfDraft, keepFilesOfDraft, keepNoteDraft, noteDraft, whileSent } from './noteDraft.ts'

export interface Note {
  readonly kind: string
  readonly purpose: string | null
  /** A person of the client, or the name of somebody new. */
  readonly person: string | { readonly named: string } | null
  readonly text: string
  readonly result: string | null
  readonly what: string
  readonly due: string
  readonly owner: string
}

/** Where something can be said of a note. */
const told = ['client', 'text', 'what', 'due', 'owner'] as const

export interface Noting {
  readonly note: Note
  readonly faults: Readonly<Partial<Record<(typeof told)[number], Fault>>>
  readonly busy: boolean
  readonly isBegun: boolean
  /** What is attached to it once it is kept. */
  readonly files: readonly File[]
  /** What the firm itself demands of a talk, and of a task if one is promised. */
  readonly own: readonly ReactNode[]
  set(part: Partial<Note>): void
  attach(files: readonly File[]): void
  /** True once it is kept. */
  save(client: string | null, beside?: Beside): Promise<boolean>
}

export function useNote(draftOf: string | undefined): Noting {
  const words = useWords()
  const { note: said } = words.screens
  const language = useLanguage()
  const today = useToday()
  const { user } = useSession()
  const blank: Note = {
    kind: 'call',
    purpose: user.defaultPurpose,
    person: null,
    text: '',
    result: null,
    what: '',
    due: '',
    owner: user.id,
  }
  const [note, setNote] = useState<Note>(() => ({ ...blank, ...noteDraft(draftOf) }))
  const [faults, setFaults] = useState<Noting['faults']>({})
  const [busy, setBusy] = useState(false)
  const [files, attach] = useState(() => filesOfDraft(draftOf))
  const ownTalk = useOwnFields('talk')
  const ownTask = useOwnFields('task')
  const promises = note.what.trim() !== ''
  const isWritten = note.text !== '' || note.what !== ''
  const isBegun = isWritten || files.length > 0
  useEffect(() => keepNoteDraft(draftOf, note), [note, draftOf])
  useEffect(() => keepFilesOfDraft(draftOf, files), [files, draftOf])

  const due = note.due === '' ? null : isDay(note.due) ? note.due : readDay(note.due, today)
  const shown = told.filter((field) => field !== 'client' || draftOf === undefined)
  const judged = (client: string | null): Noting['faults'] => ({
    ...(client === null && { client: { sentence: said.needsClient, code: 'required' } }),
    ...(note.text.trim() === '' && { text: { sentence: said.needsText, code: 'required' } }),
    ...(note.what.trim() === '' &&
      note.due !== '' && { what: { sentence: said.needsWhat, code: 'required' } }),
    ...(due === undefined && { due: { sentence: said.badDay, code: 'notDay' } }),
  })
  const save = async (client: string | null, beside?: Beside): Promise<boolean> => {
    const found = judged(client)
    const own = { talk: ownTalk.read(), task: promises ? ownTask.read() : {} }
    if (Object.keys(found).length > 0) setFaults(found)
    if (busy || client === null || !own.talk || !own.task || Object.keys(found).length > 0) return false
    setBusy(true)
    try {
      const person = await keptPerson(client, note.person)
      if (person !== note.person) setNote((now) => ({ ...now, person }))
      // Fetched before anything is kept: without it the files would be lost.
      const sending = files.length > 0 ? await import('../attachments/sending.ts') : undefined
      const answer = await whileSent(draftOf, note, () =>
        keepNote(
          client,
          { ...note, person },
          due ?? null,
          { ...own, talk: { ...purposeOf(note), ...own.talk } },
          beside,
        ),
      )
      sending?.sendFiles({ client, about: { entity: 'talk', id: answer.talk.id } }, files)
      attach([])
      // Whoever has left meanwhile must not find them once more.
      keepFilesOfDraft(draftOf, [])
      setNote(blank)
      setFaults({})
      ownTalk.clear()
      ownTask.clear()
      notify(savedText(answer))
      return true
    } catch (error) {
      const refused = faultsIn(error)
      setFaults(refused)
      // The firm's own fields of a talk and a task are asked for here; those of somebody new are not.
      const asked = error instanceof ProblemError && error.problem.problems?.find(({ at }) => isCustom(at))
      if (asked) notifyWrong(`${sayField(words, 'person', fieldAt(asked.at))}: ${asked.sentence}`)
      else if (!isSaidAt(shown, refused)) notifyWrong(sayError(words, error))
      return false
    } finally {
      setBusy(false)
    }
  }
  // The server begins with what somebody mostly works for; whoever may not say it does not.
  const purposeOf = ({ purpose }: Note) => (purpose === user.defaultPurpose ? {} : { purpose })
  const savedText = ({ task }: NoteAnswer) => {
    if (task === null) return said.saved
    if (task.due === null) return said.savedWithUndatedTask
    return say(said.savedWithTask, { day: nearDayText(words.screens.near, language, task.due, today) })
  }
  return {
    note,
    faults,
    busy,
    isBegun,
    files,
    attach,
    own: promises ? [ownTalk.rows, ownTask.rows] : [ownTalk.rows],
    set: (part) => {
      setNote((now) => ({ ...now, ...part }))
      setFaults({})
    },
    save,
  }
}

/** Somebody new is added once, however often the note is refused. */
const keptPerson = async (client: string, person: Note['person']): Promise<string | null> =>
  typeof person === 'object' && person !== null ? addNamed(client, person.named) : person

async function keepNote(
  client: string,
  { kind, text, result, what, owner, person }: Note & { readonly person: string | null },
  due: Day | null,
  own: Readonly<Partial<Record<'talk' | 'task', object>>>,
  beside: Beside = {},
): Promise<NoteAnswer> {
  const whom = person === null ? {} : { person }
  const answer = await send<NoteAnswer>('POST', `/api/clients/${client}/note`, {
    talk: { kind, text, ...whom, ...(result && { result }), ...own.talk },
    ...(what.trim() !== '' && { task: { what, owner, ...(due && { due }), ...whom, ...own.task } }),
    ...beside,
  })
  queries.setQueryData<CardAnswer>(
    keys.card(client),
    (card) =>
      card && {
        ...card,
        talks: [answer.talk, ...card.talks.filter(({ id }) => id !== answer.talk.id)],
        tasks: answer.task
          ? [...card.tasks.filter(({ id }) => id !== answer.task?.id), answer.task]
          : card.tasks,
      },
  )
  nowKept('talk', answer.talk)
  if (answer.task) nowKept('task', answer.task)
  return answer
}

/** Somebody one talked to for the first time stands at the client from now on. */
export async function addNamed(client: string, name: string): Promise<string> {
  const { firstName, lastName, rest } = splitPersonName(name)
  const answer = await send<{ readonly person: { readonly id: string } }>(
    'POST',
    `/api/clients/${client}/people`,
    {
      person: lastName === '' ? { lastName: firstName } : { ...(firstName && { firstName }), lastName },
      position: rest === '' ? {} : { title: rest },
    },
  )
  return answer.person.id
}
