/** A workbook as an import sees it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
