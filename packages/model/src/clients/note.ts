import {
  beginningOf,
  defineEntity,
  plainOf,
  type RecordOf,
  reference,
  richText,
  text,
  yesNo,
} from '../kit/index.ts'
import { about, belongingChecks } from './about.ts'

/** What somebody has written down about a client, or a person, talk or task of theirs, in as many words as they like. */
export const Note = defineEntity('note', {
  plural: 'notes',
  fields: {
    client: reference('client', { privacy: 'plain', filter: true }),
    about,
    text: richText({ required: true, privacy: 'personal' }),
    /** Stands above the others. */
    pinned: yesNo({ privacy: 'plain' }),
    /** Its first line. */
    subject: text({ max: 160, setBy: 'server', madeOf: 'text', privacy: 'personal' }),
  },
  title: 'subject',
  list: ['subject', 'client', 'about', 'pinned'],
  form: { note: ['text', 'about', 'pinned'] },
  ownership: { by: 'part', client: 'client', about: 'about' },
  together: [['client', 'about']],
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: '-createdAt',
  checks: belongingChecks,
  derived: ({ text: said }) => ({ subject: subjectOf(plainOf(said)) }),
})
export type Note = RecordOf<typeof Note>

const longest = 120

/** The first line with something in it, cut at the end of a word. */
function subjectOf(plain: string): string | null {
  const line = plain
    .split('\n')
    .find((each) => each.trim() !== '')
    ?.replace(/\s+/gu, ' ')
    .trim()
  if (line === undefined || line.length <= longest) return line ?? null
  const cut = beginningOf(line, longest)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 60 ? cut.lastIndexOf(' ') : cut.length)}…`
}
