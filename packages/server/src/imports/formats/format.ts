import type { Words } from '@kartoteka/model'
import type { TableRow } from '../table/dataRows.ts'
import type { TableGuess } from '../table/guess.ts'
import type { MappingGuess } from '../table/mapping.ts'
import type { TableProblem } from '../table/problem.ts'
import type { FileShape, TableShape } from '../table/shape.ts'

/** What the user has said of how a file is to be read. */
export type SaidOfShape = Partial<Pick<TableShape, 'encoding' | 'separator' | 'headingLine'>> & {
  readonly sheet?: string
}

export interface FileGuess extends TableGuess {
  readonly shape: FileShape
  /** The sheets of a workbook by name, in their order. */
  readonly sheets: readonly string[]
  /** What the columns fill, where the file says it and nothing is to be guessed. */
  readonly mapping?: MappingGuess
}

/** A kind of file whose content can be seen as a table. */
export interface Format {
  /**
   * How the table lies in the file, or why it is none.
   *
   * @throws what the file system says when the file cannot be read
   */
  guess(
    path: string,
    said: SaidOfShape,
    words: Words,
  ): Promise<FileGuess | { readonly problem: TableProblem }>
  /**
   * The rows of data, one after the other, in flat memory. Leaving the loop early closes the file.
   *
   * @param heard is told how many bytes of the file are read
   */
  rows(path: string, shape: FileShape, heard?: (bytes: number) => void): AsyncGenerator<TableRow, void, void>
}
