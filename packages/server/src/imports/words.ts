/** Words in cells that the fields themselves do not know: firm or person, in use or not. */
import { currencyIn, fold, isRefusal, type Refusal, wordsOf } from '@kartoteka/model'
import { isNothing } from '@kartoteka/model/clients/written.ts'
import { yesNoKind } from '@kartoteka/model/kit/fields/yesNo.ts'

export { isNothing }

/** The same of an official number, where zeros alone fill a column that had to be filled: "000-000-00-00". */
export const isNoNumber = (text: string): boolean =>
  isNothing(text) || /^(?:\p{L}{2})?[\s0.-]+$/u.test(text.trim())

const known = (text: string) => new Set(text.split(',').map((each) => wordsOf(each).join(' ')))

const firms = known(`
  firma, firm, company, organization, organisation, business, osoba prawna, przedsiębiorstwo, przedsiębiorca, spółka,
  jdg, b2b, юридическое лицо, юр лицо, юрлицо, организация, компания, фирма, индивидуальный предприниматель, ип`)
const people = known(`
  osoba, osoba fizyczna, osoba prywatna, prywatny, klient prywatny, konsument, person, private person, private,
  individual, consumer, b2c, физическое лицо, физ лицо, физлицо, частное лицо, человек`)
const active = known('aktywny, aktywna, active, активен, активный, активна, действующий')
const inactive = known('nieaktywny, nieaktywna, inactive, неактивен, неактивный, неактивна, недействующий')

/** Whether a cell says a firm or a person; a "yes" is of what the heading asks. Undefined if neither. */
export function kindOf(cell: string, heading: string): 'firm' | 'person' | undefined {
  const said = wordsOf(cell).join(' ')
  if (firms.has(said)) return 'firm'
  if (people.has(said)) return 'person'
  const yes = yesNoKind.parse(cell, { privacy: 'plain' }, { country: 'PL' })
  if (typeof yes !== 'boolean') return undefined
  const asked = fold(heading)
  const firm = /firm|company|юр|фирм|компан/.test(asked)
  const person = /osob|person|физ/.test(asked)
  if (firm === person) return undefined
  return yes === firm ? 'firm' : 'person'
}

/** Whether a cell says "in use". */
export function activeOf(cell: string): boolean | null | Refusal {
  const said = wordsOf(cell).join(' ')
  if (active.has(said)) return true
  if (inactive.has(said)) return false
  const read = yesNoKind.parse(cell, { privacy: 'plain' }, { country: 'PL' })
  return isRefusal(read) ? read : read
}

/** The country whose number a column's heading names: a NIP is Polish, an ИНН Russian. */
export function countryOfHeading(heading: string): string | undefined {
  const words = wordsOf(heading)
  if (words.includes('nip')) return 'PL'
  if (words.includes('инн') || words.includes('inn')) return 'RU'
  return undefined
}

/** A number without the currency that its format in a workbook gives it. */
export const withoutCurrency = (text: string): string =>
  currencyIn(text) === undefined ? text : text.replace(/\s[A-Z]{3}$/, '')
