/** Asking the registers about the numbers that stand in a form. */
import {
  type FoundAnswer,
  isRefusal,
  numberFor,
  type RegisterNumbers,
  type TaxNumber,
} from '@kartoteka/model'
import { useQuery } from '@tanstack/react-query'
import { sayError, send } from '../data/api.ts'
import { keys } from '../data/query.ts'
import type { WrittenField } from '../records/writtenFields.ts'
import { useSession } from '../session/session.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'

export interface Found {
  readonly numbers: RegisterNumbers
  /** Whether a register that is on knows such numbers. */
  readonly isAskable: boolean
  readonly busy: boolean
  /** What was said of the numbers as they stand now. */
  readonly answer: FoundAnswer | undefined
  /** Asks unless it is known; undefined when nothing could be asked. */
  ask(): Promise<FoundAnswer | undefined>
}

export function useFound({ name, form, kept }: WrittenField): Found {
  const words = useWords()
  const { registers } = useSession()
  const value = (field: string) => {
    const read = form.value(field)
    return isRefusal(read) ? null : (read ?? null)
  }
  const numbers: RegisterNumbers = {
    taxNumber: value('taxNumber') as TaxNumber | null,
    euVat: value('euVat') as string | null,
  }
  const body = { ...(kept && { client: kept.id }), ...numbers }
  const { data, isFetching, refetch } = useQuery({
    queryKey: keys.found(name, body),
    queryFn: () => send<FoundAnswer>('POST', '/api/registers/find', body),
    enabled: false,
    retry: false,
  })
  const isAskable = registers.some((register) => numberFor(register, numbers) !== undefined)
  const ask = async () => {
    if (!isAskable) return undefined
    // Whoever presses again wants to hear from those that were away.
    if (data && data.failures.length === 0) return data
    const asked = await refetch({ cancelRefetch: false })
    if (asked.isError) notifyWrong(sayError(words, asked.error))
    return asked.isError ? undefined : asked.data
  }
  return { numbers, isAskable, busy: isFetching, answer: data, ask }
}
