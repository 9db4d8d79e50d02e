import type { Names } from './fields/names.ts'
import { wordsOf } from './fold.ts'

/** What a thing is called where only programs read: small, in Latin letters, and it never changes. */
export const isKey = (text: unknown): text is string =>
  typeof text === 'string' && /^[a-z][a-zA-Z0-9]{0,39}$/.test(text)

/** A key made of a name: "Koniec gwarancji" → koniecGwarancji, "Срок гарантии" → srokGarantii; another one if it is taken. */
export function keyFrom({ en, pl, ru }: Names, taken: readonly string[] = []): string {
  const words = wordsOf(latin([en, pl, ru].find((each) => each?.trim()) ?? '')).map((word) =>
    word.replace(/[^a-z0-9]/g, ''),
  )
  const joined = words
    .filter((word) => word !== '')
    .map((word, place) => (place === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('')
    .slice(0, 36)
  const key = /^[a-z]/.test(joined) ? joined : `k${joined}`
  for (let number = 2, free = key; ; number += 1) {
    if (!taken.includes(free)) return free
    free = `${key}${number}`
  }
}

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ё:e'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const latin = (text: string): string =>
  text.toLowerCase().replace(/[а-яё]/g, (letter) => letters[letter] ?? '')
