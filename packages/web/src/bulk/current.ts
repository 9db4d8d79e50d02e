/** The bulk change that was begun last in a list: shown above it until one hides it, also after the page was loaded anew. */
import { useSyncExternalStore } from 'react'

const key = (entity: string) => `kartoteka-bulk-${entity}`
const watchers = new Set<() => void>()
const watch = (each: () => void) => {
  watchers.add(each)
  return () => void watchers.delete(each)
}

export function keepCurrent(entity: string, id: string | undefined): void {
  if (id === undefined) sessionStorage.removeItem(key(entity))
  else sessionStorage.setItem(key(entity), id)
  for (const each of watchers) each()
}

export const useCurrent = (entity: string): string | null =>
  useSyncExternalStore(watch, () => sessionStorage.getItem(key(entity)))
