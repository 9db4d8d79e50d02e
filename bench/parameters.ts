import { type Size, sizes } from './volume/sizes.ts'

/** What `npm run bench -- …` was asked for. */
export interface Parameters {
  readonly sizes: readonly Size[]
  /** Beginnings of the names of works with their readers; all if empty. */
  readonly only: readonly string[]
  readonly window: number
  readonly rounds: number
  /** Where the firms are kept instead of `bench/.cache`. */
  readonly cache: string | undefined
  /** Write `docs/performance.md` from the results. */
  readonly summary: boolean
}

/** "10k 100k --only=list,search 'kow' few --window=1500 --rounds=3 --cache=/mnt/firms --summary". Throws an Error meant for a person. */
export function readParameters(given: readonly string[]): Parameters {
  const option = (name: string) => given.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3)
  const names = given.filter((each) => !each.startsWith('--'))
  const stranger = given.find(
    (each) => each.startsWith('--') && !/^--(only=|window=|rounds=|cache=|summary$)/.test(each),
  )
  if (stranger)
    throw new Error(
      `Unknown parameter ${stranger}; there are --only=, --window=, --rounds=, --cache= and --summary.`,
    )
  const known = sizes.map(({ name }) => name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown) throw new Error(`No size is called ${unknown}. There are: ${known.join(', ')}.`)
  const asked = names.length > 0 ? names : ['10k', '100k']
  return {
    sizes: sizes.filter(({ name }) => asked.includes(name)),
    only: option('only')?.split(/,(?! )/) ?? [],
    window: Number(option('window') ?? 1_500),
    rounds: Number(option('rounds') ?? 2),
    cache: option('cache'),
    summary: given.includes('--summary'),
  }
}
