/**
 * Legal forms say nothing about which firm it is, nor does the "i" between two names, which may as well be
 * "&": they are folded out of what is searched and compared.
 */

// Folded, longest first within a language; dots and blanks are already gone, so "sp. z o.o." arrives as "sp z
// o o".
const forms = [
  'spolka z ograniczona odpowiedzialnoscia',
  'spolka komandytowo akcyjna',
  'spolka komandytowa',
  'prosta spolka akcyjna',
  'spolka akcyjna',
  'spolka jawna',
  'spolka partnerska',
  'spolka cywilna',
  'spolka',
  'sp z o o',
  'sp zo o',
  'sp zoo',
  'sp z oo',
  'spzoo',
  'sp k',
  'sp j',
  'sp p',
  'spk',
  'spj',
  's k a',
  'sp c',
  's c',
  's a',
  'p s a',
  'ska',
  'sc',
  'sa',
  'psa',
  'sp',
  'p p h u',
  'pphu',
  'p h u',
  'phu',
  'f h u',
  'fhu',
  'p u h',
  'puh',
  'общество с ограниченной ответственностью',
  'публичное акционерное общество',
  'закрытое акционерное общество',
  'акционерное общество',
  'индивидуальный предприниматель',
  'ооо',
  'оао',
  'зао',
  'пао',
  'нао',
  'ао',
  'ип',
  'gmbh co kg',
  'gmbh',
  'ag',
  'kg',
  'ohg',
  'ug',
  'ltd',
  'limited',
  'llc',
  'inc',
  'plc',
  'spol s r o',
  's r o',
  'sro',
  'a s',
  'uab',
  'sia',
  'ou',
  'i',
  'oraz',
  'and',
  'und',
  'и',
].map((form) => form.split(' '))

const starts = new Map<string, string[][]>()
for (const form of forms)
  starts.set(
    form[0]!,
    [...(starts.get(form[0]!) ?? []), form].sort((a, b) => b.length - a.length),
  )

/** The words without the legal forms among them; if nothing else is there, all of them. */
export function withoutLegalForms(words: readonly string[]): readonly string[] {
  const left: string[] = []
  for (let i = 0; i < words.length; ) {
    const form = starts
      .get(words[i]!)
      ?.find((each) => each.every((word, offset) => words[i + offset] === word))
    if (form) i += form.length
    else left.push(words[i++]!)
  }
  return left.length > 0 ? left : words
}

/**
 * Without what may be the beginning of a legal form at the end: as long as one types, "sp z" is no "sp. z
 * o.o." yet.
 */
export function withoutBegunForm(words: readonly string[]): readonly string[] {
  const begins = (tail: string) => forms.some((form) => form.join(' ').startsWith(tail))
  for (let start = 1; start < words.length; start += 1)
    if (begins(words.slice(start).join(' '))) return words.slice(0, start)
  return words
}
