import { withoutBegunForm, withoutLegalForms } from '../clients/legalForms.ts'
import {
  beginningOf,
  type Entity,
  fold,
  type Phone,
  phoneDigits,
  type SearchRole,
  type TaxNumber,
  wordsOf,
} from '../kit/index.ts'

/**
 * What a word stands for: an identifier or a telephone, a word of a name, of a place, a mail, a bank account. The
 * numbers are stored; 2 is a telephone written backwards, so that its end is found by a beginning too.
 */
export const wordKinds = {
  identifier: 0,
  telephone: 1,
  telephoneEnd: 2,
  name: 3,
  place: 4,
  mail: 5,
  account: 6,
} as const
export type WordKind = (typeof wordKinds)[keyof typeof wordKinds]

/** A folded word of a record, and what it stands for. */
export interface Word {
  readonly text: string
  readonly kind: WordKind
}

/** The kinds of words that a field of this role gives. */
export const kindsOf = (role: SearchRole): readonly WordKind[] =>
  role === 'telephone' ? [wordKinds.telephone, wordKinds.telephoneEnd] : [wordKinds[role]]

/** Words longer than this are cut: nobody types more, and the index stays narrow. */
export const longestWord = 40

/** Everything that finds the record, each word once; who is found something by which of them, the server asks. */
export function wordsOfRecord(entity: Entity, record: Readonly<Record<string, unknown>>): readonly Word[] {
  const words = new Map<string, Word>()
  for (const [name, { search }] of Object.entries(entity.fields)) {
    const value = record[name]
    if (search === undefined || value === null || value === undefined) continue
    for (const word of wordsOfValue(search, value)) words.set(`${word.kind} ${word.text}`, word)
  }
  return [...words.values()]
}

function wordsOfValue(role: SearchRole, value: unknown): readonly Word[] {
  const kind = wordKinds[role]
  if (role === 'telephone') return (value as readonly Phone[]).flatMap(telephoneWords)
  if (role === 'identifier') return identifierWords(value as string | TaxNumber)
  if (role === 'account') return (value as readonly string[]).flatMap(accountWords)
  if (role === 'mail') return (value as readonly string[]).flatMap(mailWords)
  const words = role === 'name' ? withoutLegalForms(wordsOf(value as string)) : wordsOf(value as string)
  return words.map((text) => cut(text, kind))
}

function telephoneWords(phone: Phone): readonly Word[] {
  const digits = phoneDigits(phone)
  return [
    ...digits.map((text) => cut(text, wordKinds.telephone)),
    cut(reversed(digits[0]!), wordKinds.telephoneEnd),
  ]
}

function identifierWords(value: string | TaxNumber): readonly Word[] {
  const bare = fold(typeof value === 'string' ? value : value.number).replace(/[^\p{L}\p{N}]/gu, '')
  return bare === '' ? [] : [cut(bare, wordKinds.identifier)]
}

/** As it stands, and without the country's letters as banks print it at home; the BIK behind a Russian one is many firms'. */
function accountWords(account: string): readonly Word[] {
  const [whole = ''] = fold(account).split('/')
  return [...new Set([whole, whole.replace(/^[a-z]{2}/, '')])].map((text) => cut(text, wordKinds.account))
}

/** The whole address, and each part of it: "biuro@gadus.com.pl" is found by "gadus" too. */
function mailWords(mail: string): readonly Word[] {
  const whole = fold(mail)
  const parts = wordsOf(mail).filter((part) => part.length > 2)
  return [whole, ...parts].map((text) => cut(text, wordKinds.mail))
}

const cut = (text: string, kind: WordKind): Word => ({ text: beginningOf(text, longestWord), kind })

export const reversed = (text: string): string => [...text].reverse().join('')

/**
 * A name as duplicates are compared and substrings are found: folded, without legal forms, words apart by one
 * blank.
 */
export const foldedName = (name: string): string => withoutLegalForms(wordsOf(name)).join(' ')

/** What was typed into the search field, taken apart. */
export interface Asked {
  /** Folded words, each of which must be found; legal forms left out where other words remain. */
  readonly words: readonly string[]
  /** The same without a legal form that may be begun at the end, for when nothing is found with it. */
  readonly fewer: readonly string[]
  /** All digits of it, if it can be (the beginning, end or whole of) a telephone or an identifier. */
  readonly digits: string | undefined
  /**
   * As what an identifier or a telephone may begin: "084 55" may be "08455" or, dialled from afar, "8455".
   */
  readonly numbers: readonly string[]
  /** The whole as a mail address, if it holds an @ and something before it. */
  readonly mail: string | undefined
}

/** What people copy along: "NIP: 712-304-51-10", "tel. 84 555 06 78". */
const called = /^\s*(?:nip|regon|krs|vat|inn|инн|tel|тел|phone)[.:\s]+(?=\+?\(?\d|[a-z]{2}\s?\d)/iu

export function readAsked(typed: string): Asked {
  // In "+44 (0)20 …" the 0 is for those who dial at home.
  const text = typed
    .slice(0, 200)
    .replace(called, '')
    .replace(/^(\s*\+\d{1,3}\s*)\(0\)/, '$1')
  const bare = text.replace(/[\s\-().+/]/g, '')
  const digits = /^(?:[A-Za-z]{2})?\d{2,}$/.test(bare)
    ? bare.replace(/^[A-Za-z]{2}/, '').replace(/^00/, '')
    : undefined
  const mail = /^\S+@\S*$/.test(text.trim()) ? beginningOf(fold(text.trim()), longestWord) : undefined
  const words = wordsOf(text)
  const shortened = (all: readonly string[]) => all.slice(0, 8).map((word) => beginningOf(word, longestWord))
  return {
    words: shortened(withoutLegalForms(words)),
    fewer: shortened(withoutLegalForms(withoutBegunForm(words))),
    digits,
    numbers: numbersOf(words.join(''), digits),
    mail,
  }
}

/**
 * The readings of a number: as it stands, without 00 or the country's letters, without the 0 or the Russian 8
 * of calls at home.
 */
function numbersOf(code: string, digits: string | undefined): readonly string[] {
  const home = digits && /^(?:0\d{2}|8\d{6})/.test(digits) ? digits.slice(1) : undefined
  const readings = [
    /\d/.test(code) && code.length > 1 ? beginningOf(code, longestWord) : undefined,
    digits,
    home,
  ]
  return [...new Set(readings.filter((each) => each !== undefined))]
}
