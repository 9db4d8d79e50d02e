import {
  country,
  defineEntity,
  longText,
  mails,
  phones,
  type RecordOf,
  reference,
  text,
  yesNo,
} from '../kit/index.ts'
import { postalAddress } from './postalAddress.ts'

/** Where a client has goods delivered to: one of the shops of a chain. */
export const Place = defineEntity('place', {
  plural: 'places',
  custom: true,
  fields: {
    client: reference('client', { required: true, privacy: 'plain', filter: true }),
    name: text({ required: true, max: 160, privacy: 'personal', search: 'name', sort: true }),
    ...postalAddress,
    country: country({ required: true, privacy: 'plain' }),
    contact: text({ max: 120, privacy: 'personal', search: 'name' }),
    phones: phones({ privacy: 'personal', search: 'telephone' }),
    mails: mails({ privacy: 'personal', search: 'mail' }),
    hours: longText({ max: 500, privacy: 'plain' }),
    remarks: longText({ privacy: 'personal' }),
    active: yesNo({ privacy: 'plain' }),
    primary: yesNo({ privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'client', 'street', 'town', 'contact', 'phones', 'active'],
  form: {
    place: ['name', 'street', 'postalCode', 'town', 'province', 'country'],
    delivery: ['contact', 'phones', 'mails', 'hours', 'remarks', 'primary', 'active'],
  },
  ownership: { by: 'part', client: 'client' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: 'name',
  start: ({ country }) => ({ country, active: true }),
})
export type Place = RecordOf<typeof Place>
