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

/** Small letters without marks, compatibility forms made plain. */
export function fold(text: string): string {
  let folded = ''
  for (const letter of text.normalize('NFKC').toLowerCase())
    folded +=
      special[letter] ??
      (kept.test(letter)
        ? letter
        : letter < '\u0080'
          ? letter
          : letter.normalize('NFD').replace(/\p{M}/gu, ''))
  return folded
}

/** The folded words of a text: runs of letters and digits; an apostrophe inside a word is dropped ("O'Hara" → "ohara"). */
export const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .replace(/(?<=\p{L})'(?=\p{L})/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []
