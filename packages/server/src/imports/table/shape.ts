/** How a table lies in its file. Everything in it is guessed and may be said by the user instead. */

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'iso-8859-2',
  'koi8-r',
  'cp866',
] as const

export type Encoding = (typeof encodings)[number]

export const separators = [';', ',', '\t', '|'] as const

export interface TableShape {
  readonly encoding: Encoding
  /** One character. A file's own `sep=` line may name any. */
  readonly separator: string
  readonly quote: '"' | "'" | null
  /** The physical line, from 1, on which the row of headings begins; what stands above it is no data. */
  readonly headingLine: number | null
  /** Cells a row has; empty ones beyond are dropped, missing ones at the end are filled in. */
  readonly columns: number
}

/** A text with separators, a spreadsheet, or address cards: in the last two nothing is cut by signs. */
export type TableFormat = 'text' | 'workbook' | 'cards'

export interface FileShape extends TableShape {
  readonly format: TableFormat
  /** The sheet of a workbook that is read. */
  readonly sheet: string | null
}

/** Excel's own way of telling the separator: a first line `sep=;`. */
export const separatorLine = /^"?sep=([^\r\n])"?(?:\r\n?|\n|$)/i
