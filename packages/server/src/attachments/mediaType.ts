/** What a content is, by its first bytes. The name only tells which of the formats that look alike it is. */

const signs: readonly (readonly [type: string, at: number, bytes: string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '474946383761'],
  ['image/gif', 0, '474946383961'],
  ['image/webp', 8, '57454250'],
  ['image/heic', 4, '6674797068656963'],
  ['image/heic', 4, '6674797068656978'],
  ['image/heic', 4, '667479706d696631'],
  ['image/tiff', 0, '49492a00'],
  ['image/tiff', 0, '4d4d002a'],
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
  return type ?? (isText(head) ? 'text/plain' : unknown)
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
