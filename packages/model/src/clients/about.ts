import { at, type Linked, link, type Refusal, refuse } from '../kit/index.ts'

/** What notes, files and links may be about besides their client. */
export const subjects = ['person', 'talk', 'task'] as const
export type Subject = (typeof subjects)[number]

/** The field itself, the same in each of them. */
export const about = link(subjects, { privacy: 'plain', filter: true })

interface Belonging {
  readonly client: string | null
  readonly about: Linked<Subject> | null
}

/** Everything belongs to a client; only what is about a task may have none, as the task may. */
export const belongingChecks = ({ client, about: what }: Belonging): readonly Refusal[] =>
  client === null && what?.entity !== 'task' ? [at('client', refuse('required'))] : []
