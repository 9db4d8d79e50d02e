import { type KnownFinding, loadWords, type VatState } from '@kartoteka/model'
import { expect, test } from 'vitest'
import { sourceOf, standingOf } from './standing.ts'

const finding = (more: Partial<KnownFinding>): KnownFinding => ({
  register: 'whiteList',
  number: '9990000014',
  at: '2026-03-01T23:30:00.000Z' as KnownFinding['at'],
  isThere: true,
  legalForm: null,
  vat: null,
  ended: null,
  ...more,
})
const vat = (is: VatState['is'], since: string | null = null) => ({ vat: { is, since } as VatState })

test.each<[Partial<KnownFinding>, string, boolean]>([
  [vat('active', '2015-03-01'), 'Czynny podatnik VAT od 01.03.2015', false],
  [vat('active'), 'Czynny podatnik VAT', false],
  [vat('exempt', '2020-01-01'), 'Zwolniony z VAT od 01.01.2020', false],
  [{ ...vat('none'), isThere: false }, 'Niezarejestrowany do VAT', false],
  [vat('struckOff', '2021-06-30'), 'Wykreślony z rejestru VAT dnia 30.06.2021', true],
  [{ register: 'vies', ...vat('euInvalid'), number: 'DE999000017' }, 'Brak ważnego numeru VAT UE', true],
  [{ register: 'vies', ...vat('euInvalid'), number: 'PL9990000014' }, 'Brak ważnego numeru VAT UE', false],
  [{ register: 'gus', legalForm: 'spółki akcyjne' }, 'Forma prawna: spółki akcyjne', false],
  [{ register: 'gus' }, 'Wpisany do rejestru', false],
  [{ register: 'gus', isThere: false }, 'Nie ma takiego numeru', true],
  [{ register: 'gus', ended: '2021-06-30' as never }, 'Działalność zakończona 30.06.2021', true],
])('%j: %s', async (more, text, isBad) => {
  expect(standingOf(await loadWords('pl'), 'pl', finding(more))).toEqual({ text, isBad })
})

test('the day of an answer is the firm’s', async () => {
  const words = await loadWords('en')
  expect(sourceOf(words, 'en', 'Europe/Warsaw', finding({}))).toBe('List of VAT payers, as of 02/03/2026')
  expect(sourceOf(words, 'en', 'UTC', finding({}))).toBe('List of VAT payers, as of 01/03/2026')
})
