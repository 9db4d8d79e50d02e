/** An import as it is told to whoever asks, its sentences in their language. */
import {
  type ImportAnswer,
  type ImportNotice,
  type ImportProblem,
  type Instant,
  sayRefusal,
  type Words,
} from '@kartoteka/model'
import type { Asking } from '../records/asking.ts'
import { offeredTo } from './plan.ts'
import type { RowProblem } from './row.ts'
import { type FileProblem, nothingUndone, nothingYet, type StoredImport } from './stored.ts'

export function answerOf(stored: StoredImport, asking: Asking, words: Words): ImportAnswer {
  const { id, user, name, size, state, plan, bytes, counts, checked, problem, act } = stored
  const { newLabels: _, ...zero } = nothingYet
  const { newLabels: __, ...counted } = { ...zero, newLabels: 0, ...counts }
  const { by: ___, ...undone } = { ...nothingUndone, ...stored.undone }
  return {
    id,
    user,
    name,
    size,
    state,
    shape: plan.shape,
    sheets: plan.sheets,
    confidence: plan.confidence,
    headings: plan.headings,
    targets: plan.targets,
    offered: offeredTo(asking),
    subject: plan.subject,
    options: plan.options,
    notices: plan.notices.map((notice) => sayNotice(words, notice)),
    problem: problem && sayNotice(words, problem),
    bytes,
    counts: counted,
    checked,
    undone: stored.undone && undone,
    act,
    createdAt: stored.createdAt as Instant,
    startedAt: stored.startedAt as Instant | null,
    endedAt: stored.endedAt as Instant | null,
  }
}

export const sayNotice = (words: Words, { code, params }: FileProblem): ImportNotice => ({
  code,
  params,
  sentence: sayRefusal(words, { code, params: named(words, params) }),
})

export const sayProblem = (words: Words, { column, code, params }: RowProblem): ImportProblem => ({
  column,
  code,
  params,
  sentence: sayRefusal(words, { code, params: named(words, params) }),
})

/** An encoding by the name that people know. */
function named({ imports }: Words, params: FileProblem['params']): FileProblem['params'] {
  const { encoding } = params
  const name = typeof encoding === 'string' && (imports.encodings as Record<string, string>)[encoding]
  return name ? { ...params, encoding: name } : params
}
