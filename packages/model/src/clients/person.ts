import {
  choice,
  day,
  defineEntity,
  type Entity,
  longText,
  mails,
  phones,
  type RecordOf,
  references,
  text,
} from '../kit/index.ts'
import { personName } from './person.rules.ts'
import { Position } from './position.ts'

/** Where they work now, the main position first. */
const where = { entity: 'position', by: 'person', only: 'active', first: 'primary' } as const

/** Somebody one talks to. Where they work is a position; one person may stand in several clients. */
export const Person = defineEntity('person', {
  plural: 'people',
  custom: true,
  fields: {
    name: text({
      max: 200,
      required: true,
      setBy: 'server',
      privacy: 'personal',
      search: 'name',
      filter: true,
      sort: true,
    }),
    /** As one speaks or writes to them: "Pani", "dr inż.". */
    salutation: text({ max: 60, privacy: 'personal', filter: true }),
    firstName: text({ max: 80, privacy: 'personal', filter: true }),
    lastName: text({ max: 120, required: true, privacy: 'personal', filter: true }),
    birthday: day({ privacy: 'personal', filter: true, sort: true }),
    /** That one speaks and writes to them. */
    language: choice(['pl', 'en', 'ru'], { privacy: 'personal', filter: true }),
    phones: phones({ privacy: 'personal', search: 'telephone', filter: true }),
    mails: mails({ privacy: 'personal', search: 'mail', filter: true }),
    labels: references('label', { privacy: 'plain', filter: true }),
    remarks: longText({ privacy: 'personal', filter: true }),
    externalId: text({ max: 80, privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'clients', 'title', 'phones', 'mails'],
  form: {
    person: ['firstName', 'lastName', 'salutation', 'birthday', 'language', 'labels'],
    contact: ['phones', 'mails'],
    remarks: ['remarks', 'externalId'],
  },
  related: {
    clients: { ...where, field: references('client', { privacy: 'plain' }), shows: 'client' },
    title: { ...where, field: text({ privacy: 'personal' }), shows: 'title' },
    workPhones: { ...where, field: phones({ privacy: 'personal' }), shows: 'phones' },
    workMails: { ...where, field: mails({ privacy: 'personal' }), shows: 'mails' },
  },
  near: {
    position: {
      entity: Position as unknown as Entity,
      fields: ['client', 'title', 'unit', 'phones', 'mails'],
      by: 'person',
    },
  },
  ownership: { by: 'through', entity: 'position', field: 'person' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: 'name',
  derived: ({ firstName, lastName }) => ({ name: personName(firstName, lastName) }),
})
export type Person = RecordOf<typeof Person>
