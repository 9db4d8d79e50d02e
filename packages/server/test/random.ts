/** Random choices that are the same in every run of a seed (mulberry32). */
export function randomly(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    below: (count: number) => Math.floor(next() * count),
    oneOf: <V>(values: readonly V[]): V => values[Math.floor(next() * values.length)]!,
    some: <V>(values: readonly V[], chance: number): V[] => values.filter(() => next() < chance),
  }
}
