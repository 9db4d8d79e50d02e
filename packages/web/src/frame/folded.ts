/** Whether the rail shows icons only; kept in this browser. */
import { useSyncExternalStore } from 'react'

const place = 'kartoteka-rail'
const watchers = new Set<() => void>()
const isFolded = () => localStorage.getItem(place) === 'folded'

export function fold(to: boolean): void {
  if (to) localStorage.setItem(place, 'folded')
  else localStorage.removeItem(place)
  for (const watch of watchers) watch()
}

export const useFolded = (): boolean =>
  useSyncExternalStore((watch) => {
    watchers.add(watch)
    return () => watchers.delete(watch)
  }, isFolded)
