/** Chance that repeats itself: the same seed gives the same firm. */
export interface Chance {
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  pick<T>(list: readonly T[]): T
  /** True so many times in a hundred. */
  yes(percent: number): boolean
  digits(count: number): string
  /** Deals the whole list before anything of it comes a second time. */
  deck<T>(list: readonly T[]): () => T
}

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  // Mulberry32: small, and even enough for names and dates.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[between(0, list.length - 1)]!
  }
  const shuffled = <T>(list: readonly T[]): T[] => {
    const cards = [...list]
    for (let last = cards.length - 1; last > 0; last -= 1) {
      const other = between(0, last)
      ;[cards[last], cards[other]] = [cards[other]!, cards[last]!]
    }
    return cards
  }
  return {
    between,
    pick,
    yes: (percent) => next() * 100 < percent,
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
    deck: <T>(list: readonly T[]) => {
      let cards: T[] = []
      return () => {
        if (cards.length === 0) cards = shuffled(list)
        return cards.pop()!
      }
    },
  }
}
