/** The number in an address, where "+48 …" arrives as " 48 …" from programs that do not know better. */
export function calledIn(said: unknown): string {
  if (typeof said !== 'string') return ''
  return (/^\s+\d/.test(said) ? `+${said.trim()}` : said.trim()).slice(0, 40)
}

/** What a new client begins with who is calling just now: the number, and that they are a prospect. */
export const callerPreset = (number: string) => ({ phones: [number], roles: ['prospect'] })
