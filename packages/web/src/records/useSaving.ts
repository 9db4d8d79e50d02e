/** Saving a form, and everything that can come in between. */
import type { Entity, EntityName, Problem } from '@kartoteka/model'
import { useState } from 'react'
import { get, ProblemError, sayError, send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import type { Beside } from '../fields/field.ts'
import { notifyWrong } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import { type Disagreement, disagreements } from './conflict.ts'
import { nowKept } from './deeds.ts'
import type { Kept } from './rights.ts'
import type { RecordForm } from './useRecordForm.ts'

type Values = Readonly<Record<string, unknown>>

export interface Conflict {
  readonly now: Kept
  readonly open: readonly Disagreement[]
  readonly touched: Values
}

interface SavingOf {
  readonly name: EntityName
  readonly entity: Entity
  readonly form: RecordForm
  readonly fields: readonly string[]
  readonly base: Values
  readonly kept: Kept | undefined
  readonly version: number | undefined
  onSaved(record: Kept): void
}

export interface Saving {
  readonly busy: boolean
  /** How often it was refused: each time the first fault gets the focus. */
  readonly tries: number
  readonly conflict: Conflict | undefined
  /** The record was deleted, or the right to it lost, while one typed. */
  readonly lost: 'deleted' | 'forbidden' | undefined
  save(beside?: Beside): Promise<void>
  resolve(touched: Values): Promise<void>
  restore(): Promise<void>
  settle(): void
}

export function useSaving({ name, entity, form, fields, kept, version, onSaved }: SavingOf): Saving {
  const words = useWords()
  const [busy, setBusy] = useState(false)
  const [tries, setTries] = useState(0)
  const [conflict, setConflict] = useState<Conflict>()
  const [lost, setLost] = useState<Saving['lost']>()

  const store = async (touched: Values, seen: number | undefined, beside: Beside = {}) => {
    setBusy(true)
    try {
      const address = `/api/${entity.plural}`
      const record = kept
        ? await send<Kept>('PATCH', `${address}/${kept.id}`, { version: seen, ...touched, ...beside })
        : await send<Kept>('POST', address, { ...said(touched), ...beside })
      nowKept(name, record)
      // It stays busy: what is typed until the next screen stands would be lost.
      onSaved(record)
    } catch (error) {
      refusedBy(error, touched)
      setBusy(false)
    }
  }
  const refusedBy = (error: unknown, touched: Values) => {
    const problem: Problem | undefined = error instanceof ProblemError ? error.problem : undefined
    if (problem?.code === 'changedMeanwhile' && problem.now)
      setConflict(conflictOf(entity, touched, problem.now as Kept, problem))
    else if (problem?.code === 'notFound') setLost('deleted')
    else if (problem?.code === 'forbidden') setLost('forbidden')
    else if (problem?.problems?.length) {
      form.accept(problem)
      setTries((count) => count + 1)
    } else notifyWrong(sayError(words, error))
  }
  const save = async (beside?: Beside) => {
    if (busy) return
    const wanted = kept ? fields.filter((field) => field in form.typed) : fields
    const values = form.read(wanted)
    if (values === undefined) return setTries((count) => count + 1)
    if (kept && wanted.length === 0) return onSaved(kept)
    await store(values, version, beside)
  }
  return {
    busy,
    tries,
    conflict,
    lost,
    save,
    resolve: async (touched) => {
      if (conflict === undefined) return
      setConflict(undefined)
      if (Object.keys(touched).length === 0) {
        nowKept(name, conflict.now)
        return onSaved(conflict.now)
      }
      await store(touched, conflict.now.version)
    },
    restore: async () => {
      if (!kept || busy) return
      setBusy(true)
      try {
        nowKept(name, await send<Kept>('POST', `/api/${entity.plural}/${kept.id}/restore`))
        setLost(undefined)
      } catch (error) {
        notifyWrong(sayError(words, error))
      } finally {
        setBusy(false)
      }
    },
    settle: () => {
      setConflict(undefined)
      void queries.prefetchQuery({
        queryKey: keys.record(name, kept?.id ?? ''),
        queryFn: () => get(`/api/${entity.plural}/${kept?.id}`),
      })
    },
  }
}

const conflictOf = (entity: Entity, touched: Values, now: Kept, { conflicts = [] }: Problem): Conflict => ({
  now,
  touched,
  open: disagreements(
    entity,
    touched,
    now,
    conflicts.map(({ field }) => field),
  ),
})

/** Of a new record only what somebody said: the rest is empty anyway. */
const said = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
