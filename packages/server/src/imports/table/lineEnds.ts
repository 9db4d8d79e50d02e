/** Places in a text, looked for in one direction. */

/**
 * Where the line ends that goes on at a place; `undefined` if that cannot be told yet. Places must not go
 * back.
 */
export type LineEnds = (from: number) => number | undefined

/** The place behind the line ending that stands at `end`. */
export const behind = (text: string, end: number) =>
  text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1

export function lineEndsIn(text: string, last: boolean): LineEnds {
  const feeds = positions(text, '\n')
  const returns = positions(text, '\r')
  return (from) => {
    const end = Math.min(feeds(from), returns(from))
    if (end === Number.POSITIVE_INFINITY) return last ? text.length : undefined
    return !last && text[end] === '\r' && end === text.length - 1 ? undefined : end
  }
}

/** The next place of a sign, looked for only once, however often it is asked. */
export function positions(text: string, sign: string | null): (from: number) => number {
  let known = -1
  return (from) => {
    if (known >= from) return known
    const found = sign === null ? -1 : text.indexOf(sign, from)
    known = found === -1 ? Number.POSITIVE_INFINITY : found
    return known
  }
}
