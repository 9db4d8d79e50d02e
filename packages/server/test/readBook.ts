/** Workbooks as an import sees them, and as a spreadsheet would save them again. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bookOf } from '../src/exports/workbook/book.ts'
import { openWorkbook } from '../src/imports/workbook/book.ts'
import { rowsOf } from '../src/imports/workbook/sheet.ts'

/** Every sheet by its name, with its rows. */
export async function readBook(bytes: Buffer): Promise<Readonly<Record<string, string[][]>>> {
  const folder = await mkdtemp(join(tmpdir(), 'kartoteka-book-'))
  try {
    const path = join(folder, 'book.xlsx')
    await writeFile(path, bytes)
    const book = await openWorkbook(path)
    const sheets: Record<string, string[][]> = {}
    for (const { name, part } of book.sheets) {
      sheets[name] = []
      for await (const { cells } of rowsOf(book, part)) sheets[name].push(cells.map((cell) => cell ?? ''))
    }
    return sheets
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A workbook of these rows, the first with the headings; all is text, which is the worst that Excel makes of what it shows. */
export async function bookOfTexts([headings = [], ...rows]: readonly (readonly string[])[]): Promise<Buffer> {
  async function* pages() {
    yield rows.map((row) => headings.map((_, at) => ({ text: row[at] ?? '' })))
  }
  const columns = headings.map((heading) => ({ heading, width: 9, style: 'text' as const }))
  const pieces: Buffer[] = []
  for await (const piece of bookOf({ name: 'x', columns, pages: pages() })) pieces.push(piece)
  return Buffer.concat(pieces)
}
