/** Signs that turn the direction of what follows: "umowa‮fdp.exe" would be read as "umowaexe.pdf". */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Whether a file can be called this: one name and no path, and read as it is written. */
export const isFileName = (name: string): boolean =>
  !/[\\/]/.test(name) && !/^\.{1,2}$/.test(name.trim()) && !turning.test(name)

/** The name of a file as somebody's computer gives it, as one that can be kept: at most 200 characters, its ending whole. */
export function fileNameOf(raw: string): string {
  const name = (raw.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f\ufffd]/gu, '')
    .replace(new RegExp(turning, 'gu'), '')
    .replace(/\s+/gu, ' ')
    .trim()
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? ''
  const cut =
    name.length <= 200
      ? name
      : name
          .slice(0, 200 - ending.length)
          // A sign that was cut in two is none.
          .replace(/[\ud800-\udbff]$/, '')
          .trimEnd() + ending
  return cut === '' || !isFileName(cut) ? '_' : cut
}
