import { useEffect, useState } from 'react'
import { get } from '../data/api.ts'
import { useSession } from '../session/session.tsx'

/** The build this page was loaded with: the first that the server told of. */
let ours: string | undefined

/** Whether the server has newer screens than these: a reload is offered, never forced. */
export function useNewBuild(): boolean {
  const { build } = useSession()
  ours ??= build
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    // Where the server answers all the same, a part of this build is gone from it.
    const note = () =>
      void get('/api/health')
        .then(() => setMissing(true))
        .catch(() => {})
    addEventListener('vite:preloadError', note)
    return () => removeEventListener('vite:preloadError', note)
  }, [])
  return missing || build !== ours
}
