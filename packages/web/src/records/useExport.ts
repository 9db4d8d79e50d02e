/** A list, or what is chosen in it, as a file. */
import type { ExportFormat } from '@kartoteka/model'
import { sayError } from '../data/api.ts'
import { download, downloadAsked } from '../data/files.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import type { ListAddress } from './useListAddress.ts'

export interface Exported {
  readonly address: ListAddress
  /** What is shown, in its order. */
  readonly columns: readonly string[]
  /** The records that are chosen, in the order in which they stand there; none means the whole list. */
  readonly chosen: readonly string[]
}

export function useExport({ address: { entity, where, sort }, columns, chosen }: Exported) {
  const words = useWords()
  return (format: ExportFormat): void => {
    const path = `/api/${entity.plural}/export`
    if (chosen.length > 0) {
      downloadAsked(path, { format, ids: chosen, columns }).catch((error: unknown) =>
        notifyWrong(sayError(words, error)),
      )
      return
    }
    const asked = { format, sort, columns: columns.join(','), ...(where && { where: JSON.stringify(where) }) }
    download(`${path}?${new URLSearchParams(asked)}`)
  }
}
