import { useEffect, useState } from 'react'
import { useSession } from '../session/session.tsx'

/** The build this page was loaded with: the first that the server told of. */
let ours: string | undefined

/** Whether the server has newer screens than these: a reload is offered, never forced. */
export function useNewBuild(): boolean {
  const { build } = useSession()
  ours ??= build
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    // A part of this build is gone from the server.
    const note = () => setMissing(true)
    addEventListener('vite:preloadError', note)
    return () => removeEventListener('vite:preloadError', note)
  }, [])
  return missing || build !== ours
}
