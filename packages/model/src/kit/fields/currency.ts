import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** A currency by its three letters (ISO 4217). */
export const currency = fieldOf<string>('currency')

const codes =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'

export const currencies: readonly string[] = codes.split(' ')

export const currencyKind: Kind<string> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    const code = typeof raw === 'string' ? raw.trim().toUpperCase() : ''
    return currencies.includes(code) ? code : refuse('notCurrency')
  },
  jsonSchema: () => ({ type: 'string', pattern: '^[A-Z]{3}$' }),
  operators: ['is', 'isNot', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const thousandths = 'BHD IQD JOD KWD LYD OMR TND'

/** Digits behind the point, as ISO 4217 says: browsers and servers differ in what they know of it. */
export const currencyDigits = (code: string): number =>
  whole.includes(code) ? 0 : thousandths.includes(code) ? 3 : 2

/** As people write them beside an amount. What several countries use for their own, as ¥ and kr, names none. */
const spelled = new Map(
  Object.entries({
    PLN: 'zł zl',
    EUR: '€ euro евро',
    USD: '$ us$',
    GBP: '£',
    RUB: '₽ руб р',
    UAH: '₴ грн',
    CZK: 'kč',
    KZT: '₸',
  }).flatMap(([code, words]) => words.split(' ').map((word) => [word, code] as const)),
)

/** The currency that a word or a sign names: "zł", "руб.", "eur". */
export function currencyNamed(word: string): string | undefined {
  const bare = word.trim().replace(/\.$/, '')
  const code = bare.toUpperCase()
  return spelled.get(bare.toLowerCase()) ?? (currencies.includes(code) ? code : undefined)
}

const inEuro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'
const inTheirOwn = new Map(
  'BY:BYN CH:CHF CN:CNY CZ:CZK DK:DKK GB:GBP HU:HUF JP:JPY KZ:KZT LI:CHF MD:MDL NO:NOK PL:PLN RO:RON RS:RSD RU:RUB SE:SEK TR:TRY UA:UAH US:USD'
    .split(' ')
    .map((each) => each.split(':') as [country: string, code: string]),
)

/** The currency of the countries that our clients are of most. */
export const currencyOfCountry = (country: string): string | undefined =>
  inEuro.split(' ').includes(country) ? 'EUR' : inTheirOwn.get(country)
