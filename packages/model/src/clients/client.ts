import { accounts, choice, country, defineEntity, identifier, longText, mails, phones, type RecordOf, references, taxNumber, text, webAddress, yesNo } from '../kit/index.ts'
import { ownership } from '../firm/ownership.ts'
import { clientChecks } from './client.rules.ts'

/** A firm or a person that we deal with: the card of the index. */
export const Client = defineEntity('client', {
  plural: 'clients',
  fields: {
    kind: choice(['firm', 'person'], { required: true, privacy: 'plain', filter: true }),
    name: text({ required: true, max: 250, privacy: 'personal', search: 'name', filter: true, sort: true }),
    shortName: text({ max: 80, privacy: 'personal', search: 'name' }),
    taxNumber: taxNumber({ privacy: 'personal', search: 'identifier', filter: true }),
    regon: identifier('regon', { privacy: 'personal', search: 'identifier' }),
    krs: identifier('krs', { privacy: 'plain', search: 'identifier' }),
    euVat: identifier('euVat', { privacy: 'personal', search: 'identifier' }),
    kpp: identifier('kpp', { privacy: 'plain' }),
    street: text({ max: 160, privacy: 'personal' }),
    postalCode: text({ max: 12, privacy: 'personal', search: 'place' }),
    town: text({ max: 80, privacy: 'personal', search: 'place', filter: true, sort: true }),
    province: text({ max: 80, privacy: 'plain' }),
    country: country({ required: true, privacy: 'plain', filter: true }),
    phones: phones({ privacy: 'personal', search: 'telephone' }),
    mails: mails({ privacy: 'personal', search: 'mail' }),
    website: webAddress({ privacy: 'personal' }),
    bankAccounts: accounts({ privacy: 'personal' }),
    labels: references('label', { privacy: 'plain', filter: true }),
    active: yesNo({ privacy: 'plain', filter: true }),
    remarks: longText({ privacy: 'personal' }),
    ...ownership,
    team: references('user', { privacy: 'plain' }),
    externalId: text({ max: 80, privacy: 'plain', search: 'identifier' }),
  },
  title: 'name',
  list: ['name', 'taxNumber', 'town', 'phones', 'labels', 'owner'],
  form: {
    client: ['kind', 'name', 'shortName', 'taxNumber'],
    contact: ['phones', 'mails', 'website'],
    address: ['street', 'postalCode', 'town', 'province', 'country'],
    numbers: ['regon', 'krs', 'euVat', 'kpp', 'bankAccounts', 'externalId'],
    care: ['owner', 'department', 'team', 'visibility', 'labels', 'active', 'remarks'],
  },
  ownership: { by: 'client' },
  rights: {
    manager: { read: 'all', create: 'all', edit: 'all', delete: 'all', assign: 'all', export: 'all', print: 'all' },
    employee: { read: 'all', create: 'all', edit: 'department', delete: 'own', print: 'all' },
  },
  sort: 'name',
  checks: clientChecks,
  start: ({ user, department, country }) => ({ kind: 'firm', country, active: true, visibility: 'everyone', owner: user as never, department: department as never }),
})
export type Client = RecordOf<typeof Client>
