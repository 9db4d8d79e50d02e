/** How the screens speak with the server. No write is lost or doubled: it is repeated under one key until answered. */
import { ProblemError, problemIn, UnreachableError } from './problem.ts'
import { waiting } from './waiting.ts'

export { ProblemError, sayError, UnreachableError } from './problem.ts'

export type Method = 'POST' | 'PATCH' | 'DELETE'

/** Milliseconds between the tries of one write; together about half a minute. */
const pauses = [300, 600, 1_200, 2_400, 4_800, 8_000, 12_000]
/** A try that hangs this long is given up: a cut cable says nothing. */
const patience = 30_000

let askToSignIn: (() => Promise<void>) | undefined

/** What to do when the session has ended: resolves when somebody signed in again. */
export function onSignedOut(ask: () => Promise<void>): void {
  askToSignIn = ask
}

/** GET. Throws ProblemError or UnreachableError; an aborted signal throws as fetch does. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await answered(() => reach(path, { signal: signal ?? null }))) as T
}

/** A write. Resolves with the answer (undefined if it has none), throws when refused or after half a minute. */
export async function send<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomKey() }
  const request = { method, headers, body: JSON.stringify(body ?? {}) }
  const done = waiting.begin()
  try {
    return (await answered(() => untilReached(path, request))) as T
  } finally {
    done()
  }
}

/** 128 random bits; crypto.randomUUID is missing over plain HTTP. */
export const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** The answer to a request of one's own making: what is refused is thrown; a session that has ended is signed in to again. */
export const askingAgain = <T = unknown>(
  ask: () => Promise<Response>,
  read?: (answer: Response) => Promise<T>,
): Promise<T> => answered(ask, read as undefined) as Promise<T>

const bodyIn = async (answer: Response): Promise<unknown> =>
  answer.status === 204 ? undefined : answer.json()

/** The answer's body; signs in over the screen and asks again if the session has ended. */
async function answered(ask: () => Promise<Response>, read = bodyIn): Promise<unknown> {
  const answer = await ask()
  if (answer.ok) return read(answer)
  const error = await problemIn(answer)
  if (error.problem.code !== 'notSignedIn' || askToSignIn === undefined) throw error
  await askToSignIn()
  return answered(ask, read)
}

async function untilReached(path: string, request: RequestInit): Promise<Response> {
  for (const pause of pauses) {
    const answer = await reach(path, { ...request, signal: AbortSignal.timeout(patience) }).catch(
      (error: unknown) => {
        if (error instanceof UnreachableError) return undefined
        throw error
      },
    )
    if (answer !== undefined && answer.status !== 502 && answer.status !== 503) return answer
    await waiting.pause(pause)
  }
  return reach(path, { ...request, signal: AbortSignal.timeout(patience) })
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    // Before signing in the server knows the reader's language by this alone.
    const headers = { 'Accept-Language': document.documentElement.lang, ...request.headers }
    return await fetch(path, { ...request, headers, credentials: 'same-origin' })
  } catch (error) {
    if (request.signal?.aborted && (error as Error).name === 'AbortError') throw error
    throw new UnreachableError(error)
  }
}

/** Whether it is worth asking again by itself. */
export const mayPass = (error: unknown): boolean =>
  error instanceof UnreachableError || (error instanceof ProblemError && error.problem.status >= 502)
