/** What a column heading says, without a look at the other columns. */
import { wordsOf } from '@kartoteka/model/kit/fold.ts'
import { headings } from './headings.ts'
import { isForeign, isOfDeals, mobile, ofFirm, ofPerson, qualifiers } from './headingWords.ts'
import type { Target } from './target.ts'

/**
 * A target, or something whose owner only the other columns tell: the file's main record, firm or person.
 * `firm.id` is a firm's number, which in a file of people points to it; `main.name` a firm's or a person's
 * name, `main.fullName` surely a person's; `main.title` is a job or a form of address; `nothing` is known
 * to fill no field.
 */
export type Meaning =
  | Target
  | 'main.phones'
  | 'main.mobiles'
  | 'main.mails'
  | 'main.remarks'
  | 'main.externalId'
  | 'main.name'
  | 'main.fullName'
  | 'main.title'
  | 'firm.id'
  | 'nothing'

const known = new Map<string, Meaning>()
for (const [meaning, phrases] of Object.entries(headings))
  for (const phrase of phrases.split(',')) known.set(key(phrase), meaning as Meaning)

function key(heading: string): string {
  return wordsOf(heading.slice(0, 200)).join(' ')
}

/**
 * "Person - Phone*", "Telefon służbowy 2", "E-mail 1 - Value", "phone_work"; undefined if the heading is
 * unknown.
 */
export function meaningOf(heading: string): Meaning | undefined {
  const whole = key(heading)
  const exact = known.get(whole)
  if (exact !== undefined) return exact
  if (isForeign(whole)) return 'nothing'
  return ofWords(whole.split(' '))
}

/** Whether the heading is one of a deal: its name, stage, budget, pipeline. */
export const isOfDeal = (heading: string): boolean => isOfDeals(key(heading))

function ofWords(words: readonly string[]): Meaning | undefined {
  const plain = words.filter((word) => !qualifiers.has(word) && !/^\d$/.test(word))
  const meaning = known.get(plain.join(' '))
  if (meaning !== undefined) return meaning
  const number = plain.filter((word) => !mobile.has(word))
  if (number.length < plain.length && (number.length === 0 || known.get(number.join(' ')) === 'main.phones'))
    return 'main.mobiles'
  for (const [owners, owned] of [
    [
      ofFirm,
      {
        'main.phones': 'client.phones',
        'main.mobiles': 'client.phones',
        'main.mails': 'client.mails',
        'main.remarks': 'client.remarks',
        'main.externalId': 'firm.id',
        'main.name': 'client.name',
      },
    ],
    [
      ofPerson,
      {
        'main.phones': 'person.phones',
        'main.mobiles': 'person.phones',
        'main.mails': 'person.mails',
        'main.remarks': 'person.remarks',
        'main.externalId': 'person.externalId',
        'main.name': 'person.name',
        'main.fullName': 'person.name',
        'main.title': 'position.title',
      },
    ],
  ] as const) {
    const rest = plain.filter((word) => !owners.has(word))
    if (rest.length === plain.length || rest.length === 0) continue
    const inner = ofWords(rest)
    if (inner !== undefined) return (owned as Partial<Record<Meaning, Meaning>>)[inner] ?? inner
  }
}
