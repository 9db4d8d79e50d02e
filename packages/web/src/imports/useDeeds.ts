import type { ImportAnswer, ImportPreview, ImportRequest } from '@kartoteka/model'
import { useRef, useState } from 'react'
import { sayError, send } from '../data/api.ts'
import { queries } from '../data/query.ts'
import { useWords } from '../words/useWords.tsx'
import { importKey, keep, keepPreview } from './useImport.ts'

export type Deed = 'check' | 'run' | 'cancel' | 'undo'

export interface Deeds {
  /** What was said of the file and is not answered yet: shown as if it were. */
  readonly said: ImportRequest | undefined
  /** Why the last thing could not be done. */
  readonly wrong: string | undefined
  change(request: ImportRequest): Promise<void>
  act(deed: Deed): Promise<void>
}

/**
 * What can be done with an import. Changes follow one another as fast as a list is gone through by arrow keys: each waits
 * for the one before, and those that wait go together. Whatever is done then waits for all of them.
 */
export function useDeeds(id: string): Deeds {
  const words = useWords()
  const [said, setSaid] = useState<ImportRequest>()
  const [wrong, setWrong] = useState<string>()
  const next = useRef<ImportRequest>(undefined)
  const sending = useRef<Promise<void>>(undefined)

  const attempt = async (work: () => Promise<void>) => {
    setWrong(undefined)
    try {
      await work()
    } catch (error) {
      setWrong(sayError(words, error))
      await queries.invalidateQueries({ queryKey: importKey(id) })
    }
  }
  const sendChanges = async () => {
    await attempt(async () => {
      while (next.current) {
        const request = next.current
        next.current = undefined
        const preview = await send<ImportPreview>('PATCH', `/api/imports/${id}`, request)
        if (!next.current) await keepPreview(preview)
      }
    })
    next.current = undefined
    sending.current = undefined
    setSaid(undefined)
  }
  return {
    said,
    wrong,
    change: (request) => {
      next.current = together(next.current, request)
      setSaid((before) => together(before, request))
      sending.current ??= sendChanges()
      return sending.current
    },
    act: async (deed) => {
      await sending.current
      await attempt(async () => keep(await send<ImportAnswer>('POST', `/api/imports/${id}/${deed}`)))
    },
  }
}

const together = (before: ImportRequest | undefined, request: ImportRequest): ImportRequest => ({
  ...before,
  ...request,
  ...(before?.options && request.options && { options: { ...before.options, ...request.options } }),
})
