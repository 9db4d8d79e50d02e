import { expect, test } from 'vitest'
import { formatOf } from './formats.ts'
import { numberText } from './numberText.ts'

test.each([
  // A NIP, an INN and an account that somebody typed as numbers.
  ['5213017228', 'General', '5213017228'],
  ['7.71234567890E11', 'General', '771234567890'],
  ['0.30000000000000004', 'General', '0.3'],
  ['1.1E-7', 'General', '0.00000011'],
  ['-12.5', '#,##0.00\\ "zł"', '-12.5'],
  ['1E+25', 'General', '10000000000000000905969664'],
  ['601234567', '000\\ 000\\ 000', '601 234 567'],
  ['31752', '00-000', '31-752'],
  ['950', '00-000', '00-950'],
  ['5213017228', '000-000-00-00', '521-301-72-28'],
  ['48601234567', '"+"00\\ 000\\ 000\\ 000', '+48 601 234 567'],
  ['348601234567', '00\\ 000\\ 000\\ 000', '348 601 234 567'],
  ['7', '0000000000', '0000000007'],
  ['46022', 'dd.mm.yyyy', '2025-12-31'],
  ['46022.75', 'dd/mm/yyyy\\ hh:mm', '2025-12-31 18:00'],
  ['46022.999999', 'yyyy-mm-dd', '2025-12-31'],
  ['46022', '[$-419]d\\ mmmm\\ yyyy;@', '2025-12-31'],
  ['1', 'yyyy-mm-dd', '1900-01-01'],
  ['59', 'yyyy-mm-dd', '1900-02-28'],
  ['61', 'yyyy-mm-dd', '1900-03-01'],
  ['0.5', 'h:mm', '12:00'],
  ['1.25', '[h]:mm', '30:00'],
  ['-5', 'yyyy-mm-dd', '-5'],
  ['99999999', 'yyyy-mm-dd', '99999999'],
  ['46022', '0.00', '46022'],
  ['12', '0" szt. dyd"', '12'],
  ['0.5', '0.00E+00', '0.5'],
  ['1', '[Red]0', '1'],
])('%s shown as %s is %s', (written, code, text) => {
  expect(numberText(written, formatOf(code), false)).toBe(text)
})

test('days of a workbook that counts from 1904', () => {
  expect(numberText('44560', formatOf('yyyy-mm-dd'), true)).toBe('2025-12-31')
})
