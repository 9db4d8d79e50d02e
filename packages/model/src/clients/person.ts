import { defineEntity, longText, mails, phones, type RecordOf, text } from '../kit/index.ts'
import { personName } from './person.rules.ts'

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
    firstName: text({ max: 80, privacy: 'personal', filter: true }),
    lastName: text({ max: 120, required: true, privacy: 'personal', filter: true }),
    phones: phones({ privacy: 'personal', search: 'telephone', filter: true }),
    mails: mails({ privacy: 'personal', search: 'mail', filter: true }),
    remarks: longText({ privacy: 'personal', filter: true }),
    externalId: text({ max: 80, privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'phones', 'mails'],
  form: {
    person: ['firstName', 'lastName'],
    contact: ['phones', 'mails'],
    remarks: ['remarks', 'externalId'],
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
