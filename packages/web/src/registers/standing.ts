/** What a register says of a firm, in a few words. */
import { dayIn, type KnownFinding, say, type Words } from '@kartoteka/model'
import { dayText } from '../fields/dates.ts'

export interface Standing {
  readonly text: string
  /** The firm is not, or not any more, what one would expect of a partner. */
  readonly isBad: boolean
}

export function standingOf(words: Words, language: string, finding: KnownFinding): Standing {
  const { registers: said } = words
  const { number, vat, ended, isThere, legalForm } = finding
  if (ended) return { text: say(said.ended, { day: dayText(language, ended) }), isBad: true }
  if (!vat && !isThere) return { text: said.notThere, isBad: true }
  if (!vat) return { text: legalForm ? say(said.form, { form: legalForm }) : said.isThere, isBad: false }
  const state = said.states[vat.is]
  // VIES is asked of every NIP too, and most firms only trade at home.
  const isBad = vat.is === 'struckOff' || (vat.is === 'euInvalid' && !number.startsWith('PL'))
  if (!vat.since) return { text: state, isBad }
  const day = dayText(language, vat.since)
  return { text: say(vat.is === 'struckOff' ? said.on : said.since, { state, day }), isBad }
}

/** "REGON (GUS), as of 2.03.2026": which register, and when it was asked. */
export const sourceOf = (
  { registers: said }: Words,
  language: string,
  zone: string,
  { register, at }: KnownFinding,
): string => say(said.asOf, { name: said.names[register], day: dayText(language, dayIn(zone, new Date(at))) })
