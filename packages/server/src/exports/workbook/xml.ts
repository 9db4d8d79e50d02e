/** Text as it stands in the XML of a workbook. */

// What XML 1.0 cannot hold. Stored texts have none of the control characters; the two last are letters to Unicode.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\r]/g
/** What Office would take for one of those, were it not marked as meant. */
const misread = /_(?=x[0-9A-Fa-f]{4}_)/g
const marked = (sign: string) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/** Text inside an element. Office reads "_x000D_" as the character, and "_x005F_" where such a thing is meant. */
export function cellXml(text: string): string {
  const safe = text.includes('_x') ? text.replace(misread, '_x005F_') : text
  return xml(safe.replace(unwritable, marked))
}

/** Text inside an element or an attribute. */
export const xml = (text: string): string =>
  /[&<>"]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
    : text

export const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
