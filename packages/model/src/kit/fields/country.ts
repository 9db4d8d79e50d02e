import { fieldOf, type Kind } from '../field.ts'
import { refuse } from '../refusal.ts'

/** A country by its two letters (ISO 3166-1). */
export const country = fieldOf<string>('country')

const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'

export const countries: readonly string[] = codes.split(' ')
const known = new Set(countries)

export const countryKind: Kind<string> = {
  parse: (raw) => {
    if (raw === null || raw === undefined || raw === '') return null
    const code =
      typeof raw === 'string'
        ? known.has(raw.trim().toUpperCase())
          ? raw.trim().toUpperCase()
          : countryNamed(raw)
        : undefined
    return code ?? refuse('notCountry')
  },
  jsonSchema: () => ({ type: 'string', pattern: '^[A-Z]{2}$' }),
  operators: ['is', 'isNot', 'anyOf', 'isEmpty', 'isFilled'],
  text: (value) => value,
}

/** Names that people use and the tables of languages do not. */
const alsoCalled = `
  US usa, u.s.a., u.s., united states of america, stany zjednoczone ameryki, сша, соединённые штаты америки
  GB uk, u.k., great britain, england, scotland, wales, anglia, szkocja, великобритания, англия
  PL pol, rp, rzeczpospolita polska, republic of poland
  RU rus, рф, российская федерация, russian federation, federacja rosyjska
  DE deu, ger, brd, rfn, deutschland, federal republic of germany, фрг
  CZ cze, czech republic, republika czeska, чешская республика
  NL nld, holland, the netherlands, niderlandy, голландия
  BY blr, republika białorusi, республика беларусь, белоруссия
  UA ukr
  KZ kaz, республика казахстан
  SK svk, republika słowacka, slovak republic
  LT ltu
  FR fra
  IT ita`

const spelled = new Map<string, string>()

function countryNamed(name: string): string | undefined {
  if (spelled.size === 0) {
    for (const line of alsoCalled.trim().split('\n')) {
      const [, code = '', names = ''] = /^\s*([A-Z]{2}) (.*)$/.exec(line) ?? []
      for (const each of names.split(', ')) spelled.set(each, code)
    }
    for (const language of ['en', 'pl', 'ru']) {
      const names = new Intl.DisplayNames(language, { type: 'region' })
      for (const code of countries) spelled.set((names.of(code) ?? code).toLowerCase(), code)
    }
  }
  return spelled.get(name.trim().toLowerCase())
}
