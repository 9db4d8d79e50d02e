/** The kinds of files that lists leave as. */
import { type Entity, type ExportFormat, exportFormatsOf } from '@kartoteka/model'
import { Fault } from '../errors.ts'
import { cardsOf } from './cards/cards.ts'
import { csvOf } from './csv.ts'
import { type Exporting, type TableAsked, tableOf } from './rows.ts'
import { xlsxOf } from './xlsx.ts'

interface Format {
  readonly ending: string
  readonly type: string
  /** What cannot be asked for is refused before the first byte leaves. */
  write(exporting: Exporting, entity: Entity, asked: TableAsked): Promise<AsyncIterable<string | Buffer>>
}

const formats: Readonly<Record<ExportFormat, Format>> = {
  xlsx: {
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (exporting, entity, asked) => {
      const { many } = exporting.words.records[entity.name as 'client']
      return xlsxOf(exporting, many, await tableOf(exporting, entity, asked))
    },
  },
  csv: {
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    write: async (exporting, entity, asked) => csvOf(exporting, await tableOf(exporting, entity, asked)),
  },
  vcard: {
    ending: 'vcf',
    type: 'text/vcard; charset=utf-8',
    write: cardsOf,
  },
}

/** The format of that name, if the entity leaves in it; else a fault. */
export function formatFor(entity: Entity, name: unknown): Format {
  const known = exportFormatsOf(entity).find((each) => each === name)
  if (!known) throw new Fault('badRequest')
  return formats[known]
}
