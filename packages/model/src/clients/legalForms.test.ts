import { expect, test } from 'vitest'
import { wordsOf } from '../kit/fold.ts'
import { withoutBegunForm, withoutLegalForms } from './legalForms.ts'

test.each([
  ['Żytko sp. z o.o.', 'zytko'],
  ['Żytko Sp. z o.o. Sp. k.', 'zytko'],
  ['Żytko spółka z ograniczoną odpowiedzialnością spółka komandytowa', 'zytko'],
  ['Żytko sp.zo.o.', 'zytko'],
  ['ŻYTKO SPZOO', 'zytko'],
  ['Bank Młynarzy S.A.', 'bank mlynarzy'],
  ['BANK MŁYNARZY SA', 'bank mlynarzy'],
  ['Wilk i Wilk s.c.', 'wilk wilk'],
  ['Gęś & Jaźń', 'ges jazn'],
  ['Gęś i Jaźń', 'ges jazn'],
  ['P.P.H.U. „Żukolot” Zdzisław Żuk', 'zukolot zdzislaw zuk'],
  ['PHU Zdzisław Żuk', 'zdzislaw zuk'],
  ['Bäckerei Müßiggang GmbH & Co. KG', 'backerei mussiggang'],
  ['Pražírna Křeček s.r.o.', 'prazirna krecek'],
  ['Pekárna spol. s r.o.', 'pekarna'],
  ["O'Hara Trading Limited", 'ohara trading'],
  ['UAB „Šaltinėlis“', 'saltinelis'],
  ['ООО «Ёлочка»', 'елочка'],
  ['ИП Щербакова О. С.', 'щербакова о с'],
  ['Sałata', 'salata'],
  ['Spa i Sauna', 'spa sauna'],
  ['sp. z o.o.', 'sp z o o'],
  ['И', 'и'],
  ['', ''],
])('"%s" is "%s" to those who look for it', (name, left) => {
  expect(withoutLegalForms(wordsOf(name)).join(' ')).toBe(left)
})

test.each([
  ['żytko sp', 'zytko'],
  ['żytko sp z', 'zytko'],
  ['żytko sp. z o', 'zytko'],
  ['żytko spółka z ogr', 'zytko'],
  ['żytko s', 'zytko'],
  ['ёлочка общество с огр', 'елочка'],
  ['müßiggang gmbh & c', 'mussiggang'],
  ['sp z', 'sp z'],
  ['kowalski jan', 'kowalski jan'],
  ['żytko', 'zytko'],
])('"%s" without a legal form that is only begun', (typed, left) => {
  expect(withoutBegunForm(wordsOf(typed)).join(' ')).toBe(left)
})
