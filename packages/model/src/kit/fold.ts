/** One fold for writing, asking and importing: "Łódź", "LODZ" and "lódż" are the same, and so are "Ёлкин" and "елкин". */

const special: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ё: 'е',
  ґ: 'г',
  '’': "'",
  '`': "'",
}
// й and ї are letters of their own, not и and і with a mark: NFD would take them apart.
const kept = /[йїў]/u

// Most text is plain letters already; the others are looked up, each worked out once.
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant, but for the grave accent
const strange = /[^\u0000-\u005f\u0061-\u007f]/gu
const folds = new Map<string, string>()

/** Small letters without marks, compatibility forms made plain. */
export const fold = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(strange, foldedLetter)

function foldedLetter(letter: string): string {
  const known = folds.get(letter)
  if (known !== undefined) return known
  const plain =
    special[letter] ?? (kept.test(letter) ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''))
  folds.set(letter, plain)
  return plain
}

/** The folded words of a text: runs of letters and digits; an apostrophe inside a word is dropped ("O'Hara" → "ohara"). */
export const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []
