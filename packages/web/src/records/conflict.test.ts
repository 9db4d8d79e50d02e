import { expect, test } from 'vitest'
import { disagreements, resolved } from './conflict.ts'

const alone = { together: [] }
const now = { name: 'Gęś & Jaźń S.A.', town: 'Łódź', discountKind: 'percent', discount: 5 }

test('only where both said something different is there anything to choose', () => {
  const touched = { name: 'Gęś i Jaźń', town: 'Łódź' }
  expect(disagreements(alone, touched, now, ['name', 'town'])).toEqual([
    { fields: ['name'], mine: { name: 'Gęś i Jaźń' }, theirs: { name: 'Gęś & Jaźń S.A.' } },
  ])
})

test('fields that mean something only together are chosen together', () => {
  const together = { together: [['discountKind', 'discount']] }
  const [only, ...none] = disagreements(together, { discount: 7 }, now, ['discountKind', 'discount'])
  expect(none).toEqual([])
  expect(only?.mine).toEqual({ discountKind: 'percent', discount: 7 })
})

test('mine is sent with what nobody else touched, theirs is left alone', () => {
  const touched = { name: 'Gęś i Jaźń', remarks: 'zadzwonić' }
  const open = disagreements(alone, touched, now, ['name'])
  expect(resolved(touched, open, () => true)).toEqual(touched)
  expect(resolved(touched, open, () => false)).toEqual({ remarks: 'zadzwonić' })
})

test('a group chosen as mine is sent whole', () => {
  const together = { together: [['discountKind', 'discount']] }
  const open = disagreements(together, { discount: 7 }, now, ['discount'])
  expect(resolved({ discount: 7 }, open, () => true)).toEqual({ discountKind: 'percent', discount: 7 })
})
