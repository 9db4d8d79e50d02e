import { describe, expect, test } from 'vitest'
import {
  type FieldKind,
  type FieldOptions,
  isEmpty,
  isRefusal,
  kinds,
  refuse,
  taxNumberText,
} from './index.ts'

const around = { country: 'PL' }
const parse = (kind: FieldKind, raw: unknown, options: Partial<FieldOptions> = {}) =>
  kinds[kind].parse(raw, { privacy: 'plain', ...options }, around)

/** A value of each kind that somebody might send. */
const good: Readonly<Record<FieldKind, unknown>> = {
  accounts: ['PL61109010140000071219812874'],
  addresses: [{ kind: 'delivery', street: ' ul.  Długa 5', town: 'Gdańsk', country: 'pl' }],
  choice: 'a',
  choices: ['a'],
  colour: 'red',
  country: 'pl',
  currency: ' eur',
  decimal: '-001 234,50',
  day: '2028-02-29',
  identifier: '901912554',
  instant: '2026-03-29T02:30:00+01:00',
  link: 'talk:01A20044-2AE7-70B6-AE2B-CF47FE44C3CA',
  longText: ' a\r\nb ',
  mail: 'A@B.pl',
  mails: ['A.b@Żółw.PL'],
  money: '-1 234,50 zł',
  names: { pl: 'Żółw', ru: 'Черепаха' },
  options: [{ name: { pl: 'Mały młynek' } }, { key: 'duzy', name: { ru: 'Большой' }, setAside: true }],
  phones: ['601-234-567 wew. 3'],
  picture: 'a0'.repeat(32),
  reference: '01A20044-2AE7-70B6-AE2B-CF47FE44C3CA',
  references: ['01a20044-2ae7-70b6-ae2b-cf47fe44c3ca'],
  richText: [
    { kind: 'heading', text: [{ text: 'Ustalenia' }] },
    {
      kind: 'bullets',
      items: [[{ text: 'Raz', bold: true }, { text: ' i ' }, { text: 'dwa', link: 'firma.pl' }]],
    },
  ],
  taxNumber: 'PL 526-102-54-21',
  text: ' a  b ',
  webAddress: 'firma.pl',
  whole: '12',
  yesNo: 'tak',
}

describe.each(Object.keys(kinds) as FieldKind[])('%s', (kind) => {
  const options = { choices: ['a'], scheme: 'regon', targets: ['talk'] }
  test('nothing is nothing: null, undefined and empty text', () => {
    for (const nothing of [null, undefined, ...(kind === 'references' ? [] : [''])])
      expect([null, []].map((each) => JSON.stringify(each))).toContain(
        JSON.stringify(parse(kind, nothing, options)),
      )
  })
  test('what cannot be stored is refused, not thrown and not cut', () => {
    for (const hostile of [
      { a: 1 },
      [[]],
      [{}],
      'a\u0000',
      '\ud800',
      () => 1,
      Symbol('x'),
      1n,
      Number.NaN,
      Infinity,
      { number: { number: 1 } },
      { toString: 'x' },
    ])
      expect(isRefusal(parse(kind, hostile, options)), String(typeof hostile)).toBe(true)
  })
  test('what it takes, it takes again unchanged', () => {
    const once = parse(kind, good[kind], options)
    expect(isRefusal(once) || isEmpty(once), JSON.stringify(once)).toBe(false)
    expect(parse(kind, JSON.parse(JSON.stringify(once)), options)).toEqual(once)
  })
})

describe('the usual spellings', () => {
  test.each([
    ['country', 'U.S.A.', 'US'],
    ['country', 'РФ', 'RU'],
    ['country', 'Czech Republic', 'CZ'],
    ['taxNumber', '526-102-54-21', { country: 'PL', number: '5261025421' }],
    ['taxNumber', 'DE 136 695 976', { country: 'DE', number: '136695976' }],
    ['taxNumber', 'EL094259216', { country: 'GR', number: '094259216' }],
    ['taxNumber', 'LV 320109-10108', { country: 'LV', number: '32010910108' }],
    ['taxNumber', 'SI 50223054', { country: 'SI', number: '50223054' }],
    ['taxNumber', 'SI 10000071', { code: 'identifierWrong' }],
    ['taxNumber', { country: 'RU', number: '7707083893' }, { country: 'RU', number: '7707083893' }],
    [
      'taxNumber',
      { country: 'PL', number: '5261025422', unchecked: true },
      { country: 'PL', number: '5261025422', unchecked: true },
    ],
    [
      'taxNumber',
      { country: 'US', number: '12-3456789', unchecked: true },
      { country: 'US', number: '123456789', unchecked: true },
    ],
    ['phones', ['(22) 555-01-20'], [{ number: '+48225550120' }]],
    ['phones', ['0048 601 234 567', '601234567'], [{ number: '+48601234567' }]],
    ['phones', ['+7 (495) 123-45-67'], [{ number: '+74951234567' }]],
    ['phones', ['32/555-03-40'], [{ number: '+48325550340' }]],
    ['phones', ['61 555 02 30 wew. 12'], [{ number: '+48615550230', extension: '12' }]],
    ['phones', ['(00449)  6568150', '12345'], [{ number: '(00449) 6568150' }, { number: '12345' }]],
    ['phones', ['1234'], { code: 'notTelephone', at: '0' }],
    ['phones', ['zadzwoń'], { code: 'notTelephone', at: '0' }],
    ['phones', [`1${'-'.repeat(200)}2345678`], { code: 'notTelephone', at: '0' }],
    ['accounts', '61 1090 1014 0000 0712 1981 2874', ['PL61109010140000071219812874']],
    ['accounts', 'р/с 30101810400000000225, БИК 044525225', ['30101810400000000225/044525225']],
    ['accounts', '044525225 30101 810 4 0000 0000225', ['30101810400000000225/044525225']],
    ['accounts', '30101810400030000225/044525225', { code: 'identifierWrong', at: '0' }],
    // Where every firm in Russia pays its taxes: the treasury's own account with the Bank of Russia, and the one within it.
    ['accounts', '40102810445370000059/017003983', ['40102810445370000059/017003983']],
    ['accounts', '03100643000000018500/017003983', ['03100643000000018500/017003983']],
    ['accounts', '03100643000000018500/044525225', { code: 'identifierWrong', at: '0' }],
    ['addresses', [{ kind: 'other', town: 'Gdańsk' }], [{ kind: 'other', town: 'Gdańsk', country: 'PL' }]],
    ['addresses', ['ul. Długa 5'], { code: 'notOneOf', at: '0' }],
    ['addresses', [{ kind: 'delivery', country: 'DE' }], []],
    ['addresses', [{ kind: 'other', town: 'x'.repeat(81) }], { code: 'tooLong', at: '0' }],
    ['addresses', [{ kind: 'home', town: 'Gdańsk' }], { code: 'notOneOf', at: '0' }],
    ['phones', [{ number: '601234567', kind: 'mobile' }], [{ number: '+48601234567', kind: 'mobile' }]],
    ['phones', [{ number: '601234567', kind: 'pager' }], { code: 'notOneOf', at: '0' }],
    ['currency', 'PLZ', refuse('notCurrency')],
    ['country', 'Polska', 'PL'],
    ['country', 'Германия', 'DE'],
    ['day', '2026-02-29', refuse('notDay')],
    ['day', '0000-01-01', refuse('notDay')],
    ['day', '9999-12-31', refuse('notDay')],
    ['instant', '2026-03-29T02:30:00+02:00', '2026-03-29T00:30:00.000Z'],
    ['instant', '2026-02-30T10:00:00Z', refuse('notInstant')],
    ['instant', '2026-03-01T24:00:00Z', refuse('notInstant')],
    ['instant', '1900-01-01T00:00:00+14:00', refuse('notInstant')],
    ['taxNumber', { country: 48, number: '5261025421' }, refuse('notCountry')],
    ['whole', '1e309', refuse('notWhole')],
    ['whole', 1.5, refuse('notWhole')],
    ['whole', -1, refuse('outOfRange', { min: 0, max: 1_000_000 })],
    ['decimal', '1234,5', '1234.5'],
    ['decimal', '0,10', '0.1'],
    ['decimal', '-0.000', '0'],
    ['decimal', 0.1, '0.1'],
    ['decimal', '1e9', refuse('notDecimal')],
    ['decimal', 1e-9, refuse('notDecimal')],
    ['decimal', '9999999999999', refuse('notDecimal')],
    ['decimal', '0.1234567', refuse('notDecimal')],
    ['choices', ['a'], refuse('notOneOf', { choices: '' })],
    [
      'options',
      [{ name: { pl: 'Mały' } }, { name: { pl: 'mały' } }],
      [
        { key: 'maly', name: { pl: 'Mały' } },
        { key: 'maly2', name: { pl: 'mały' } },
      ],
    ],
    ['options', [{ name: { ru: 'Щука' } }], [{ key: 'shchuka', name: { ru: 'Щука' } }]],
    ['options', [{ key: '__proto__', name: { pl: 'x' } }], { code: 'notKey', at: '0' }],
    [
      'options',
      [
        { key: 'a', name: { pl: 'x' } },
        { key: 'a', name: { pl: 'y' } },
      ],
      { code: 'notKey', at: '1' },
    ],
    ['options', [{ key: 'a', name: {} }], { code: 'required', at: '0' }],
    ['picture', '../../etc/passwd', refuse('noSuchPicture')],
    ['picture', 'A0'.repeat(32), refuse('noSuchPicture')],
    ['webAddress', 'javascript:alert(1)', refuse('notWebAddress')],
    ['webAddress', 'https://a:b@firma.pl', refuse('notWebAddress')],
    ['mails', ['"><script>@x.pl'], { code: 'notMail', at: '0' }],
  ] as const)('%s %j', (kind, raw, expected) => {
    const got = parse(kind, raw)
    if (isRefusal(got)) expect(got).toMatchObject(expected as object)
    else expect(got).toEqual(expected)
  })

  test.each([
    ['a Bulgarian firm', 'BG', '831642181', true],
    ['a Bulgarian firm, a digit wrong', 'BG', '831642182', false],
    ['a Bulgarian born in 2075', 'BG', '7542011030', true],
    ['nobody born in month 37', 'BG', '1037735942', false],
    ['a foreigner in Bulgaria', 'BG', '9999999999', true],
    ['whoever is neither in Bulgaria', 'BG', '9999999996', true],
    ['none of them', 'BG', '9999999995', false],
    ['a Czech firm', 'CZ', '25123891', true],
    ['a Czech by the day of birth', 'CZ', '7103192745', true],
    ['a Czech without one', 'CZ', '654123789', true],
    ['the same, a digit wrong', 'CZ', '654123788', false],
    ['the same, the 6 counted', 'CZ', '640903927', false],
    ['a Slovak sole trader', 'SK', '1078449064', true],
    ['a Slovak with a third digit of no sort', 'SK', '2005000009', false],
    ['a British department', 'GB', 'GD001', true],
    ['two letters of nobody', 'GB', 'ZZ100', false],
    ['a Ukrainian firm', 'UA', '32855961', true],
    ['a Ukrainian sole trader', 'UA', '2530414071', true],
    ['a Ukrainian, a digit wrong', 'UA', '2530414072', false],
    ['a Swiss by the digits alone', 'CH', '100155212', true],
    ['a Swiss, a digit wrong', 'CH', '100155213', false],
  ])('%s: %s %s', (_, country, number, isRight) => {
    expect(isRefusal(parse('taxNumber', { country, number }))).toBe(!isRight)
  })

  test.each([
    ['CHE-101.415.551 MWST', { country: 'CH', number: 'CHE101415551' }, 'CHE101415551'],
    ['ATU 14243102', { country: 'AT', number: 'U14243102' }, 'AT U14243102'],
    ['EL094259216', { country: 'GR', number: '094259216' }, 'GR 094259216'],
    ['PL 526-102-54-21', { country: 'PL', number: '5261025421' }, '526-102-54-21'],
  ])('%s says by itself of which country it is', (typed, value, written) => {
    expect(parse('taxNumber', typed)).toEqual(value)
    expect(taxNumberText(value)).toBe(written)
    expect(parse('taxNumber', kinds.taxNumber.text(value, { privacy: 'plain' }))).toEqual(value)
  })

  test.each([
    ['krs', '28860', '0000028860'],
    ['krs', '0000028860', '0000028860'],
    ['krs', '000002886', undefined],
    ['euVat', 'NL 00449544 B01', 'NL000449544B01'],
    ['euVat', 'BG 1037735942', undefined],
  ])('%s %s', (scheme, typed, kept) => {
    const got = parse('identifier', typed, { scheme })
    expect(isRefusal(got) ? undefined : got).toBe(kept)
  })

  test('a wrong check digit is said, and a number of a country without a known rule', () => {
    expect(parse('taxNumber', '5261025422')).toMatchObject({
      code: 'identifierWrong',
      params: { scheme: 'taxPL' },
    })
    expect(parse('taxNumber', { country: 'US', number: '123456789' })).toMatchObject({
      code: 'identifierUnknown',
      params: { scheme: 'US' },
    })
  })
})

test.each(['\u0020', '1 (', '1-', 'w.', '<', 'a@a-', '\r', ';'])(
  'A31 half a megabyte of %j keeps no kind busy',
  (part) => {
    const long = `${part.repeat(500_000 / part.length)}x`
    for (const kind of Object.keys(kinds) as FieldKind[])
      for (const raw of [long, [long], { number: long }, { pl: long }])
        expect(() => parse(kind, raw, { scheme: 'euVat' })).not.toThrow()
  },
)
