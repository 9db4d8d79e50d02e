/** What this firm wants to know beyond what every firm does, and how its lists are looked at. */
import { type Day, daysAfter } from '@kartoteka/model'
import type { Chance } from './chance.ts'
import type { DemoClient, DemoField, DemoPlace, DemoView } from './plain.ts'

const machines = { pl: 'Ekspres', en: 'Machine', ru: 'Кофемашина' }
const buying = { pl: 'Zakupy', en: 'Buying', ru: 'Покупки' }

export const fields: readonly DemoField[] = [
  {
    entity: 'client',
    key: 'model',
    kind: 'choice',
    name: { pl: 'Model ekspresu', en: 'Machine model', ru: 'Модель кофемашины' },
    group: machines,
    options: ['Bora 40', 'Bora 60', 'Linea 2', 'Mokka Mini'].map((name) => ({
      key: name.toLowerCase().replace(' ', ''),
      name: { pl: name, en: name, ru: name },
    })),
    filterable: true,
  },
  {
    entity: 'client',
    key: 'serial',
    kind: 'text',
    name: { pl: 'Numer seryjny', en: 'Serial number', ru: 'Серийный номер' },
    group: machines,
    filterable: true,
  },
  {
    entity: 'client',
    key: 'warranty',
    kind: 'day',
    name: { pl: 'Koniec gwarancji', en: 'Warranty ends', ru: 'Гарантия до' },
    group: machines,
    filterable: true,
    sortable: true,
  },
  {
    entity: 'client',
    key: 'coffee',
    kind: 'decimal',
    name: { pl: 'Kawa miesięcznie (kg)', en: 'Coffee a month (kg)', ru: 'Кофе в месяц (кг)' },
    group: buying,
    filterable: true,
    sortable: true,
  },
  {
    entity: 'client',
    key: 'credit',
    kind: 'money',
    name: { pl: 'Limit kupiecki', en: 'Credit limit', ru: 'Кредитный лимит' },
    group: buying,
    filterable: true,
    sortable: true,
  },
  {
    entity: 'place',
    key: 'ramp',
    kind: 'yesNo',
    name: { pl: 'Rampa', en: 'Loading ramp', ru: 'Рампа' },
    listed: true,
  },
]

/** In whole thousands, in the currency that the client pays in. */
export function withCredit(chance: Chance, client: DemoClient): DemoClient {
  const { values } = client
  if (values.active === false || !chance.yes(35)) return client
  const currency = values.currency ?? 'PLN'
  const thousands = chance.pick([2, 3, 5, 5, 8, 10, 15, 25]) * (currency === 'RUB' ? 20 : 1)
  return { ...client, values: { 'custom.credit': { amount: `${thousands}000.00`, currency }, ...values } }
}

/** Dealt apart from the rest of the story, so that it stays as it is told. */
export function withFeatures(chance: Chance, client: DemoClient, today: Day): DemoClient {
  const { values } = client
  const has = (label: string) => values.labels.includes(label)
  const hasMachine = has('contract') || has('lease') || chance.yes(20)
  const features = {
    ...(hasMachine && {
      'custom.model': has('hotel')
        ? chance.pick(['bora60', 'linea2'])
        : chance.pick(['bora40', 'bora60', 'mokkamini']),
      'custom.serial': `MP-${chance.digits(6)}`,
      'custom.warranty': daysAfter(today, chance.between(-500, 700)),
    }),
    ...(values.active !== false &&
      chance.yes(70) && { 'custom.coffee': (chance.between(4, 160) / 2).toFixed(1) }),
  }
  return { ...client, values: { ...features, ...values } }
}

export const withRamp = (place: DemoPlace): DemoPlace =>
  /ramp/i.test(String(place.remarks ?? '')) ? { ...place, 'custom.ramp': true } : place

/** Views that are shared; a label by its key. */
export const sharedViews = (labelOf: (key: string) => string): readonly DemoView[] => [
  { name: 'Dawno bez rozmowy', list: 'client', query: 'active=yes&not.talk.at=-90d..' },
  {
    name: 'Zalegają z płatnością',
    list: 'client',
    query: `labels=${labelOf('debt')}&columns=name,town,phones,owner`,
  },
  {
    name: 'Kończy się gwarancja',
    list: 'client',
    query:
      'custom.warranty=today..%2B90d&sort=custom.warranty&columns=name,custom.model,custom.serial,custom.warranty,phones,owner',
  },
  { name: 'Księgowość u klientów', list: 'person', query: 'position.title=księg' },
]
