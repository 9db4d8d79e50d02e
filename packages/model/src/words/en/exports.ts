/** What leaves the program as a file. */
export const exports = {
  /** The heading of the column by which a row is found again. */
  id: 'Kartoteka ID',
  toFile: 'Export',
} as const
