import {
  at,
  choice,
  defineEntity,
  longText,
  type RecordOf,
  reference,
  refuse,
  text,
  whole,
} from '../kit/index.ts'
import { about, belongingChecks } from './about.ts'
import { isFileName } from './fileName.ts'

/** A file of a client's. It is there without a content until one has come; what it holds now is its newest version. */
export const Attachment = defineEntity('attachment', {
  plural: 'attachments',
  fields: {
    client: reference('client', { privacy: 'plain', filter: true }),
    about,
    name: text({ required: true, max: 200, privacy: 'personal', sort: true }),
    kind: choice(['contract', 'promissoryNote', 'tradeTerms', 'scan', 'picture', 'other'], {
      privacy: 'plain',
      filter: true,
    }),
    description: longText({ max: 500, privacy: 'personal' }),
    /** Bytes. */
    size: whole({ min: 0, max: 2_000_000_000, setBy: 'server', privacy: 'plain' }),
    /** What its content is, whatever its name says. */
    mediaType: text({ max: 100, setBy: 'server', privacy: 'plain' }),
    /** SHA-256 of the content in hexadecimal. */
    hash: text({ max: 64, setBy: 'server', privacy: 'plain' }),
    /** What is new in this version. */
    comment: text({ max: 300, setBy: 'server', privacy: 'personal' }),
  },
  title: 'name',
  list: ['name', 'kind', 'client', 'about', 'description', 'size'],
  form: { attachment: ['name', 'kind', 'description', 'about'] },
  ownership: { by: 'part', client: 'client', about: 'about' },
  together: [['client', 'about']],
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: 'name',
  checks: (record) => [
    ...(record.name === null || isFileName(record.name) ? [] : [at('name', refuse('notFileName'))]),
    ...belongingChecks(record),
  ],
})
export type Attachment = RecordOf<typeof Attachment>
