/** A long text on one line: cut at the end of a word where there is one near. */
export function oneLine(text: string, longest = 80): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= longest) return line
  const cut = line.slice(0, longest - 1)
  const word = line.lastIndexOf(' ', longest - 1)
  // Half a letter outside the basic plane would be a box.
  const end = word > longest / 2 ? word : cut.replace(/[\ud800-\udbff]$/, '').length
  return `${cut.slice(0, end).replace(/[\s,;:–—-]+$/u, '')}…`
}
