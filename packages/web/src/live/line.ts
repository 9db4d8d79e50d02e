/** This tab's end of the live stream: its own topics out, changes in. */
import type { LiveChange } from '@kartoteka/model'
import { freshFor } from '../data/fresh.ts'
import { invalidate, invalidateAll, invalidateMany, invalidateSettings } from './invalidate.ts'
import type { LiveState } from './stream.ts'
import { type Heard, type Said, Switchboard } from './switchboard.ts'
import { concerns, same, union } from './topics.ts'

const shown = new Map<object, readonly string[]>()
const watchers = new Set<() => void>()
let state: LiveState = 'open'
let topics: readonly string[] = []
let say: ((said: Said) => void) | undefined
let since: string | undefined
let signedOut: (() => void) | undefined

/** What to do when the stream is refused because the session has ended. */
export function onLiveEnded(act: () => void): void {
  signedOut = act
}

/** What the page brought along was read there: what has changed since is to be told, too. */
export function tellSince(position: string): void {
  since = position
}

/** Listens to these as long as `who` shows them; none to stop. */
export function show(who: object, wanted: readonly string[]): void {
  if (wanted.length === 0) shown.delete(who)
  else shown.set(who, wanted)
  const now = union(shown.values())
  if (same(now, topics)) return
  topics = now
  say ??= open()
  say(listening())
}

/** However late the first screen stands, it shows what was fetched since. Later screens ask for what is no longer fresh anew. */
function listening(): Said {
  const from = since
  if (performance.now() >= freshFor) since = undefined
  return { listen: topics, ...(from !== undefined && { since: from }) }
}

/** The network is back, or somebody signed in again. */
export const connectAgain = (): void => say?.({ again: true })

export const liveState = (): LiveState => state
export function watchLive(watch: () => void): () => void {
  watchers.add(watch)
  return () => watchers.delete(watch)
}

function open(): (said: Said) => void {
  const speak = throughWorker() ?? new Switchboard().join(hear)
  setInterval(() => speak({ here: true }), 60_000)
  // What the browser thinks of the network is only a reason to look: the server may be on this very machine.
  for (const turn of ['online', 'offline']) addEventListener(turn, () => speak({ again: true }))
  addEventListener('pagehide', () => speak({ bye: true }))
  addEventListener('pageshow', () => speak({ listen: topics }))
  return speak
}

/** Some browsers have no shared workers, and some forbid them to a page over plain HTTP. */
function throughWorker(): ((said: Said) => void) | undefined {
  if (typeof SharedWorker === 'undefined') return undefined
  try {
    const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'live' })
    let speak = (said: Said) => worker.port.postMessage(said)
    worker.onerror = () => {
      speak = new Switchboard().join(hear)
      speak(listening())
    }
    worker.port.onmessage = ({ data }: MessageEvent<Heard>) => hear(data)
    return (said) => speak(said)
  } catch {
    return undefined
  }
}

function hear(heard: Heard): void {
  if ('change' in heard) {
    if (isNews(heard.change)) invalidate(heard.change)
  } else if ('many' in heard) {
    if (topics.includes(`${heard.many}:*`)) invalidateMany(heard.many)
  } else if ('gap' in heard) invalidateAll()
  else if ('settings' in heard) invalidateSettings(heard.settings)
  else {
    const before = state
    state = heard.state
    if (before !== state) for (const watch of watchers) watch()
    if (state === 'ended' && before !== 'ended') signedOut?.()
    if (state === 'open' && before !== 'open') invalidateAll()
  }
}

/** The changes of what this tab shows that it knows of, the latest at the end: a new line tells some of them again. */
const told = new Map<string, number>()
const mostTold = 1_000

function isNews(change: LiveChange): boolean {
  if (!topics.some((topic) => concerns(topic, change))) return false
  if ((told.get(change.id) ?? 0) >= change.version) return false
  told.delete(change.id)
  told.set(change.id, change.version)
  for (const id of told.keys()) if (told.size > mostTold) told.delete(id)
  return true
}
