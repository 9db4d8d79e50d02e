/** Sheets of sticky labels, A4, as they are sold. Millimetres; `gap` lies between two columns. */
export interface LabelSheet {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
  readonly left: number
  readonly top: number
  readonly gap: number
}

export const labelSheets = {
  /** Avery L7160 and its like. */
  L7160: { width: 63.5, height: 38.1, columns: 3, rows: 7, left: 7.2, top: 15.1, gap: 2.5 },
  /** Avery L7163 and its like. */
  L7163: { width: 99.1, height: 38.1, columns: 2, rows: 7, left: 4.65, top: 15.1, gap: 2.5 },
  '70x37': { width: 70, height: 37, columns: 3, rows: 8, left: 0, top: 0.5, gap: 0 },
  '70x42.3': { width: 70, height: 42.3, columns: 3, rows: 7, left: 0, top: 0.45, gap: 0 },
  '105x42.3': { width: 105, height: 42.3, columns: 2, rows: 7, left: 0, top: 0.45, gap: 0 },
} as const satisfies Readonly<Record<string, LabelSheet>>

export type LabelSheetName = keyof typeof labelSheets
export const labelSheetNames = Object.keys(labelSheets) as readonly LabelSheetName[]
export const perSheet = ({ columns, rows }: LabelSheet): number => columns * rows
