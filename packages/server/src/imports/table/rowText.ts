/** Cells as a line of text, so that it can be cut into the same cells again. */
import type { TableShape } from './shape.ts'

export const rowText = (cells: readonly string[], { separator }: Pick<TableShape, 'separator'>): string =>
  cells.map((cell) => quoted(cell, separator)).join(separator)

export const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
