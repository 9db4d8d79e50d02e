import { describe, expect, test } from 'vitest'
import { type FieldKind, type FieldOptions, isRefusal, kinds, refuse } from './index.ts'

const around = { country: 'PL' }
const parse = (kind: FieldKind, raw: unknown, options: Partial<FieldOptions> = {}) =>
  kinds[kind].parse(raw, { privacy: 'plain', ...options }, around)

describe.each(Object.keys(kinds) as FieldKind[])('%s', (kind) => {
  const options = { choices: ['a'], scheme: 'regon' }
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
    const good: Record<string, unknown> = {
      accounts: ['PL61109010140000071219812874'],
      choice: 'a',
      choices: ['a'],
      colour: 'red',
      country: 'pl',
      decimal: '-001 234,50',
      day: '2028-02-29',
      identifier: '901912554',
      instant: '2026-03-29T02:30:00+01:00',
      longText: ' a\r\nb ',
      mail: 'A@B.pl',
      mails: ['A.b@Żółw.PL'],
      options: [{ name: { pl: 'Mały młynek' } }, { key: 'duzy', name: { ru: 'Большой' }, setAside: true }],
      names: { pl: 'Żółw', ru: 'Черепаха' },
      phones: ['601-234-567 wew. 3'],
      reference: '01A20044-2AE7-70B6-AE2B-CF47FE44C3CA',
      references: ['01a20044-2ae7-70b6-ae2b-cf47fe44c3ca'],
      taxNumber: 'PL 526-102-54-21',
      text: ' a  b ',
      webAddress: 'firma.pl',
      whole: '12',
      yesNo: 'tak',
    }
    const once = parse(kind, good[kind], options)
    expect(isRefusal(once), JSON.stringify(once)).toBe(false)
    expect(parse(kind, JSON.parse(JSON.stringify(once)), options)).toEqual(once)
  })
})

describe('the usual spellings', () => {
  test.each([
    ['taxNumber', '526-102-54-21', { country: 'PL', number: '5261025421' }],
    ['taxNumber', 'DE 136 695 976', { country: 'DE', number: '136695976' }],
    ['taxNumber', 'EL094259216', { country: 'GR', number: '094259216' }],
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
    ['accounts', '61 1090 1014 0000 0712 1981 2874', ['PL61109010140000071219812874']],
    ['country', 'Polska', 'PL'],
    ['country', 'Германия', 'DE'],
    ['day', '2026-02-29', refuse('notDay')],
    ['day', '0000-01-01', refuse('notDay')],
    ['day', '9999-12-31', refuse('notDay')],
    ['instant', '2026-03-29T02:30:00+02:00', '2026-03-29T00:30:00.000Z'],
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
    ['webAddress', 'javascript:alert(1)', refuse('notWebAddress')],
    ['webAddress', 'https://a:b@firma.pl', refuse('notWebAddress')],
    ['mails', ['"><script>@x.pl'], { code: 'notMail', at: '0' }],
  ] as const)('%s %j', (kind, raw, expected) => {
    const got = parse(kind, raw)
    if (isRefusal(got)) expect(got).toMatchObject(expected as object)
    else expect(got).toEqual(expected)
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
