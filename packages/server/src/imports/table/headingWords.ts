/** Words in column headings that say whose a thing is, or nothing, or that it is none of ours. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/**
 * Words that change nothing: "telefon służbowy", "email_work", "Phone 1 - Value". All words here are
 * folded.
 */
export const qualifiers = words(`
  sluzbowy sluzbowe domowy domowe prywatny prywatne inny inne glowny glowne podstawowy dodatkowy dodatkowe
  drugi kontaktowy kontaktowego stacjonarny bezposredni firmowy do
  work home other main primary secondary business direct private personal number value default
  рабочий рабочая раб домашний дом другой основной основное прямой дополнительный личный контактный городской номер`)

/** A mobile telephone is a person's; a firm has a switchboard. */
export const mobile = words(
  'mobile cell sms kom komorka komorkowy komorkowe gsm мобильный моб сотовый переносной',
)

export const ofFirm = words(`
  firma firmy kontrahent kontrahenta klient klienta organizacja organizacji company organization organisation account customer client
  компания компании организация организации контрагент контрагента клиент клиента`)

export const ofPerson = words(
  'osoba osoby kontakt kontaktu kontaktowa kontaktowej person contact контакт контакта лица',
)

const foreignWords = words(`
  fax faks assistant asystenta asystent pager isdn telex teleks tty label linkedin facebook twitter instagram
  photo zdjecie radiotelefon spouse manager phonetic product products deal deals activity gender
  факс помощника пейджер телекс сделки телетайп радиотелефон`)
const foreignPhrases = [
  /^(?:adres domowy|inny adres) /,
  /^(?:home|other) (?!e ?mail|mail|phone|mobile|tel)/,
  /(?:дом|другой) адрес$|^почтовый код дом$/,
  /^wyswietlana nazwa|^краткое .*имя/,
  /^(?:typ|rodzaj|тип) /,
  /^(?:lp|l p|nr|no|data|bank|бик|банк|огрн|pesel|kwota|waluta|код организации|личный код)$/,
]

/**
 * Whether a folded heading may look like a telephone, an address or a name, but belongs to no field of
 * ours.
 */
export const isForeign = (heading: string): boolean =>
  heading.split(' ').some((word) => foreignWords.has(word)) ||
  foreignPhrases.some((phrase) => phrase.test(heading))

const deal = [
  /^(?:deal|opportunity) (?:name|title|stage|value|owner|id)$/,
  /^(?:название|этап|бюджет|сумма) сделки$/,
  /^(?:бюджет|воронка|pipeline|lejek|deal|сделка|szansa sprzedazy)$/,
  /^(?:nazwa|etap|wartosc|tytul) (?:szansy|transakcji|deala)(?: sprzedazy)?$/,
]

/** Whether a folded heading is one of a deal: its name, stage, budget, pipeline. */
export const isOfDeals = (heading: string): boolean => deal.some((phrase) => phrase.test(heading))
