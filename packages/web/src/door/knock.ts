import type { SessionAnswer } from '@kartoteka/model'
import { draw, element } from './element.ts'
import { spoken } from './speech.ts'

const place = 'kartoteka-here'

export const hasBeenHere = (): boolean => localStorage.getItem(place) !== null

export function remember(signedIn: boolean): void {
  if (signedIn) localStorage.setItem(place, '1')
  else localStorage.removeItem(place)
}

/** Milliseconds after which it is said that one waits: a server whose database is away takes its time to answer at all. */
const patience = 2_000

/** Who is signed in; undefined if nobody is. Waits, and says so, as long as the server does not answer. */
export async function askSession(root: HTMLElement): Promise<SessionAnswer | undefined> {
  const answered = new AbortController()
  const timer = setTimeout(() => void sayWaiting(root, answered.signal), patience)
  try {
    return await untilAnswered()
  } finally {
    clearTimeout(timer)
    answered.abort()
  }
}

async function untilAnswered(): Promise<SessionAnswer | undefined> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch('/api/session', { credentials: 'same-origin' }).catch(() => undefined)
    if (answer?.ok) {
      remember(true)
      return (await answer.json()) as SessionAnswer
    }
    if (answer?.status === 401) {
      remember(false)
      return undefined
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(500 * 2 ** tries, 5_000)))
  }
}

async function sayWaiting(root: HTMLElement, answered: AbortSignal): Promise<void> {
  const { words } = await spoken()
  if (answered.aborted) return
  draw(
    root,
    element(
      'main',
      { class: 'door-waiting' },
      element('h1', { class: 'door-name' }, 'Kartoteka'),
      element('p', { role: 'status' }, words.frame.serverAway),
    ),
  )
}
