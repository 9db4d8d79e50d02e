/** The writes that have no answer yet: the frame says so when one has to be repeated, and leaving then asks first. */

type Listener = () => void

const listeners = new Set<Listener>()
let open = 0
let repeating = 0

function tell() {
  for (const listener of listeners) listener()
}

export const waiting = {
  /** Counts a write until the function it gives is called. */
  begin(): () => void {
    open += 1
    tell()
    return () => {
      open -= 1
      tell()
    }
  },
  /** Waits before the next try; a network that comes back ends it early. */
  async pause(milliseconds: number): Promise<void> {
    repeating += 1
    tell()
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer)
        globalThis.removeEventListener?.('online', end)
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      globalThis.addEventListener?.('online', end)
    })
    repeating -= 1
    tell()
  },
  open: (): number => open,
  repeating: (): boolean => repeating > 0,
  subscribe(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
