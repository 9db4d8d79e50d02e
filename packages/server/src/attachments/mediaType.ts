/** What a content is, by its first bytes. The name only tells which of the formats that look alike it is. */

const signs: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '474946383761'],
  ['image/gif', 0, '474946383961'],
  ['image/webp', 8, '57454250'],
  ...['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'].map(
    (brand) => ['image/heic', 4, Buffer.from(`ftyp${brand}`).toString('hex')] as const,
  ),
  ['image/avif', 4, Buffer.from('ftypavif').toString('hex')],
  ['image/tiff', 0, '49492a00'],
  ['image/tiff', 0, '4d4d002a'],
  ['image/tiff', 0, '49492b00'],
  ['image/tiff', 0, '4d4d002b'],
  ['application/pdf', 0, '255044462d'],
  ['application/zip', 0, '504b0304'],
  ['application/x-ole-storage', 0, 'd0cf11e0a1b11ae1'],
  ['video/mp4', 4, '66747970'],
]

const inZip: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}
const inOle: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  msg: 'application/vnd.ms-outlook',
}
const unknown = 'application/octet-stream'

/** @param head the first 4,096 bytes, or all there are */
export function mediaTypeOf(head: Buffer, name: string): string {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const sign = signs.find(
    ([, at, bytes]) => head.subarray(at, at + bytes.length / 2).toString('hex') === bytes,
  )
  const type = sign?.[0]
  if (type === 'application/zip') return inZip[ending] ?? type
  if (type === 'application/x-ole-storage') return inOle[ending] ?? unknown
  return type ?? (isText(head) || isOlderText(head, ending) ? 'text/plain' : unknown)
}

/** What is called so is a text in another encoding too, if nothing in it speaks against it. */
const textEndings = ['txt', 'csv', 'tsv', 'md', 'log', 'eml', 'json', 'xml', 'ini', 'ics', 'vcf']
/** Signs of control, but for tabs, ends of lines and of pages. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const control = /[\x00-\x08\x0b\x0e-\x1f\x7f]/

function isOlderText(head: Buffer, ending: string): boolean {
  if (!textEndings.includes(ending) || head.length === 0) return false
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return isWide || !control.test(head.toString('latin1'))
}

/** UTF-8 without any sign that no text has; the last letter may be cut off. */
function isText(head: Buffer): boolean {
  if (head.length === 0 || head.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
