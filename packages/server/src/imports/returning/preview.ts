/** The rows of a file that comes back that change something: each cell as it is and as it will be. */
import type { ImportPreview, ImportPreviewRow, ImportReturnedRow, Words } from '@kartoteka/model'
import { cellOf } from '../../exports/cells.ts'
import { contentOf } from '../../exports/mark.ts'
import { fileOf } from '../../files/keep.ts'
import { Act } from '../../records/act.ts'
import type { Asking } from '../../records/asking.ts'
import { sayProblem } from '../answers.ts'
import { formatNamed } from '../formats/index.ts'
import { cellsOf } from '../preview.ts'
import type { Plan, StoredImport } from '../stored.ts'
import type { TableRow } from '../table/dataRows.ts'
import { readerOf, takeBack } from '../takes.ts'
import type { ImportWorld } from '../world.ts'
import { type InFile, inFile, type ReturnedRead } from './read.ts'
import type { ReturnedTaken } from './rows.ts'

const shown = 50
/** Rows that are looked through for such that change something; what is behind them is told by the check of the whole file. */
const mostLooked = 50_000

export async function previewReturned(
  { db, config }: Pick<ImportWorld, 'db' | 'config'>,
  asking: Asking,
  { file, plan }: { readonly file: NonNullable<StoredImport['file']>; readonly plan: Plan },
  words: Words,
): Promise<Pick<ImportPreview, 'rows' | 'looked'>> {
  const read = (await readerOf(plan, asking)) as (row: TableRow) => ReturnedRead
  const found: { readonly row: TableRow; readonly read: ReturnedRead }[] = []
  const looked = { rows: 0, all: true }
  for await (const row of formatNamed(plan.shape.format).rows(fileOf(config.folder, file), plan.shape)) {
    if (found.length === shown || looked.rows === mostLooked) {
      looked.all = false
      break
    }
    looked.rows += 1
    const each = read(row)
    if (each.problems.length > 0 || each.of === null || each.touched.length > 0)
      found.push({ row, read: each })
  }
  const act = new Act(db, asking)
  const { taken } = await takeBack(
    db,
    act,
    plan,
    found.map((each) => each.read),
  )
  const around = await inFile(asking, plan.returned!)
  const rows = taken.flatMap((each, at): readonly ImportPreviewRow[] => {
    const returned = shownAs(each, around)
    if (!returned) return []
    const problems = each.problems.map((problem) => sayProblem(words, problem))
    const cells = cellsOf(found[at]!.row, plan.shape)
    return [{ line: each.row.line, cells, problems, client: null, person: null, returned }]
  })
  return { rows, looked }
}

/** Null for a row that changes nothing. */
function shownAs(
  { is, record, changes }: ReturnedTaken,
  { entity, around }: InFile,
): ImportReturnedRow | null {
  if (is === 'unchanged' || is === 'leftOut') return null
  const said = (value: unknown, name: string) =>
    contentOf(cellOf(value, { entity: entity.name, name, field: entity.fields[name]!, around }))
  return {
    is,
    id: is === 'new' ? null : (record?.id ?? null),
    name: record?.name ?? '',
    changes: changes.map(({ field, column, before, after }) => ({
      column,
      before: is === 'new' ? '' : said(before, field),
      after: said(after, field),
    })),
  }
}
