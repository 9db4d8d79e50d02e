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
import { readDay } from '../fields/readDay.ts'
import { nowKept } from '../records/deeds.ts'
import { useOwnFields } from '../records/useOwnFields.tsx'
import { useSession, useToday } from '../session/session.tsx'
import { notify, notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'

export interface Note {
  readonly kind: string
  /** A person of the client, or the name of somebody new. */
  readonly person: string | { readonly named: string } | null
  readonly text: string
  readonly result: string | null
  readonly what: string
  readonly due: string
  readonly owner: string
}

export type NoteFault = 'client' | 'text' | 'what' | 'due'

const place = (client: string | undefined) => `kartoteka-note-${client ?? 'any'}`

export interface Noting {
  readonly note: Note
  readonly faults: Readonly<Partial<Record<NoteFault, string>>>
  readonly busy: boolean
  readonly isBegun: boolean
  /** What the firm itself demands of a talk, and of a task if one is promised. */
  readonly own: readonly ReactNode[]
  set(part: Partial<Note>): void
  /** True once it is kept. */
  save(client: string | null): Promise<boolean>
}

export function useNote(draftOf: string | undefined): Noting {
  const words = useWords()
  const { note: said } = words.screens
  const language = useLanguage()
  const today = useToday()
  const { user } = useSession()
  const blank: Note = {
    kind: 'call',
    person: null,
    text: '',
    result: null,
    what: '',
    due: '',
    owner: user.id,
  }
  const [note, setNote] = useState<Note>(() => ({
    ...blank,
    ...JSON.parse(sessionStorage.getItem(place(draftOf)) ?? '{}'),
  }))
  const [faults, setFaults] = useState<Noting['faults']>({})
  const [busy, setBusy] = useState(false)
  const ownTalk = useOwnFields('talk')
  const ownTask = useOwnFields('task')
  const promises = note.what.trim() !== ''
  const isBegun = note.text !== '' || note.what !== ''
  useEffect(() => {
    if (isBegun) sessionStorage.setItem(place(draftOf), JSON.stringify(note))
    else sessionStorage.removeItem(place(draftOf))
  }, [note, isBegun, draftOf])

  const due = note.due === '' ? null : isDay(note.due) ? note.due : readDay(note.due, today)
  const judged = (client: string | null): Noting['faults'] => ({
    ...(client === null && { client: said.needsClient }),
    ...(note.text.trim() === '' && { text: said.needsText }),
    ...(note.what.trim() === '' && note.due !== '' && { what: said.needsWhat }),
    ...(due === undefined && { due: said.badDay }),
  })
  const save = async (client: string | null): Promise<boolean> => {
    const found = judged(client)
    setFaults(found)
    const own = { talk: ownTalk.read(), task: promises ? ownTask.read() : {} }
    if (busy || client === null || !own.talk || !own.task || Object.keys(found).length > 0) return false
    setBusy(true)
    try {
      const answer = await keepNote(client, note, due ?? null, { talk: own.talk, task: own.task })
      setNote(blank)
      ownTalk.clear()
      ownTask.clear()
      sessionStorage.removeItem(place(draftOf))
      notify(savedText(answer))
      return true
    } catch (error) {
      const problems = error instanceof ProblemError ? (error.problem.problems ?? []) : []
      const placed = problems.map(
        ({ at, sentence }) => [at.split('.').at(-1) as NoteFault, sentence] as const,
      )
      setFaults(Object.fromEntries(placed.filter(([at]) => at === 'text' || at === 'what' || at === 'due')))
      // The firm's own fields of a talk and a task are asked for here; those of somebody new are not.
      const own = problems.find(({ at }) => isCustom(at))
      notifyWrong(
        own ? `${sayField(words, 'person', fieldAt(own.at))}: ${own.sentence}` : sayError(words, error),
      )
      return false
    } finally {
      setBusy(false)
    }
  }
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
    own: promises ? [ownTalk.rows, ownTask.rows] : [ownTalk.rows],
    set: (part) => {
      setNote((now) => ({ ...now, ...part }))
      setFaults({})
    },
    save,
  }
}

async function keepNote(
  client: string,
  { kind, person, text, result, what, due: _typed, owner }: Note,
  due: Day | null,
  own: Readonly<Record<'talk' | 'task', object>>,
): Promise<NoteAnswer> {
  const whom = typeof person === 'object' && person !== null ? await addNamed(client, person.named) : person
  const answer = await send<NoteAnswer>('POST', `/api/clients/${client}/note`, {
    talk: { kind, text, ...(whom && { person: whom }), ...(result && { result }), ...own.talk },
    ...(what.trim() !== '' && {
      task: { what, owner, ...(due && { due }), ...(whom && { person: whom }), ...own.task },
    }),
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
