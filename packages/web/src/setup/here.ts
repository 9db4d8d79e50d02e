/** Where this browser is, as far as it knows. */

export const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'Europe/Warsaw'

const countries: Readonly<Record<string, string>> = {
  'Europe/Warsaw': 'PL',
  'Europe/Berlin': 'DE',
  'Europe/Prague': 'CZ',
  'Europe/Bratislava': 'SK',
  'Europe/Vilnius': 'LT',
  'Europe/Riga': 'LV',
  'Europe/Tallinn': 'EE',
  'Europe/Kyiv': 'UA',
  'Europe/Kiev': 'UA',
  'Europe/Minsk': 'BY',
  'Europe/Moscow': 'RU',
  'Europe/London': 'GB',
  'Europe/Vienna': 'AT',
}

/** The country of the clock, else of the language: a clock is set rightly more often than a language. */
export const countryHere = (zone = zoneHere(), said: readonly string[] = navigator.languages): string =>
  countries[zone] ?? said.map((each) => /-([A-Z]{2})$/.exec(each)?.[1]).find(Boolean) ?? 'PL'
