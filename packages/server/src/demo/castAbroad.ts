/** The part of the cast that lives abroad. */
import type { Draft, Employee } from './draft.ts'

const employee = (firstName: string, lastName: string, title: string, phone?: string, mail?: string): Employee => ({
  firstName,
  lastName,
  title,
  ...(phone && { phones: [{ number: phone }] }),
  ...(mail && { mails: [mail] }),
})

export const abroadCast: readonly Draft[] = [
  {
    key: 'yolochka',
    speech: 'ru',
    values: {
      kind: 'firm', name: 'ООО «Ёлочка»', taxNumber: { country: 'RU', number: '3906124508' }, kpp: '390601001', country: 'RU', street: 'Ленинский пр. 18', postalCode: '236022', town: 'Калининград',
      province: 'Калининградская область', phones: [{ number: '+7 4012 55-07-71' }], mails: ['zakaz@yolochka.example'], labels: ['abroad', 'important'],
    },
    staff: [employee('Алёна Фёдоровна', 'Ёлкина', 'генеральный директор', '+7 906 555 86 12', 'elkina@yolochka.example'), employee('Семён', 'Пушной', 'менеджер по закупкам')],
    fate: { talks: 18 },
  },
  {
    key: 'objem',
    speech: 'ru',
    values: {
      kind: 'firm', name: 'АО «Съёмка и Объём»', taxNumber: { country: 'RU', number: '7719503373' }, kpp: '771901001', country: 'RU', street: 'ул. Щербаковская 3', postalCode: '105318', town: 'Москва',
      phones: [{ number: '+7 495 555-06-91' }], mails: ['ofis@objem.example'], labels: ['abroad', 'office'],
    },
    staff: [employee('Пётр', 'Йорданов', 'администратор')],
    fate: { talks: 5 },
  },
  {
    key: 'schukin',
    speech: 'ru',
    values: {
      kind: 'person', name: 'Щукин Пётр Алексеевич', taxNumber: { country: 'RU', number: '780334551085' }, country: 'RU', street: 'наб. реки Мойки 40', postalCode: '191186', town: 'Санкт-Петербург',
      phones: [{ number: '+7 812 555-07-42' }], labels: ['abroad'],
    },
    staff: [],
    fate: { talks: 2 },
  },
  {
    key: 'ohara',
    speech: 'en',
    values: {
      kind: 'firm', name: "O'Hara Trading Ltd", taxNumber: { country: 'GB', number: '441820711' }, country: 'GB', street: '14 Quayside', postalCode: 'SE1 7XA', town: 'London',
      phones: [{ number: '+44 20 7946 0958' }], mails: ['orders@oharatrading.example'], website: 'https://oharatrading.example', labels: ['abroad', 'wholesale'],
    },
    staff: [employee('Siobhan', "O'Hara", 'owner', '+44 7700 900 877', 'siobhan@oharatrading.example')],
    fate: { talks: 14 },
  },
  {
    key: 'mussiggang',
    speech: 'en',
    values: {
      kind: 'firm', name: 'Bäckerei Müßiggang GmbH & Co. KG', taxNumber: { country: 'DE', number: '812345608' }, euVat: 'DE812345608', country: 'DE', street: 'Mühlenstraße 44', postalCode: '10243', town: 'Berlin',
      phones: [{ number: '+49 30 23125 890' }], mails: ['info@muessiggang.example'], labels: ['abroad', 'gastronomy'],
    },
    staff: [employee('Jürgen', 'Groß', 'Inhaber', '+49 171 39200 66')],
    fate: { talks: 6 },
  },
  {
    key: 'krecek',
    speech: 'en',
    values: {
      kind: 'firm', name: 'Pražírna Křeček s.r.o.', taxNumber: { country: 'CZ', number: '27410935' }, euVat: 'CZ27410935', country: 'CZ', street: 'Nádražní 8', postalCode: '702 00', town: 'Ostrava',
      phones: [{ number: '+420 596 555 904' }], mails: ['prazirna@krecek.example'], labels: ['abroad', 'wholesale'],
    },
    staff: [employee('Ondřej', 'Křeček', 'jednatel')],
    fate: { talks: 6 },
  },
  {
    key: 'saltinelis',
    speech: 'en',
    values: {
      kind: 'firm', name: 'UAB „Šaltinėlis“', taxNumber: { country: 'LT', number: '304817216' }, euVat: 'LT304817216', country: 'LT', street: 'Gedimino pr. 9', postalCode: 'LT-01103', town: 'Vilnius',
      phones: [{ number: '+370 5 255 5877' }], mails: ['info@saltinelis.example'], labels: ['abroad'],
    },
    staff: [employee('Žydrė', 'Šaltenytė', 'direktorė', '+370 612 55 686')],
    fate: { talks: 4 },
  },
]
