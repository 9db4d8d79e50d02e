/** The kinds of files that can be brought in, and how each is read. */
import { open } from 'node:fs/promises'
import type { TableFormat } from '../table/shape.ts'
import type { Format } from './format.ts'
import { text } from './text.ts'
import { workbook } from './workbook.ts'

export type { FileGuess, SaidOfShape } from './format.ts'

const formats: Readonly<Record<TableFormat, Format>> = { text, workbook }

export const formatNamed = (name: TableFormat): Format => formats[name]

/** Of which kind a file is, by its first bytes; a name says nothing. */
export async function formatOf(path: string): Promise<Format> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    const begin = buffer.toString('latin1', 0, bytesRead)
    return begin === 'PK\x03\x04' || begin === 'PK\x05\x06' ? formats.workbook : formats.text
  } finally {
    await file.close()
  }
}
