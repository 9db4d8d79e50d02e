import type { Chance } from '../chance.ts'
import { men, surnames, womanly, women } from './names.ts'

/** Somebody with a name. */
export interface Human {
  readonly firstName: string
  readonly lastName: string
  readonly woman: boolean
}

/** People one after another, no two alike for long; some women bear two surnames. */
export function humans(chance: Chance): () => Human {
  const [man, woman, surname] = [chance.deck(men), chance.deck(women), chance.deck(surnames)]
  return () => {
    const isWoman = chance.yes(52)
    const [one, other] = [surname(), isWoman && chance.yes(8) ? surname() : '']
    const lastName = isWoman ? [one, other].filter(Boolean).map(womanly).join('-') : one
    return { firstName: isWoman ? woman() : man(), lastName, woman: isWoman }
  }
}
