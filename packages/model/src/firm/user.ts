import { choice, defineEntity, mail, type RecordOf, reference, references, text } from '../kit/index.ts'

/** Somebody who works here. The password and the sessions are kept apart, where no list can reach them. */
export const User = defineEntity('user', {
  plural: 'users',
  fields: {
    name: text({ required: true, max: 120, privacy: 'personal', filter: true, sort: true }),
    email: mail({ required: true, privacy: 'personal', filter: true }),
    department: reference('department', { privacy: 'plain', filter: true }),
    organisations: references('organisation', { privacy: 'plain', max: 50 }),
    roles: references('role', { privacy: 'plain', max: 20 }),
    language: choice(['pl', 'en', 'ru'], { required: true, privacy: 'plain' }),
    status: choice(['invited', 'active', 'blocked'], {
      required: true,
      setBy: 'actions',
      privacy: 'plain',
      filter: true,
    }),
  },
  title: 'name',
  list: ['name', 'email', 'department', 'roles', 'status'],
  form: { account: ['name', 'email', 'language'], place: ['organisations', 'department', 'roles'] },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'name',
  start: ({ organisation }) => ({
    language: 'pl',
    status: 'invited',
    organisations: (organisation === null ? [] : [organisation]) as never,
  }),
})
export type User = RecordOf<typeof User>
