/** Legal forms say nothing about which firm it is: they are folded out of what is searched and compared. */

// Folded, longest first within a language; dots and blanks are already gone, so "sp. z o.o." arrives as "sp z o o".
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
  's k a',
  'sp c',
  's c',
  's a',
  'p s a',
  'sp',
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
  's r o',
  'sro',
  'a s',
  'uab',
  'sia',
  'ou',
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
