/** The kinds of files that can be brought in, and how each is read. */
import { open } from 'node:fs/promises'
import type { TableFormat } from '../table/shape.ts'
import { cards } from './cards.ts'
import type { Format } from './format.ts'
import { text } from './text.ts'
import { workbook } from './workbook.ts'

export type { FileGuess, SaidOfShape } from './format.ts'

const formats: Readonly<Record<TableFormat, Format>> = { text, workbook, cards }

/** Bytes. */
const looked = 256

export const formatNamed = (name: TableFormat): Format => formats[name]

/** Of which kind a file is, by its first bytes; a name says nothing. */
export async function formatOf(path: string): Promise<Format> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(looked), 0, looked, 0)
    // In UTF-16 every other byte is none of these letters.
    const begin = buffer.toString('latin1', 0, bytesRead).replaceAll('\0', '')
    if (begin.startsWith('PK\x03\x04') || begin.startsWith('PK\x05\x06')) return formats.workbook
    return /^(?:ï»¿|ÿþ|þÿ)?\s*BEGIN:VCARD\s/i.test(begin) ? formats.cards : formats.text
  } finally {
    await file.close()
  }
}
