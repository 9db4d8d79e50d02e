/** What stands behind the "?" of an address: plain text as people read and write it, lists and objects as JSON. */

type Search = Readonly<Record<string, unknown>>

export const readSearch = (text: string): Record<string, unknown> =>
  Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, meaning(value)]))

export function writeSearch(search: Search): string {
  const said = Object.entries(search)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)])
  const text = new URLSearchParams(said as [string, string][]).toString()
  // Legible where it does no harm: "?labels=a,b&due=..2026-03-31".
  return text === '' ? '' : `?${text.replaceAll('%2C', ',').replaceAll('%3A', ':')}`
}

function meaning(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
