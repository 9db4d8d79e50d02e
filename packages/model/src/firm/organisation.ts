import { numbersByCountry } from '../clients/client.rules.ts'
import { postalAddress } from '../clients/postalAddress.ts'
import {
  accounts,
  choice,
  country,
  currency,
  defineEntity,
  identifier,
  mails,
  phones,
  picture,
  type RecordOf,
  taxNumber,
  text,
  webAddress,
  yesNo,
} from '../kit/index.ts'

/** One of our own firms, in whose name documents are made out. The users who work for it belong to it. */
export const Organisation = defineEntity('organisation', {
  plural: 'organisations',
  fields: {
    kind: choice(['firm', 'soleTrader'], { required: true, privacy: 'plain' }),
    name: text({ required: true, max: 120, privacy: 'plain', sort: true }),
    fullName: text({ max: 250, privacy: 'plain' }),
    legalForm: text({ max: 80, privacy: 'plain' }),
    taxNumber: taxNumber({ privacy: 'plain' }),
    regon: identifier('regon', { privacy: 'plain' }),
    krs: identifier('krs', { privacy: 'plain' }),
    euVat: identifier('euVat', { privacy: 'plain' }),
    ogrn: identifier('ogrn', { privacy: 'plain' }),
    kpp: identifier('kpp', { privacy: 'plain' }),
    ...postalAddress,
    country: country({ required: true, privacy: 'plain' }),
    phones: phones({ privacy: 'plain' }),
    mails: mails({ privacy: 'plain' }),
    website: webAddress({ privacy: 'plain' }),
    bankAccounts: accounts({ privacy: 'plain' }),
    currency: currency({ privacy: 'plain' }),
    /** What is written in its name is in this one, whoever writes it. */
    language: choice(['pl', 'en', 'ru'], { required: true, privacy: 'plain' }),
    /** Stands on what is printed in its name. */
    logo: picture({ privacy: 'plain' }),
    primary: yesNo({ privacy: 'plain' }),
    active: yesNo({ privacy: 'plain' }),
  },
  title: 'name',
  list: ['name', 'fullName', 'taxNumber', 'town', 'primary'],
  form: {
    organisation: [
      'kind',
      'name',
      'fullName',
      'legalForm',
      'taxNumber',
      'logo',
      'language',
      'primary',
      'active',
    ],
    contact: ['street', 'postalCode', 'town', 'province', 'country', 'phones', 'mails', 'website'],
    numbers: ['regon', 'krs', 'euVat', 'ogrn', 'kpp', 'bankAccounts', 'currency'],
  },
  ownership: { by: 'firm' },
  rights: { manager: { read: 'all' }, employee: { read: 'all' } },
  sort: 'name',
  checks: numbersByCountry,
  start: ({ country, language }) => ({ kind: 'firm', country, language: language as never, active: true }),
})
export type Organisation = RecordOf<typeof Organisation>
