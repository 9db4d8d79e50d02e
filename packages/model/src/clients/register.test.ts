import { describe, expect, test } from 'vitest'
import type { Instant } from '../kit/index.ts'
import { type Finding, numberFor, offersOf, type Register, takenBy } from './register.ts'

const nip = (number: string) => ({ country: 'PL', number })

const finding = (register: Register, values: Finding['values']): Finding => ({
  register,
  number: '5213017228',
  at: '2026-03-02T08:00:00.000Z' as Instant,
  isThere: true,
  values,
  legalForm: null,
  vat: null,
  ended: null,
})
const offered = (record: Finding['values'], ...findings: Finding[]) =>
  Object.fromEntries(offersOf(record, findings).map(({ field, found }) => [field, found]))

describe('what a register is asked by', () => {
  test('the Polish ones know NIPs, VIES knows EU numbers and makes one of a NIP', () => {
    const polish = { taxNumber: nip('5213017228'), euVat: null }
    expect(numberFor('gus', polish)).toBe('5213017228')
    expect(numberFor('whiteList', polish)).toBe('5213017228')
    expect(numberFor('vies', polish)).toBe('PL5213017228')
    const german = { taxNumber: { country: 'DE', number: '136695976' }, euVat: 'DE136695976' }
    expect(numberFor('gus', german)).toBeUndefined()
    expect(numberFor('vies', german)).toBe('DE136695976')
  })

  test('a number that was kept though it is wrong is not asked for', () => {
    const wrong = { taxNumber: { ...nip('1234567890'), unchecked: true as const }, euVat: null }
    for (const register of ['gus', 'whiteList', 'vies'] as const)
      expect(numberFor(register, wrong)).toBeUndefined()
  })
})

describe('what is offered', () => {
  test('what the record holds already is not', () => {
    expect(
      offered({ name: 'GĘŚ S.A.', regon: null }, finding('gus', { name: 'GĘŚ S.A.', regon: '1' })),
    ).toEqual({
      regon: '1',
    })
  })

  test('REGON counts before the white list, whichever answered first; what only one knows is taken from it', () => {
    const list = finding('whiteList', { name: 'GĘŚ SPÓŁKA AKCYJNA', bankAccounts: ['PL1'] })
    expect(offered({}, list, finding('gus', { name: 'GĘŚ S.A.' }))).toEqual({
      name: 'GĘŚ S.A.',
      bankAccounts: ['PL1'],
    })
  })

  test('an address comes from one register as a whole', () => {
    const gus = finding('gus', { town: 'Nowa Wieś', postalCode: '05-123' })
    const list = finding('whiteList', { town: 'Warszawa', street: 'ul. Prosta 1', postalCode: '00-001' })
    expect(offered({}, gus, list)).toEqual({ town: 'Nowa Wieś', postalCode: '05-123' })
    expect(offered({}, list)).toEqual({
      town: 'Warszawa',
      street: 'ul. Prosta 1',
      postalCode: '00-001',
    })
  })

  test('bank accounts are added, none goes', () => {
    const list = finding('whiteList', { bankAccounts: ['PL2', 'PL3'] })
    expect(offered({ bankAccounts: ['PL1', 'PL2'] }, list)).toEqual({ bankAccounts: ['PL1', 'PL2', 'PL3'] })
    expect(offered({ bankAccounts: ['PL3', 'PL2'] }, list)).toEqual({})
  })

  test('an address that stands there is not mixed with another by itself', () => {
    const gus = finding('gus', {
      town: 'Warszawa',
      street: 'ul. Prosta 1',
      postalCode: '00-001',
      country: 'PL',
    })
    const fitting = (record: Finding['values']) =>
      offersOf(record, [gus]).flatMap(({ field, fits }) => (fits ? [field] : []))
    expect(fitting({ country: 'DE' })).toEqual(['street', 'postalCode', 'town'])
    expect(fitting({ town: 'Warszawa', country: 'PL' })).toEqual(['street', 'postalCode'])
    expect(fitting({ town: 'Łódź', country: 'PL' })).toEqual([])
  })

  test('what is empty is told from what would change', () => {
    const offers = offersOf({ name: 'Gęś', town: '' }, [finding('gus', { name: 'GĘŚ', town: 'Łódź' })])
    expect(offers.map(({ field, isNew }) => [field, isNew])).toEqual([
      ['name', false],
      ['town', true],
    ])
  })
})

test('of what was said only what the fields of a client take is taken', () => {
  expect(
    takenBy(
      {
        name: '  GĘŚ   S.A. ',
        town: '',
        krs: '12',
        regon: '123456789',
        bankAccounts: ['49102028922276300500000000', 'nonsense'],
        street: 'x'.repeat(200),
      },
      'PL',
    ),
  ).toEqual({ name: 'GĘŚ S.A.', krs: '0000000012' })
})
