import { readFileSync } from 'node:fs'
import type { Day } from '@kartoteka/model'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { outOfOrder, type PlayedRegisters, playRegisters, silent } from '../../test/registers.ts'
import type { FaultCode } from '../errors.ts'
import { type Outbound, openOutbound } from '../outbound/outbound.ts'
import { askGus } from './gus.ts'
import { addressIn, calm } from './polish.ts'
import type { Said } from './said.ts'
import { askVies } from './vies.ts'
import { askWhiteList } from './whiteList.ts'
import { rowsIn, textIn } from './xml.ts'

let played: PlayedRegisters
let outbound: Outbound
beforeAll(async () => {
  played = await playRegisters()
  const { ask } = openOutbound({ exceptions: [played.origin], log: () => {} })
  // The limits of the real registers would keep the tests waiting.
  outbound = { ask: (address, request) => ask(address, { ...request, seconds: 0.5 }) }
})
afterAll(() => played.stop())
beforeEach(() => void played.questions.splice(0))

const whiteList = (nip: string) =>
  askWhiteList(outbound, played.addresses.whiteList, nip, '2026-03-02' as Day)
const gus = (nip: string, key = played.key) => askGus(outbound, played.addresses.gus, nip, key)
const vies = (number: string) => askVies(outbound, played.addresses.vies, number)

const refusal = (asked: Promise<Said>): Promise<FaultCode> =>
  asked.then(
    (said) => expect.fail(`answered ${JSON.stringify(said)}`),
    (error: { code: FaultCode }) => error.code,
  )

describe('the white list', () => {
  test('tells an active firm with its numbers, address and accounts', async () => {
    expect(await whiteList('9990000014')).toEqual({
      isThere: true,
      values: {
        name: 'PRZEDSIĘBIORSTWO HANDLOWE GĘŚ SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ',
        taxNumber: { country: 'PL', number: '9990000014' },
        regon: '999000012',
        krs: '0000999001',
        street: 'Jana Pawła II 22/5',
        postalCode: '00-001',
        town: 'Warszawa',
        country: 'PL',
        bankAccounts: [
          '74999000090000000000000001',
          '47999000090000000000000002',
          '20999000090000000000000003',
        ],
      },
      legalForm: null,
      vat: { is: 'active', since: '2015-03-01' },
      ended: null,
    })
  })

  test('tells a sole trader by their residence, and nothing of their PESEL', async () => {
    const said = await whiteList('9990000020')
    expect(said.values).toMatchObject({ name: 'JAN DĄB', street: 'Leśna 3', town: 'Zakopane', krs: null })
    expect(JSON.stringify(said)).not.toContain('00999912345')
  })

  test.each([
    ['9990000037', { is: 'active', since: '2011-02-01' }],
    ['9990000043', { is: 'struckOff', since: '2021-06-30' }],
    ['9990000072', { is: 'exempt', since: '2020-01-01' }],
  ])('tells how %s stands with VAT', async (nip, vat) => {
    expect((await whiteList(nip)).vat).toEqual(vat)
  })

  test('does not hold everybody: whoever is not there pays no VAT', async () => {
    expect(await whiteList('9990000066')).toMatchObject({ isThere: false, vat: { is: 'none' }, values: {} })
  })

  test.each<[string, FaultCode]>([
    ['9990000089', 'registerRefused'],
    ['9990000095', 'registerBusy'],
    ['9990000103', 'registerGarbled'],
    [outOfOrder, 'registerDown'],
    [silent, 'outboundSlow'],
  ])('%s: %s', async (nip, code) => {
    expect(await refusal(whiteList(nip))).toBe(code)
  })

  test('what it says of another number is not taken', async () => {
    const other = readFileSync(
      new URL('../../../../testdata/registers/whiteList/9990000014.json', import.meta.url),
    )
    const mistaken: Outbound = {
      ask: async () => ({ status: 200, type: 'application/json', body: other }),
    }
    expect(await refusal(askWhiteList(mistaken, 'https://x', '9990000020', '2026-03-02' as Day))).toBe(
      'registerGarbled',
    )
  })
})

describe('REGON', () => {
  test('tells a firm with its legal form and KRS; the session is closed behind it', async () => {
    expect(await gus('9990000014')).toEqual({
      isThere: true,
      values: {
        name: 'PRZEDSIĘBIORSTWO HANDLOWE GĘŚ SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ',
        shortName: 'PH GĘŚ SP. Z O.O.',
        taxNumber: { country: 'PL', number: '9990000014' },
        regon: '999000012',
        krs: '0000999001',
        street: 'al. Jana Pawła II 22/5',
        postalCode: '00-001',
        town: 'Warszawa',
        province: 'mazowieckie',
        country: 'PL',
      },
      legalForm: 'spółki z ograniczoną odpowiedzialnością',
      vat: null,
      ended: null,
    })
    await expect
      .poll(() => played.questions)
      .toEqual(['gus Zaloguj', 'gus DaneSzukajPodmioty', 'gus DanePobierzPelnyRaport', 'gus Wyloguj'])
  })

  test('is understood when its answers come as parts of MIME messages', async () => {
    played.wrapped = true
    expect((await gus('9990000014')).isThere).toBe(true)
    played.wrapped = false
  })

  test('tells a sole trader, signs of XML in the name included', async () => {
    const said = await gus('9990000020')
    expect(said.values).toMatchObject({
      name: 'ZAKŁAD STOLARSKI "DĄB & SYN" JAN DĄB',
      street: 'ul. Leśna 3',
      province: 'małopolskie',
    })
    expect(said.values.krs).toBeUndefined()
    expect(said.legalForm).toBe('osoby fizyczne prowadzące działalność gospodarczą')
  })

  test('of a firm with local units the firm itself is taken; a number of another court register is no KRS', async () => {
    expect((await gus('9990000037')).values).toEqual({
      name: 'MLECZARNIA ŁĄKA SPÓŁDZIELNIA',
      shortName: undefined,
      taxNumber: { country: 'PL', number: '9990000037' },
      regon: '999000035',
      krs: undefined,
      street: 'Mała Wieś 12',
      postalCode: '05-123',
      town: 'Mała Wieś',
      province: 'mazowieckie',
      country: 'PL',
    })
  })

  test('tells when a firm went out of business', async () => {
    expect(await gus('9990000043')).toMatchObject({ isThere: true, ended: '2021-06-30' })
  })

  test('does not know everybody', async () => {
    expect(await gus('9990000066')).toMatchObject({ isThere: false, values: {}, vat: null })
  })

  test('a key that is none is said to be none', async () => {
    expect(await refusal(gus('9990000014', 'wrong'))).toBe('registerKey')
    expect(played.questions).not.toContain('gus DaneSzukajPodmioty')
  })

  test('a key is never more than a key', async () => {
    const key = '</ns:pKluczUzytkownika><ns:x>&"'
    expect(await refusal(gus('9990000014', key))).toBe('registerKey')
  })

  test.each<[string, FaultCode]>([
    ['9990000089', 'registerRefused'],
    ['9990000103', 'registerGarbled'],
    [outOfOrder, 'registerDown'],
    [silent, 'outboundSlow'],
  ])('%s: %s', async (nip, code) => {
    expect(await refusal(gus(nip))).toBe(code)
  })
})

describe('VIES', () => {
  test('tells a valid number with what its country gives', async () => {
    expect(await vies('PL9990000014')).toMatchObject({
      vat: { is: 'euValid' },
      values: { euVat: 'PL9990000014', town: 'Warszawa', postalCode: '00-001', street: 'Jana Pawła II 22/5' },
    })
  })

  test('tells a valid number of a country that keeps names to itself', async () => {
    const said = await vies('DE999000017')
    expect(said).toMatchObject({ isThere: true, vat: { is: 'euValid' } })
    expect(said.values).toEqual({ euVat: 'DE999000017', name: undefined })
  })

  test('tells a number that is none', async () => {
    expect(await vies('PL9990000066')).toMatchObject({ isThere: false, vat: { is: 'euInvalid' } })
  })

  test.each<[string, FaultCode]>([
    ['PL9990000089', 'registerRefused'],
    ['PL9990000095', 'registerBusy'],
    ['PL9990000103', 'registerGarbled'],
    ['PL9990000126', 'registerDown'],
    ['PL9990000132', 'outboundSlow'],
  ])('%s: %s', async (number, code) => {
    expect(await refusal(vies(number))).toBe(code)
  })
})

describe('XML', () => {
  test('entities and references to elsewhere are not read', () => {
    const outside = readFileSync(
      new URL('../../../../testdata/registers/gus/search-entities.xml', import.meta.url),
      'utf8',
    )
    expect(textIn(outside, 'DaneSzukajPodmiotyResult')).toBeUndefined()
    expect(textIn(outside.replace(/<!DOCTYPE.*\n/, ''), 'DaneSzukajPodmiotyResult')).toBeUndefined()
    expect(textIn('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'a')).toBeUndefined()
    expect(textIn('<a>&amp;</a>', 'a')).toBe('&')
  })

  test('what is none, such as a page, is told from an empty table', () => {
    const page = readFileSync(
      new URL('../../../../testdata/registers/outOfOrder.html', import.meta.url),
      'utf8',
    )
    expect(rowsIn(page, 'dane')).toBeUndefined()
    expect(rowsIn('', 'dane')).toBeUndefined()
    expect(rowsIn('<root/>', 'dane')).toEqual([])
  })
})

test.each([
  ['UL. PROSTA 20, 00-850 WARSZAWA', { street: 'ul. Prosta 20', postalCode: '00-850', town: 'Warszawa' }],
  ['AL. JANA PAWŁA II 22 M. 5, 00-001 WARSZAWA', { street: 'al. Jana Pawła II 22 M. 5', town: 'Warszawa' }],
  ['3 MAJA 12A, 43-300 BIELSKO-BIAŁA', { street: '3 Maja 12A', town: 'Bielsko-Biała' }],
  ['NAD STAWEM 1, 33-300 NOWY SĄCZ', { street: 'nad Stawem 1', town: 'Nowy Sącz' }],
  ['ul. Jasna 1 00-013 Warszawa', { street: 'ul. Jasna 1', town: 'Warszawa' }],
  ['00-013 WARSZAWA', { town: 'Warszawa', postalCode: '00-013' }],
  ['UL. DŁUGA 1\n80-001 GDAŃSK', { street: 'ul. Długa 1', town: 'Gdańsk' }],
])('the address %s is taken apart', (line, address) => {
  expect(addressIn(line)).toMatchObject(address)
})

test('what is no Polish address is left alone, and what is not all in capitals stays as it is written', () => {
  expect(addressIn('Musterstraße 1, 10115 Berlin')).toBeUndefined()
  expect(calm('al. Jana Pawła II')).toBe('al. Jana Pawła II')
})
