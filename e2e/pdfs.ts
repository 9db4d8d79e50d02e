/** PDF for tests: one line on each page, a script that begins by itself, and a link that leads nowhere good. */
export function pdfOf(lines: readonly string[]): Buffer {
  const pages = lines.map((_, index) => 5 + 2 * index)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    '<< /Type /Annot /Subtype /Link /Rect [0 0 400 400] /A << /S /URI /URI (javascript:alert\\(2\\)) >> >>',
    ...lines.flatMap((line, index) => {
      const drawing = `BT /F1 24 Tf 60 700 Td (${line}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] /Contents ${6 + 2 * index} 0 R
          /Resources << /Font << /F1 3 0 R >> >> >>`,
        stream('', drawing),
      ]
    }),
  ]
  return written(objects)
}

/** One page that needs what a PDF need not bring along: Chinese letters, and pictures that no browser knows (JPEG 2000, JBIG2). */
export function pdfOfRareKinds(): Buffer {
  const drawing =
    'BT /F1 40 Tf 60 700 Td <4E2D56FD> Tj ET q 100 0 0 100 60 500 cm /Grey Do Q q 100 0 0 100 60 300 cm /Black Do Q'
  const image = (filter: string, bits: number, data: string) =>
    stream(
      `/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent ${bits} /Filter /${filter}`,
      data,
    )
  return written([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
      /Resources << /Font << /F1 5 0 R >> /XObject << /Grey 8 0 R /Black 9 0 R >> >> >>`,
    stream('', drawing),
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 >>`,
    `<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0
      /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
    image('JPXDecode', 8, greyJpeg2000()),
    image('JBIG2Decode', 1, blackJbig2()),
  ])
}

/** Eight by eight points of JPEG 2000 in which nothing stands: then all of them are of a middle grey. */
function greyJpeg2000(): string {
  const size = `${word(0)}${long(8)}${long(8)}${long(0)}${long(0)}${long(8)}${long(8)}${long(0)}${long(0)}${word(1)}\x07\x01\x01`
  const coding = '\0\0\0\x01\0\0\x04\x04\0\x01'
  const quanta = '\x40\x40'
  // One packet, and it is empty.
  const packet = '\0'
  const tile = `${word(0)}${long(12 + 2 + packet.length)}\0\x01`
  const marked = (mark: string, data: string) => `\xff${mark}${word(data.length + 2)}${data}`
  return `\xff\x4f${marked('\x51', size)}${marked('\x52', coding)}${marked('\x5c', quanta)}${marked('\x90', tile)}\xff\x93${packet}\xff\xd9`
}

/** Eight by eight points of JBIG2 that are black because the page says that it begins so. */
const blackJbig2 = (): string =>
  `${long(0)}\x30\0\x01${long(19)}${long(8)}${long(8)}${long(0)}${long(0)}\x04${word(0)}`

const word = (value: number) => String.fromCharCode(value >> 8, value & 255)
const long = (value: number) => word(value >> 16) + word(value & 0xffff)

const stream = (of: string, data: string) => `<< ${of} /Length ${data.length} >>\nstream\n${data}\nendstream`

/** Objects, the first of them the catalogue, with their table; a sign is a byte. */
function written(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n'
  const places = objects.map((body, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}
