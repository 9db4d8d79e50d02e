import { ownership } from '../firm/ownership.ts'
import { purposes } from '../firm/purpose.ts'
import { choice, defineEntity, instant, longText, type RecordOf, reference } from '../kit/index.ts'

export const talkKinds = ['call', 'meeting', 'email', 'letter', 'note', 'other'] as const

/** What was said, with whom, when, and what came of it. */
export const Talk = defineEntity('talk', {
  plural: 'talks',
  custom: true,
  fields: {
    client: reference('client', { required: true, privacy: 'plain', filter: true }),
    person: reference('person', { privacy: 'plain' }),
    kind: choice(talkKinds, { required: true, privacy: 'plain', filter: true }),
    purpose: choice(purposes, { privacy: 'plain', filter: true }),
    at: instant({ required: true, privacy: 'plain', filter: true, sort: true }),
    text: longText({ required: true, privacy: 'personal' }),
    result: reference('talkResult', { privacy: 'plain', filter: true }),
    nextStep: reference('task', { setBy: 'server', privacy: 'plain' }),
    ...ownership,
  },
  title: 'text',
  list: ['at', 'client', 'kind', 'text', 'result', 'owner'],
  form: {
    talk: ['client', 'person', 'kind', 'purpose', 'at', 'text', 'result'],
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
    },
    employee: { read: 'all', create: 'all', edit: 'own', delete: 'own', print: 'all' },
  },
  sort: '-at',
  start: ({ user, department, now, purpose }) => ({
    kind: 'call',
    purpose: purpose as never,
    at: now,
    visibility: 'everyone',
    owner: user as never,
    department: department as never,
  }),
})
export type Talk = RecordOf<typeof Talk>
