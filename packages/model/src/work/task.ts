import { ownership } from '../firm/ownership.ts'
import {
  choice,
  day,
  defineEntity,
  instant,
  longText,
  type RecordOf,
  reference,
  references,
  text,
} from '../kit/index.ts'

/** Something that somebody has promised to do. The owner is who does it. */
export const Task = defineEntity('task', {
  plural: 'tasks',
  custom: true,
  fields: {
    what: text({ required: true, max: 250, privacy: 'personal' }),
    details: longText({ privacy: 'personal' }),
    client: reference('client', { privacy: 'plain', filter: true }),
    person: reference('person', { privacy: 'plain' }),
    due: day({ privacy: 'plain', filter: true, sort: true }),
    status: choice(['open', 'done'], { required: true, setBy: 'actions', privacy: 'plain', filter: true }),
    doneAt: instant({ setBy: 'actions', privacy: 'plain' }),
    doneBy: reference('user', { setBy: 'actions', privacy: 'plain' }),
    labels: references('label', { privacy: 'plain', filter: true }),
    ...ownership,
  },
  title: 'what',
  list: ['what', 'client', 'due', 'status', 'owner'],
  form: {
    task: ['what', 'client', 'person', 'due', 'labels', 'details'],
    care: ['owner', 'department', 'visibility'],
  },
  ownership: { by: 'work', client: 'client' },
  rights: {
    manager: {
      read: 'all',
      create: 'all',
      edit: 'all',
      delete: 'all',
      assign: 'all',
      export: 'all',
      print: 'all',
      complete: 'all',
      reopen: 'all',
    },
    employee: {
      read: 'all',
      create: 'all',
      edit: 'department',
      delete: 'own',
      assign: 'all',
      print: 'all',
      complete: 'department',
      reopen: 'department',
    },
  },
  sort: 'due',
  opens: 'status=open',
  start: ({ user, department }) => ({
    status: 'open',
    visibility: 'everyone',
    owner: user as never,
    department: department as never,
  }),
})
export type Task = RecordOf<typeof Task>
