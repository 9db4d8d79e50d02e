/** Milliseconds after which a long work lets others have their turn. */
const longest = 3_000

/** Tells when a long work should stop at the next good place: its turn is over, or the program ends. */
export function turn(signal: AbortSignal): () => boolean {
  const end = Date.now() + longest
  return () => signal.aborted || Date.now() > end
}
