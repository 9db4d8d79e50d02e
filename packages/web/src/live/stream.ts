import { freshFor } from '../data/fresh.ts'
import { eventReader, type StreamEvent } from './events.ts'

/** `lost` goes on trying; `ended` waits for somebody to sign in again. */
export type LiveState = 'open' | 'lost' | 'ended'

export interface StreamListener {
  event(event: StreamEvent): void
  /** A line stands that did not begin at any position: what was fetched before may have changed since. */
  blind(): void
  state(state: LiveState): void
}

/** Milliseconds without any byte after which the line is taken for dead; the server breathes more often. */
const silence = 45_000
const shortest = 500
const longest = 15_000
/** Milliseconds by which something may have been fetched before it is listened for: ahead, and a moment to be drawn. */
const lead = freshFor + 1_000

/** One stream of changes for a set of topics. It goes on from where it stood when it breaks or its topics change. */
export class Stream {
  readonly #listener: StreamListener
  #topics: readonly string[] = []
  #position: string | undefined
  /** When which position was reached, as far back as the lead. */
  #reached: { readonly position: string; readonly at: number }[] = []
  #line: AbortController | undefined
  #pause = shortest
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(listener: StreamListener) {
    this.#listener = listener
  }

  /**
   * Listens to these, from when the first of them may have been fetched or from an earlier position. The old line is kept
   * until the new one stands, so nothing is missed; some things are told twice.
   */
  listen(topics: readonly string[], since?: string): void {
    this.#topics = topics
    if (since !== undefined && this.#reached.length === 0) this.#reach(since)
    this.#position = earlier(this.#beforeLead(), since)
    this.again()
  }

  /** Connects anew at once: the network is back, or somebody signed in. */
  again(): void {
    clearTimeout(this.#timer)
    this.#pause = shortest
    const before = this.#line
    this.#line = undefined
    if (this.#topics.length === 0) before?.abort()
    else void this.#connect(before)
  }

  #reach(position: string): void {
    this.#position = position
    this.#reached.push({ position, at: Date.now() })
    this.#beforeLead()
  }

  /** The position that was reached last before the lead began, or the first one at all. */
  #beforeLead(): string | undefined {
    const begun = Date.now() - lead
    while ((this.#reached[1]?.at ?? Number.POSITIVE_INFINITY) <= begun) this.#reached.shift()
    return this.#reached[0]?.position
  }

  async #connect(before?: AbortController): Promise<void> {
    const line = new AbortController()
    this.#line = line
    const isBlind = this.#position === undefined
    try {
      const answer = await fetch(`/api/live?topics=${this.#topics.map(encodeURIComponent).join(',')}`, {
        credentials: 'same-origin',
        headers: this.#position === undefined ? {} : { 'Last-Event-ID': this.#position },
        signal: line.signal,
      })
      before?.abort()
      if (answer.status === 401) return this.#end(line)
      if (answer.ok && answer.body) {
        this.#listener.state('open')
        this.#pause = shortest
        if (isBlind) this.#listener.blind()
        await this.#read(answer.body, line)
      }
    } catch {
      // A line that breaks is the ordinary case: it is connected again below.
    }
    before?.abort()
    this.#reconnect(line)
  }

  async #read(body: ReadableStream<Uint8Array>, line: AbortController): Promise<void> {
    const take = eventReader()
    const letters = new TextDecoder()
    const reader = body.getReader()
    let watch = setTimeout(() => line.abort(), silence)
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        clearTimeout(watch)
        watch = setTimeout(() => line.abort(), silence)
        for (const event of take(letters.decode(read.value, { stream: true }))) {
          if (event.id !== undefined) this.#reach(event.id)
          this.#listener.event(event)
        }
      }
    } finally {
      clearTimeout(watch)
    }
  }

  #end(line: AbortController): void {
    if (this.#line !== line) return
    this.#line = undefined
    this.#listener.state('ended')
  }

  #reconnect(line: AbortController): void {
    if (this.#line !== line) return
    this.#listener.state('lost')
    this.#timer = setTimeout(() => void this.#connect(), this.#pause)
    this.#pause = Math.min(this.#pause * 2, longest)
  }
}

/** Of two positions the one that less was told of. */
export const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && BigInt(other) < BigInt(one)) ? other : one
