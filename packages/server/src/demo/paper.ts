/** A sheet of paper as PDF, in a letter that every reader has. Enough for a contract of the demonstration firm. */

/** Polish letters, and how PDF calls them; they stand at the codes from 128 on. */
const letters: Readonly<Record<string, string>> = {
  ą: 'aogonek',
  ć: 'cacute',
  ę: 'eogonek',
  ł: 'lslash',
  ń: 'nacute',
  ó: 'oacute',
  ś: 'sacute',
  ź: 'zacute',
  ż: 'zdotaccent',
  Ć: 'Cacute',
  Ł: 'Lslash',
  Ó: 'Oacute',
  Ś: 'Sacute',
  Ż: 'Zdotaccent',
  '„': 'quotedblbase',
  '”': 'quotedblright',
  '§': 'section',
  '–': 'endash',
}
const codes = new Map(Object.keys(letters).map((letter, place) => [letter, 128 + place]))
const firstCode = 128
const [left, top, between] = [70, 760, 20]

const written = (line: string): string =>
  [...line]
    .map((letter) => {
      const code = codes.get(letter)
      if (code !== undefined) return `\\${code.toString(8)}`
      return '()\\'.includes(letter) ? `\\${letter}` : letter
    })
    .join('')

/** The first line is the heading. */
export function paperOf([heading = '', ...lines]: readonly string[]): Buffer {
  const drawing = [
    `BT /F1 18 Tf ${left} ${top} Td (${written(heading)}) Tj /F1 11 Tf 0 ${-2 * between} Td`,
    ...lines.map((line) => `(${written(line)}) Tj 0 ${-between} Td`),
    'ET',
  ].join('\n')
  const names = Object.values(letters)
    .map((name) => `/${name}`)
    .join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (pl) >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding
      /Differences [${firstCode} ${names}] >> >>`,
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((body, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${body}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}
