/**
 * How much a decoded text looks like something a person wrote: the measure by which single-byte encodings
 * are told apart.
 */

const weights = new Map<string, number>()
const weigh = (letters: string, weight: number) => {
  for (const letter of letters) weights.set(letter, weight)
}

// A name in an office program is Polish first, then Russian, then of the neighbours.
weigh('ăâîșşţțőűŕĺľďťň', 0.3)
weigh('àèùêûôëïçãõåøæñìò', 0.6)
weigh('áčěřůéíšýžúäöüßÄÖÜ', 0.8)
weigh('ąćęłńóśźż', 3)
weigh('ĄĆĘŁŃÓŚŹŻ', 2)
// Read in the wrong one of their encodings, Russian words are made of Russian letters too, but of the rare
// ones.
for (const [letters, weight] of [
  ['оеаинтсрвл', 3.5],
  ['кмдпу', 2.5],
  ['яыьгзбч', 1.5],
  ['ёйхжш', 0.6],
  ['юцщэф', -1],
  ['ъ', -3],
] as const) {
  weigh(letters, weight)
  weigh(letters.toUpperCase(), weight - 0.5)
}
weigh('іїєґўІЇЄҐЎ', 0.2)
weigh('„”“»«–—…’‘‚§№€°•· ®©™', 0.5)

const cyrillic = /\p{Script=Cyrillic}/u
const letter = /\p{L}/u
const capital = /\p{Lu}/u
const small = /\p{Ll}/u
const nonsense = /[\u0080-\u009f\ufffd\u2500-\u25ff]/

/**
 * The sum over all letters outside ASCII: above zero where they are usual and stand where such letters
 * stand, below where they are control characters, frames, signs inside words, capitals after small letters
 * or of another script.
 */
export function plausibility(text: string): number {
  let sum = 0
  for (const { index, 0: each } of text.matchAll(/[^\0-\x7f]/g)) {
    const before = text[index - 1] ?? ' '
    const after = text[index + 1] ?? ' '
    if (nonsense.test(each)) sum -= 5
    else if (letter.test(each)) sum += (weights.get(each) ?? 0.1) - strangeness(before, each, after)
    else sum += letter.test(before) && letter.test(after) ? -3 : (weights.get(each) ?? -0.5)
  }
  return sum
}

function strangeness(before: string, each: string, after: string): number {
  let strange = 0
  for (const neighbour of [before, after])
    if (letter.test(neighbour) && cyrillic.test(neighbour) !== cyrillic.test(each)) strange += 3
  if (small.test(before) && capital.test(each)) strange += 3
  if (small.test(each) && capital.test(after)) strange += 3
  return strange
}
