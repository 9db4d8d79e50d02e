import { day, defineEntity, mails, phones, type RecordOf, reference, text, yesNo } from '../kit/index.ts'
import { positionChecks } from './position.rules.ts'

/** What a person is at a client. */
export const Position = defineEntity('position', {
  plural: 'positions',
  fields: {
    client: reference('client', { required: true, privacy: 'plain', filter: true }),
    person: reference('person', { required: true, privacy: 'plain', filter: true }),
    title: text({ max: 120, privacy: 'personal', filter: true }),
    /** Their department there. */
    unit: text({ max: 120, privacy: 'personal', filter: true }),
    /** Telephones and mails of the desk; what goes with the person wherever they work is the person's. */
    phones: phones({ privacy: 'personal', search: 'telephone', filter: true }),
    mails: mails({ privacy: 'personal', search: 'mail', filter: true }),
    since: day({ privacy: 'personal' }),
    until: day({ privacy: 'personal' }),
    primary: yesNo({ privacy: 'plain' }),
    active: yesNo({ privacy: 'plain' }),
  },
  title: 'title',
  list: ['person', 'client', 'title', 'unit', 'phones', 'mails', 'since', 'until', 'primary', 'active'],
  form: { position: ['title', 'unit', 'phones', 'mails', 'since', 'until', 'primary', 'active'] },
  ownership: { by: 'part', client: 'client' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: 'createdAt',
  checks: positionChecks,
  start: () => ({ active: true }),
})
export type Position = RecordOf<typeof Position>
