/** Lists and records as files. Addresses stand in the comments. */

/** A workbook, a text table, address cards. */
export const exportFormats = ['xlsx', 'csv', 'vcard'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What of it an entity can be written as: only whom one calls and writes to has an address card. */
export const exportFormatsOf = ({ name }: { readonly name: string }): readonly ExportFormat[] =>
  name === 'client' || name === 'person' ? exportFormats : ['xlsx', 'csv']

/** Records that one request may name. */
export const mostExported = 10_000

/**
 * POST /api/<plural>/export: the records that were chosen, in this order; those that the reader may not take out are left
 * out. A list goes by GET with `format`, `where`, `sort` and `columns`. The answer is the file.
 */
export interface ExportRequest {
  readonly format: ExportFormat
  readonly ids: readonly string[]
  /** Names of fields; the list's own if there are none. */
  readonly columns?: readonly string[]
}
