import {
  choice,
  defineEntity,
  instant,
  mail,
  phones,
  type RecordOf,
  reference,
  references,
  text,
} from '../kit/index.ts'
import { purposes } from './purpose.ts'

/** Somebody who works here. The password and the sessions are kept apart, where no list can reach them. */
export const User = defineEntity('user', {
  plural: 'users',
  fields: {
    name: text({ required: true, max: 120, privacy: 'personal', filter: true, sort: true }),
    email: mail({ required: true, privacy: 'personal', filter: true }),
    phones: phones({ privacy: 'personal' }),
    department: reference('department', { privacy: 'plain', filter: true }),
    designation: reference('designation', { privacy: 'plain', filter: true }),
    organisations: references('organisation', { privacy: 'plain', max: 50 }),
    roles: references('role', { privacy: 'plain', max: 20 }),
    /** What the talks are for that they note, unless it is said. */
    defaultPurpose: choice(purposes, { privacy: 'plain' }),
    language: choice(['pl', 'en', 'ru'], { required: true, privacy: 'plain' }),
    status: choice(['invited', 'active', 'blocked'], {
      required: true,
      setBy: 'actions',
      privacy: 'plain',
      filter: true,
    }),
    /** By a password or a link; a personal token is a program that asks. When somebody comes to work is no colleague's business. */
    lastSignInAt: instant({
      setBy: 'server',
      noted: true,
      shownTo: 'administrators',
      privacy: 'personal',
      filter: true,
      sort: true,
    }),
  },
  title: 'name',
  list: ['name', 'designation', 'phones', 'department', 'roles', 'status', 'lastSignInAt'],
  form: {
    account: ['name', 'email', 'phones', 'language'],
    place: ['organisations', 'department', 'designation', 'roles', 'defaultPurpose'],
  },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'name',
  start: ({ organisation, language }) => ({
    language: language as never,
    status: 'invited',
    organisations: (organisation === null ? [] : [organisation]) as never,
  }),
})
export type User = RecordOf<typeof User>
