/**
 * Our own side of the demonstration: a firm in Warsaw that sells coffee machines and coffee, and repairs the
 * machines.
 */
import type { Colleague, DemoDepartment, DemoOrganisation } from './plain.ts'

export const firmName = 'Młynek i Para sp. z o.o.'
export const administratorMail = 'demo@kartoteka.example'

export const departments: readonly DemoDepartment[] = [
  { key: 'board', name: 'Zarząd' },
  { key: 'sales', name: 'Sprzedaż', parent: 'board' },
  { key: 'service', name: 'Serwis', parent: 'board' },
  { key: 'warsaw', name: 'Sprzedaż Warszawa', parent: 'sales' },
  { key: 'export', name: 'Eksport', parent: 'sales' },
]

/** Our own firms: the one that sells, which is there from the setting up, and the one that repairs. */
export const organisations: readonly DemoOrganisation[] = [
  {
    key: 'młynek',
    values: {
      fullName: 'Młynek i Para spółka z ograniczoną odpowiedzialnością',
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

const colleague = (
  key: string,
  name: string,
  department: string,
  role: Colleague['role'],
  does: Colleague['does'],
  language: Colleague['language'] = 'pl',
): Colleague => ({
  key,
  name,
  email: role === 'administrator' ? administratorMail : `${key}@kartoteka.example`,
  department,
  role,
  does,
  language,
})

export const colleagues: readonly Colleague[] = [
  colleague('joanna', 'Joanna Rdest', 'board', 'administrator', 'office'),
  colleague('tomasz', 'Tomasz Wierzba', 'sales', 'manager', 'sales'),
  colleague('anna', 'Anna Zawilec', 'warsaw', 'employee', 'sales'),
  colleague('piotr', 'Piotr Sójka', 'warsaw', 'employee', 'sales'),
  colleague('katarzyna', 'Katarzyna Modrzew-Łoś', 'warsaw', 'employee', 'sales'),
  colleague('swietlana', 'Светлана Орлова', 'export', 'employee', 'sales', 'ru'),
  colleague('emily', 'Emily Marsh', 'export', 'employee', 'sales', 'en'),
  colleague('marek', 'Marek Jastrząb', 'service', 'manager', 'service'),
  colleague('lukasz', 'Łukasz Dudek', 'service', 'employee', 'service'),
]
