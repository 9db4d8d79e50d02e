import { describe, expect, test } from 'vitest'
import { amountText, currencyIn, isRefusal, kinds, moneyText, refuse } from './index.ts'

const parse = (raw: unknown, around = { country: 'PL' } as { country: string; currency?: string }) =>
  kinds.money.parse(raw, { privacy: 'plain' }, around)
const said = (raw: unknown, around?: { country: string; currency?: string }) => {
  const read = parse(raw, around)
  return read === null || isRefusal(read) ? read : kinds.money.text(read, { privacy: 'plain' })
}

describe('an amount as people write it', () => {
  test.each([
    ['1 234,50 zł', '1234.50 PLN'],
    ['1\u00a0234,50\u00a0zł', '1234.50 PLN'],
    ['1\u202f234\u202f567', '1234567.00 PLN'],
    ['1.234,50 EUR', '1234.50 EUR'],
    ['1,234.50', '1234.50 PLN'],
    ['1.234.567', '1234567.00 PLN'],
    ['1’234’567.5 CHF', '1234567.50 CHF'],
    ['1234.5 PLN', '1234.50 PLN'],
    ['1234.500', '1234.50 PLN'],
    ['-12,50', '-12.50 PLN'],
    ['−12,50', '-12.50 PLN'],
    ['-0,00', '0.00 PLN'],
    ['007', '7.00 PLN'],
    ['€ 99', '99.00 EUR'],
    ['-€99', '-99.00 EUR'],
    ['€ -99', '-99.00 EUR'],
    ['99 eur', '99.00 EUR'],
    ['EUR99', '99.00 EUR'],
    ['99 руб.', '99.00 RUB'],
    ['99₽', '99.00 RUB'],
    ['99 zł.', '99.00 PLN'],
    ['zł 99 PLN', '99.00 PLN'],
    ['500 JPY', '500 JPY'],
    ['500,00 JPY', '500 JPY'],
    ['1.234 KWD', '1.234 KWD'],
    ['1,5 KWD', '1.500 KWD'],
    ['999999999999,99', '999999999999.99 PLN'],
    [1234.5, '1234.50 PLN'],
    [-3, '-3.00 PLN'],
    [{ amount: '1234.5', currency: 'eur' }, '1234.50 EUR'],
    [{ amount: '1234,5' }, '1234.50 PLN'],
    [{ amount: '99 eur', currency: 'EUR' }, '99.00 EUR'],
    [{ amount: 0.1, currency: 'USD' }, '0.10 USD'],
    [{ amount: '', currency: 'USD' }, null],
    [{ amount: null, currency: 'USD' }, null],
  ])('%j is %s', (raw, expected) => {
    expect(said(raw)).toBe(expected)
  })

  test.each([
    ['1.234', refuse('moneyUnclear', { text: '1.234' })],
    ['1,234 EUR', refuse('moneyUnclear', { text: '1,234' })],
    ['12.500', refuse('moneyUnclear', { text: '12.500' })],
    ['1,234 KWD', refuse('moneyUnclear', { text: '1,234' })],
    ['0,125', refuse('moneyDigits', { currency: 'PLN', max: 2 })],
    ['1234,567', refuse('moneyDigits', { currency: 'PLN', max: 2 })],
    [1.234, refuse('moneyDigits', { currency: 'PLN', max: 2 })],
    ['0,5 JPY', refuse('moneyDigits', { currency: 'JPY', max: 0 })],
    ['1,2345 KWD', refuse('moneyDigits', { currency: 'KWD', max: 3 })],
    ['1000000000000', refuse('moneyTooLarge', { max: 12 })],
    ['99 złota', refuse('notCurrency')],
    ['¥ 99', refuse('notCurrency')],
    [{ amount: '99', currency: 'XYZ' }, refuse('notCurrency')],
    [{ amount: '99 EUR', currency: 'PLN' }, refuse('notMoney')],
    ['€ 99 PLN', refuse('notMoney')],
    ['--5', refuse('notMoney')],
    ['5-', refuse('notMoney')],
    ['.5', refuse('notMoney')],
    ['5.', refuse('notMoney')],
    ['1e9', refuse('notMoney')],
    [1e21, refuse('notMoney')],
    ['12 34', refuse('notMoney')],
    ['1 2345', refuse('notMoney')],
    ['1,23,456.00', refuse('notMoney')],
    ['1.234.5', refuse('notMoney')],
    ['1 234.567,50', refuse('notMoney')],
    ['eur', refuse('notMoney')],
    ['9'.repeat(61), refuse('notMoney')],
  ])('%j is refused', (raw, expected) => {
    expect(parse(raw)).toEqual(expected)
  })

  test('alone it is of the firm’s currency, else of the country’s; where neither is known it is asked for', () => {
    expect(said('5', { country: 'RU' })).toBe('5.00 RUB')
    expect(said('5', { country: 'FI' })).toBe('5.00 EUR')
    expect(said('5', { country: 'PL', currency: 'CZK' })).toBe('5.00 CZK')
    expect(parse('5', { country: 'AQ' })).toEqual(refuse('currencyMissing'))
    expect(parse('5', { country: 'PL', currency: '' })).toEqual(refuse('currencyMissing'))
  })

  test('what is shown can be typed again, in every language', () => {
    for (const language of ['pl', 'en', 'ru'])
      for (const currency of ['PLN', 'EUR', 'USD', 'GBP', 'RUB', 'UAH', 'CZK', 'KZT', 'CHF', 'HUF'])
        for (const amount of ['-1234.50', '12.00', '1234567.89']) {
          expect(parse(moneyText({ amount, currency }, language))).toEqual({ amount, currency })
          expect(parse({ amount: amountText({ amount, currency }, language), currency })).toEqual({
            amount,
            currency,
          })
        }
  })

  test('it is written out exactly, with the digits of its currency', () => {
    const plain = (text: string) => text.replace(/\s/gu, ' ')
    expect(plain(moneyText({ amount: '999999999999.99', currency: 'PLN' }, 'pl'))).toBe(
      '999 999 999 999,99 zł',
    )
    expect(plain(moneyText({ amount: '1234.50', currency: 'PLN' }, 'pl'))).toBe('1 234,50 zł')
    expect(plain(moneyText({ amount: '1.200', currency: 'KWD' }, 'en'))).toBe('KWD 1.200')
    expect(plain(moneyText({ amount: '1200.50', currency: 'RSD' }, 'ru'))).toBe('1 200,50 RSD')
  })

  test('a currency is seen in what is being typed once it is one', () => {
    expect(['99', '99 e', '99 eu', '99 eur', '99 euro', '99 eurob'].map(currencyIn)).toEqual([
      undefined,
      undefined,
      undefined,
      'EUR',
      'EUR',
      undefined,
    ])
  })
})
