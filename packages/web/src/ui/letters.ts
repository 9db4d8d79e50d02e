/** Single letters as keys can be switched off (WCAG 2.1.4); kept in this browser. */
import { useSyncExternalStore } from 'react'

const place = 'kartoteka-letters'
const watchers = new Set<() => void>()

export const lettersOn = (): boolean => localStorage.getItem(place) !== 'off'

export function switchLetters(on: boolean): void {
  if (on) localStorage.removeItem(place)
  else localStorage.setItem(place, 'off')
  for (const watch of watchers) watch()
}

export const useLetters = (): boolean => useSyncExternalStore(watch, lettersOn)

function watch(look: () => void): () => void {
  watchers.add(look)
  return () => watchers.delete(look)
}
