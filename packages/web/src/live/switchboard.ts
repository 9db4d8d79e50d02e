import type { LiveChange } from '@kartoteka/model'
import { earlier, type LiveState, Stream } from './stream.ts'
import { asFew, same, union } from './topics.ts'

/** What a tab says to whoever holds the stream. */
export type Said =
  /** `since`: the position behind which changes of these have not been heard. */
  | { readonly listen: readonly string[]; readonly since?: string }
  | { readonly again: true }
  | { readonly here: true }
  | { readonly bye: true }

/** What it hears. */
export type Heard =
  | { readonly change: LiveChange }
  /** So much of this kind has changed that it is not told one by one. */
  | { readonly many: string }
  | { readonly state: LiveState }
  /** Some changes may have been missed: everything shown is to be asked for again. */
  | { readonly gap: true }
  /** The version of the firm's settings at the moment from which on their changes are told. */
  | { readonly settings: number }

interface Tab {
  topics: readonly string[]
  seen: number
  hear(heard: Heard): void
}

/** A tab says now and then that it is here; one that has crashed cannot say goodbye. */
const patience = 5 * 60_000
/** Tabs change their topics in bursts while a screen is built. */
const gathering = 60

/** One stream for many tabs: lives in the shared worker, or in the tab itself where there is none. */
export class Switchboard {
  readonly #tabs = new Set<Tab>()
  readonly #stream: Stream
  #listening: readonly string[] = []
  #since: string | undefined
  #isAwaited = false
  #state: LiveState = 'open'
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#stream = new Stream({
      event: ({ event, data }) => {
        if (event === 'change') this.#tell({ change: JSON.parse(data) as LiveChange })
        if (event === 'many') this.#tell({ many: (JSON.parse(data) as { entity: string }).entity })
        if (event === 'everything') this.#tell({ gap: true })
        if (event === 'hello')
          this.#tell({ settings: (JSON.parse(data) as { settingsVersion: number }).settingsVersion })
      },
      blind: () => this.#tell({ gap: true }),
      state: (state) => {
        this.#state = state
        this.#tell({ state })
      },
    })
  }

  /** A new tab; gives the function by which it speaks. */
  join(hear: (heard: Heard) => void): (said: Said) => void {
    const tab: Tab = { topics: [], seen: Date.now(), hear }
    this.#tabs.add(tab)
    hear({ state: this.#state })
    return (said) => {
      tab.seen = Date.now()
      // Taken for gone it was told nothing: a page kept aside and come back, a window that had been put to sleep.
      if (!this.#tabs.has(tab)) hear({ gap: true })
      this.#tabs.add(tab)
      if ('listen' in said) {
        // Whoever begins to listen needs the greeting that a new line brings.
        this.#isAwaited ||= tab.topics.length === 0
        tab.topics = said.listen
        this.#since = earlier(this.#since, said.since)
      }
      if ('again' in said) this.#stream.again()
      if ('bye' in said) this.#tabs.delete(tab)
      this.#arrange()
    }
  }

  #tell(heard: Heard): void {
    for (const tab of this.#tabs) tab.hear(heard)
  }

  #arrange(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      for (const tab of this.#tabs) if (Date.now() - tab.seen > patience) this.#tabs.delete(tab)
      const wanted = asFew(union([...this.#tabs].map(({ topics }) => topics)))
      const since = this.#since
      this.#since = undefined
      const isAwaited = this.#isAwaited
      this.#isAwaited = false
      if (!isAwaited && since === undefined && same(wanted, this.#listening)) return
      this.#listening = wanted
      this.#stream.listen(wanted, since)
    }, gathering)
  }
}
