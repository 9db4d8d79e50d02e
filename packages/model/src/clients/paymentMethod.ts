import { ownWord, ownWords } from '../firm/dictionary.ts'
import { defineEntity, type RecordOf } from '../kit/index.ts'

/** How a client pays, in the firm's own words. */
export const PaymentMethod = defineEntity('paymentMethod', {
  plural: 'payment-methods',
  fields: ownWord,
  list: ['name', 'position', 'active'],
  form: { word: ['name', 'position', 'active'] },
  ...ownWords,
  start: () => ({ position: 100, active: true }),
})
export type PaymentMethod = RecordOf<typeof PaymentMethod>
