import { useEffect, useState } from 'react'

/** True once it has been so for a while: what passes quickly is not worth saying. */
export function useLater(now: boolean, milliseconds: number): boolean {
  const [said, setSaid] = useState(false)
  useEffect(() => {
    if (!now) return setSaid(false)
    const timer = setTimeout(() => setSaid(true), milliseconds)
    return () => clearTimeout(timer)
  }, [now, milliseconds])
  return now && said
}
