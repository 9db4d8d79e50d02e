/** What clients are to us and on which terms they buy; how long their people are there. */
import { type Day, daysAfter } from '@kartoteka/model'
import type { Chance } from './chance.ts'
import { recipients } from './deliveries.ts'
import type { DemoClient, DemoPosition } from './plain.ts'

/** Dealt apart from the rest of the story, so that it stays as it is told. */
export function withTerms(chance: Chance, client: DemoClient): DemoClient {
  const { values, speech } = client
  const isFirm = values.kind === 'firm'
  const buys = values.active !== false && chance.yes(86)
  const abroad = values.country !== 'PL'
  const paymentMethod = !isFirm || chance.yes(12) ? chance.pick(['Gotówka', 'Karta płatnicza']) : 'Przelew'
  const terms = {
    roles: buys ? (isFirm && chance.yes(4) ? ['client', 'vendor'] : ['client']) : ['prospect'],
    fileType: buys ? (chance.yes(5) ? 'Partner' : 'Klient') : 'Potencjalny klient',
    ...(buys && {
      paymentMethod: abroad ? 'Przedpłata' : paymentMethod,
      ...(paymentMethod === 'Przelew' && !abroad && { paymentTerm: chance.pick([7, 14, 14, 21, 30]) }),
      deliveryWay: abroad
        ? 'Spedycja'
        : chance.pick(['Kurier', 'Kurier', 'Transport własny', 'Odbiór osobisty']),
      ...(isFirm && chance.yes(35) && { priceLevel: chance.between(1, 3) }),
    }),
    ...(abroad && { currency: values.country === 'RU' ? 'RUB' : 'EUR', documentLanguage: speech }),
  }
  return { ...client, values: { ...terms, ...(isGroup(client) && { purchasingGroup: true }), ...values } }
}

/** Since when somebody is what they are there, where it is known; and until when, who has left. */
export function withPeriod(chance: Chance, position: DemoPosition, today: Day): DemoPosition {
  if (!chance.yes(position.active ? 40 : 90)) return position
  const until = position.active ? undefined : daysAfter(today, -chance.between(20, 500))
  const since = daysAfter(today, -chance.between(520, 5_000))
  return { ...position, since, ...(until && { until }) }
}

const isGroup = ({ key }: DemoClient): boolean => recipients.some(({ client }) => client === key)
