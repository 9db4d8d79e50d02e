/** Asking the registers about the numbers that stand in a form. */
import {
  type FoundAnswer,
  isRefusal,
  numberFor,
  type RegisterNumbers,
  type TaxNumber,
} from '@kartoteka/model'
import { useState } from 'react'
import { sayError, send } from '../data/api.ts'
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

export function useFound({ form, kept }: WrittenField): Found {
  const words = useWords()
  const { registers } = useSession()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly of: string; readonly answer: FoundAnswer }>()
  const value = (name: string) => {
    const read = form.value(name)
    return isRefusal(read) ? null : (read ?? null)
  }
  const numbers: RegisterNumbers = {
    taxNumber: value('taxNumber') as TaxNumber | null,
    euVat: value('euVat') as string | null,
  }
  const of = JSON.stringify(numbers)
  const answer = said?.of === of ? said.answer : undefined
  const isAskable = registers.some((register) => numberFor(register, numbers) !== undefined)
  const ask = async () => {
    if (answer || busy || !isAskable) return answer
    setBusy(true)
    try {
      const body = { ...(kept && { client: kept.id }), ...numbers }
      const found = await send<FoundAnswer>('POST', '/api/registers/find', body)
      setSaid({ of, answer: found })
      return found
    } catch (error) {
      notifyWrong(sayError(words, error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { numbers, isAskable, busy, answer, ask }
}
