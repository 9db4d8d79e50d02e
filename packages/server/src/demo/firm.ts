/**
 * Our own side of the demonstration: a firm in Warsaw that sells coffee machines and coffee, and repairs the
 * machines.
 */
import type { Colleague, DemoBranch, DemoOrganisation } from './plain.ts'

export const firmName = 'Młynek i Para sp. z o.o.'
export const administratorMail = 'demo@kartoteka.example'

export const departments: readonly DemoBranch[] = [
  { key: 'board', name: 'Zarząd' },
  { key: 'sales', name: 'Sprzedaż', parent: 'board' },
  { key: 'service', name: 'Serwis', parent: 'board' },
  { key: 'warsaw', name: 'Sprzedaż Warszawa', parent: 'sales' },
  { key: 'export', name: 'Eksport', parent: 'sales' },
]

export const designations: readonly DemoBranch[] = [
  { key: 'head', name: 'Prezes zarządu' },
  { key: 'salesHead', name: 'Kierownik sprzedaży', parent: 'head' },
  { key: 'seller', name: 'Przedstawiciel handlowy', parent: 'salesHead' },
  { key: 'exporter', name: 'Specjalista ds. eksportu', parent: 'salesHead' },
  { key: 'serviceHead', name: 'Kierownik serwisu', parent: 'head' },
  { key: 'mechanic', name: 'Serwisant ekspresów', parent: 'serviceHead' },
]

/** Our own firms: the one that sells, which is there from the setting up, and the one that repairs. */
export const organisations: readonly DemoOrganisation[] = [
  {
    key: 'młynek',
    values: {
      fullName: 'Młynek i Para spółka z ograniczoną odpowiedzialnością',
      legalForm: 'sp. z o.o.',
      taxNumber: { country: 'PL', number: '6920641887' },
      regon: '140104596',
      krs: '0000854632',
      street: 'ul. Palarniana 12',
      postalCode: '03-984',
      town: 'Warszawa',
      province: 'mazowieckie',
      phones: [{ number: '+48 22 555 07 00' }],
      mails: ['biuro@mlynek.example', 'faktury@mlynek.example'],
      website: 'https://mlynek.example',
      bankAccounts: ['PL34109010140000071219812875', 'PL27114020040000300201355387'],
      currency: 'PLN',
    },
  },
  {
    key: 'serwis',
    values: {
      kind: 'soleTrader',
      name: 'Serwis Ekspresów Para',
      fullName: 'Serwis Ekspresów Para Marek Jastrząb',
      legalForm: 'jednoosobowa działalność gospodarcza',
      taxNumber: { country: 'PL', number: '8510195461' },
      regon: '012212201',
      street: 'ul. Palarniana 14',
      postalCode: '03-984',
      town: 'Warszawa',
      province: 'mazowieckie',
      phones: [{ number: '+48 22 555 07 01' }],
      mails: ['serwis@mlynek.example'],
      bankAccounts: ['PL56105000991000002212345678'],
      currency: 'PLN',
    },
  },
]

type Reached = Pick<Colleague, 'designation' | 'lastHere'> & {
  readonly extension: string
  readonly mobile?: string
}

const colleague = (
  key: string,
  name: string,
  department: string,
  role: Colleague['role'],
  does: Colleague['does'],
  { designation, lastHere, extension, mobile }: Reached,
  language: Colleague['language'] = 'pl',
): Colleague => ({
  key,
  name,
  email: role === 'administrator' ? administratorMail : `${key}@kartoteka.example`,
  department,
  designation,
  phones: [
    ...(mobile ? [{ number: mobile, kind: 'mobile' }] : []),
    { number: '+48 22 555 07 00', extension },
  ],
  lastHere,
  role,
  does,
  language,
})

export const colleagues: readonly Colleague[] = [
  colleague('joanna', 'Joanna Rdest', 'board', 'administrator', 'office', {
    designation: 'head',
    extension: '10',
    mobile: '+48 600 555 710',
    lastHere: 1,
  }),
  colleague('tomasz', 'Tomasz Wierzba', 'sales', 'manager', 'sales', {
    designation: 'salesHead',
    extension: '20',
    mobile: '+48 600 555 720',
    lastHere: 1,
  }),
  colleague('anna', 'Anna Zawilec', 'warsaw', 'employee', 'sales', {
    designation: 'seller',
    extension: '21',
    mobile: '+48 600 555 721',
    lastHere: 1,
  }),
  colleague('piotr', 'Piotr Sójka', 'warsaw', 'employee', 'sales', {
    designation: 'seller',
    extension: '22',
    mobile: '+48 600 555 722',
    lastHere: 2,
  }),
  colleague('katarzyna', 'Katarzyna Modrzew-Łoś', 'warsaw', 'employee', 'sales', {
    designation: 'seller',
    extension: '23',
    lastHere: 1,
  }),
  colleague(
    'swietlana',
    'Светлана Орлова',
    'export',
    'employee',
    'sales',
    { designation: 'exporter', extension: '31', mobile: '+48 600 555 731', lastHere: 1 },
    'ru',
  ),
  colleague(
    'emily',
    'Emily Marsh',
    'export',
    'employee',
    'sales',
    { designation: 'exporter', extension: '32', lastHere: 12 },
    'en',
  ),
  colleague('marek', 'Marek Jastrząb', 'service', 'manager', 'service', {
    designation: 'serviceHead',
    extension: '40',
    mobile: '+48 600 555 740',
    lastHere: 1,
  }),
  colleague('lukasz', 'Łukasz Dudek', 'service', 'employee', 'service', {
    designation: 'mechanic',
    extension: '41',
    mobile: '+48 600 555 741',
    lastHere: 3,
  }),
]
