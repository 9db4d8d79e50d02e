import {
  country,
  defineEntity,
  mails,
  phones,
  type RecordOf,
  reference,
  taxNumber,
  text,
  yesNo,
} from '../kit/index.ts'
import { postalAddress } from './postalAddress.ts'
import { recipientChecks } from './recipient.rules.ts'

/** Another firm to which goods go that a purchasing group buys; it may be a client of its own. */
export const Recipient = defineEntity('recipient', {
  plural: 'recipients',
  custom: true,
  fields: {
    client: reference('client', { required: true, privacy: 'plain', filter: true }),
    name: text({ required: true, max: 250, privacy: 'personal', search: 'name', sort: true }),
    taxNumber: taxNumber({ privacy: 'personal', search: 'identifier' }),
    externalId: text({ max: 80, privacy: 'plain', search: 'identifier' }),
    member: reference('client', { privacy: 'plain', filter: true }),
    ...postalAddress,
    country: country({ required: true, privacy: 'plain' }),
    phones: phones({ privacy: 'personal', search: 'telephone' }),
    mails: mails({ privacy: 'personal', search: 'mail' }),
    active: yesNo({ privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'client', 'taxNumber', 'town', 'phones', 'member', 'active'],
  form: {
    recipient: ['name', 'taxNumber', 'externalId', 'member', 'active'],
    contact: ['street', 'postalCode', 'town', 'province', 'country', 'phones', 'mails'],
  },
  ownership: { by: 'part', client: 'client' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'all', delete: 'all', print: 'all' },
  },
  sort: 'name',
  checks: recipientChecks,
  start: ({ country }) => ({ country, active: true }),
})
export type Recipient = RecordOf<typeof Recipient>
