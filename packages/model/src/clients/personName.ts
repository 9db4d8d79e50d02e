/** A person's whole name in one cell, taken apart. */
import { fold } from '../kit/fold.ts'
import { firstNames } from './firstNames.ts'

/** `rest` is what is neither: "dr inż.", "(prezes)". Joined again, the three hold every word of the cell. */
export interface PersonName {
  readonly firstName: string
  readonly lastName: string
  readonly rest: string
}

// Longer than any name; see `written.ts`.
const longest = 2000

const titles = new Set(
  (
    'dr inż mgr prof hab lek med adw ks pan pani mr mrs ms miss sir dipl ing herr frau ' +
    'г-н г-жа господин госпожа д-р проф'
  ).split(' '),
)
const particles = new Set(
  'de del della dela der den des di da do dos du la le van von vom af av ter ten zu zur bin ibn'.split(' '),
)
const patronymic = /(?:вич|ьич|вна|чна|оглы|кызы)$/iu
const initials = /^(?:\p{Lu}\.-?){1,3}$|^\p{Lu}$/u
// Only endings that no usual first name has: "Ирина", "Константин" and "Лев" rule out the commoner ones.
const surname =
  /\p{L}(?:sk[ia]|ck[ia]|icz|iczowa|\p{L}ов|\p{L}ова|\p{L}{2}[её]ва?|ский|ская|цкий|цкая|енко|швили|дзе)$/iu

/**
 * Takes a whole name apart: "Anna Maria de la Cruz", "Kowalski, Jan", "KOWALSKI Jan", "Щербакова Ольга
 * Сергеевна" (the patronymic stays with the first name), "Иванов И. И.". A single word is a last name.
 */
export function splitPersonName(text: string): PersonName {
  if (text.length > longest) return { firstName: '', lastName: text, rest: '' }
  const asides: string[] = []
  const bare = text.replace(/\([^()]*\)/g, (aside) => {
    asides.push(aside)
    return ' '
  })
  const [before = '', ...behind] = bare.split(/\s*,\s*/)
  const words = before.trim().split(/\s+/).filter(Boolean)
  const leading = words.findIndex((word) => !titles.has(word.replace(/\.$/, '').toLowerCase()))
  const title = words.splice(0, leading === -1 ? words.length - 1 : Math.min(leading, words.length - 1))
  const after = behind[0]?.trim().split(/\s+/).filter(Boolean) ?? []
  const turned = after.length > 0 && isSurname(words) && after.every((word) => /^\p{Lu}/u.test(word))
  if (turned) behind.shift()
  const [first, last] = turned ? [after, words] : parted(words)
  const rest = [...title, ...behind.map((each) => each.trim()).filter(Boolean), ...asides]
  return { firstName: first.join(' '), lastName: last.join(' '), rest: rest.join(' ') }
}

const isSurname = (words: readonly string[]) => words.length === 1 || isParticle(words[0] ?? '')
const isParticle = (word: string) => particles.has(word.toLowerCase())
const isShouted = (word: string) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word)

/** First names and last names, in that order. */
function parted(words: readonly string[]): [string[], string[]] {
  const cut = (at: number): [string[], string[]] => [words.slice(0, at), words.slice(at)]
  const turn = (at: number): [string[], string[]] => [words.slice(at), words.slice(0, at)]
  const [one = '', two = '', three = ''] = words
  if (words.length < 2) return cut(0)
  const shouted = words.filter(isShouted)
  if (shouted.length > 0 && shouted.length < words.length)
    return [words.filter((word) => !isShouted(word)), shouted]
  const trailing = words.findIndex((word) => initials.test(word))
  if (trailing > 0 && words.slice(trailing).every((word) => initials.test(word))) return turn(trailing)
  const particle = words.findIndex(isParticle)
  if (particle >= 0) return cut(particle)
  if (words.length === 3 && patronymic.test(two)) return cut(2)
  if (words.length === 3 && patronymic.test(three)) return turn(1)
  if (words.length === 2 && /(?:вна|чна)$/iu.test(two)) return cut(2)
  const known = words.map((word) => firstNames.has(fold(word)))
  if (!known[0] && known.slice(1).every(Boolean)) return turn(1)
  if (known[0] && !known.at(-1)) return cut(words.length - 1)
  return surname.test(one) && !surname.test(words.at(-1) ?? '') ? turn(1) : cut(words.length - 1)
}
