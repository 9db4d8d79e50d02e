import { ownWord, ownWords } from '../firm/dictionary.ts'
import { defineEntity, type RecordOf } from '../kit/index.ts'

/** How goods come to a client, in the firm's own words. */
export const DeliveryWay = defineEntity('deliveryWay', {
  plural: 'delivery-ways',
  fields: ownWord,
  list: ['name', 'position', 'active'],
  form: { word: ['name', 'position', 'active'] },
  ...ownWords,
  start: () => ({ position: 100, active: true }),
})
export type DeliveryWay = RecordOf<typeof DeliveryWay>
