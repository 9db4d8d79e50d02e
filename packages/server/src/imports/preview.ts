/** The first rows of a file, each with what will happen to it: the import itself, without keeping anything. */
import type { ImportPreview, Words } from '@kartoteka/model'
import { fileOf, isKept } from '../files/keep.ts'
import { Act } from '../records/act.ts'
import type { Asking } from '../records/asking.ts'
import { sayProblem } from './answers.ts'
import { formatNamed } from './formats/index.ts'
import { previewReturned } from './returning/preview.ts'
import { rowReader } from './row.ts'
import { type Became, takeRows } from './rows.ts'
import type { StoredImport } from './stored.ts'
import type { TableRow } from './table/dataRows.ts'
import { RowReader } from './table/rows.ts'
import type { TableShape } from './table/shape.ts'
import type { ImportWorld } from './world.ts'

const shown = 50
/** UTF-16 units after which no more rows are shown. */
const textShown = 4_000_000

export async function previewRows(
  { db, config }: ImportWorld,
  asking: Asking,
  stored: Pick<StoredImport, 'file' | 'plan' | 'act'>,
  words: Words,
): Promise<Pick<ImportPreview, 'rows' | 'looked'>> {
  const { file, plan, act: importAct } = stored
  if (file === null || !isKept(config.folder, file)) return { rows: [], looked: null }
  if (plan.returned) return previewReturned({ db, config }, asking, { file, plan }, words)
  const rows: TableRow[] = []
  let text = 0
  for await (const row of formatNamed(plan.shape.format).rows(fileOf(config.folder, file), plan.shape)) {
    rows.push(row)
    text += row.raw.length
    if (rows.length === shown || text > textShown) break
  }
  const act = new Act(db, asking)
  const read = rows.map(rowReader(plan, asking))
  const { taken } = await takeRows(db, act, read, { options: plan.options, importAct })
  const said = <Is extends string>(became: Became<Is> | null) =>
    became && {
      ...became,
      id: act.staged.get(became.id)?.before === undefined && act.staged.has(became.id) ? null : became.id,
    }
  const shownRows = taken.map(({ row, problems, client, person }, index) => ({
    line: row.line,
    cells: cellsOf(rows[index]!, plan.shape),
    problems: problems.map((problem) => sayProblem(words, problem)),
    client: said(client),
    person: said(person),
    returned: null,
  }))
  return { rows: shownRows, looked: null }
}

/** The cells of a row; of one that cannot be cut right, what stands between its separators, so that nothing is lost. */
export function cellsOf(
  row: Pick<TableRow, 'raw'> & { cells?: readonly string[] },
  signs: TableShape,
): readonly string[] {
  if (row.cells) return row.cells
  const [cut] = new RowReader(signs).read(row.raw, true)
  return cut && !cut.problem ? cut.cells : row.raw.split(signs.separator)
}
