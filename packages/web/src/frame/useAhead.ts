import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { loadNoteDialog, loadTaskDialog } from './dialogs.tsx'

/** Milliseconds after which the first screen is surely drawn. */
const calm = 1_500

/** What is likely wanted next is fetched while nothing else happens, so that it opens at once. */
export function useAhead(): void {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(async () => {
      const next = ['/clients/$id', '/clients', '/'].map((path) => router.routesByPath[path as '/'])
      // What cannot be fetched now is fetched when it is needed.
      await Promise.allSettled([
        ...next.map((route) => route && router.loadRouteChunk(route)),
        loadNoteDialog(),
        loadTaskDialog(),
        import('../search/Hits.tsx'),
      ])
    }, calm)
    return () => clearTimeout(timer)
  }, [router])
}
