/** Polish addresses as registers write them: in capitals, and in one line. */

interface Address {
  readonly street?: string
  readonly postalCode: string
  readonly town: string
}

/** "UL. PROSTA 20, 00-850 WARSZAWA" taken apart; undefined if it is written otherwise. */
export function addressIn(line: string): Address | undefined {
  const [, street = '', postalCode = '', town = ''] = /^(.*?)[\s,]*\b(\d{2}-\d{3})\s+(.+)$/s.exec(line) ?? []
  if (town === '') return undefined
  return {
    ...(street !== '' && { street: calm(street.replace(/\s*\n\s*/g, ', ')) }),
    postalCode,
    town: calm(town),
  }
}

/** Words that stay small inside a name of a place or street. */
const small = new Set(['i', 'k', 'w', 'we', 'na', 'nad', 'pod', 'przy', 'od', 'do', 'ul', 'al', 'pl', 'os'])

/** "UL. JANA PAWŁA II 22" → "ul. Jana Pawła II 22"; what is not all in capitals is left as it is. */
export function calm(text: string): string {
  if (text !== text.toUpperCase()) return text
  return text.replace(/[\p{L}\d]+/gu, (word) => {
    const lower = word.toLowerCase()
    if (small.has(lower)) return lower
    // Kings and popes have numbers, houses letters: 12A, 3/5B.
    if (/^[IVX]{2,}$/.test(word) || /\d/.test(word) || word.length === 1) return word
    return word[0] + lower.slice(1)
  })
}
