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
