import type { Problem, Words } from '@kartoteka/model'
import { sayFault } from '@kartoteka/model/words/words.ts'

/** What the server refused, in its own words. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

/** No answer came: the network, a proxy or the program is away. What was asked may or may not have happened. */
export class UnreachableError extends Error {
  constructor(cause?: unknown) {
    super('unreachable', { cause })
    this.name = 'UnreachableError'
  }
}

/** The problem in an answer; a proxy on the way may answer with a page of its own instead. */
export async function problemIn(answer: Response): Promise<ProblemError> {
  const type = answer.headers.get('content-type') ?? ''
  const body: unknown = type.includes('json') ? await answer.json().catch(() => undefined) : undefined
  return new ProblemError(isProblem(body) ? body : unnamed(answer))
}

/** One sentence for the reader, whatever went wrong. */
export function sayError(words: Words, error: unknown): string {
  if (error instanceof ProblemError) {
    const { code, params, problems = [] } = error.problem
    return (
      problems[0]?.sentence ?? (code in words.faults ? sayFault(words, code, params) : error.problem.title)
    )
  }
  return error instanceof UnreachableError ? words.frame.unreachable : words.frame.unexpected
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'status' in body

function unnamed({ status, statusText }: Response): Problem {
  const code = status === 404 ? 'noSuchAddress' : status === 413 ? 'tooLarge' : 'internal'
  return { type: 'about:blank', title: statusText, status, code, params: { number: status } }
}
