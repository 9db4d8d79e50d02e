import { useEffect, useRef, useSyncExternalStore } from 'react'
import { liveState, show, watchLive } from './line.ts'
import type { LiveState } from './stream.ts'

/** Keeps what a screen shows fresh: "client:<id>" is everything of that client, "task:*" every task. */
export function useLive(topics: readonly string[]): void {
  const who = useRef({})
  const wanted = topics.join(',')
  useEffect(() => {
    const screen = who.current
    show(screen, wanted === '' ? [] : wanted.split(','))
    return () => show(screen, [])
  }, [wanted])
}

export const useLiveState = (): LiveState => useSyncExternalStore(watchLive, liveState)
