import type { ImportPreview } from '@kartoteka/model'
import { askingAgain, randomKey } from '../data/api.ts'
import { UnreachableError } from '../data/problem.ts'
import { waiting } from '../data/waiting.ts'

/**
 * Brings a file to the server; it is only kept there, nothing is imported yet. Throws ProblemError or UnreachableError,
 * the latter also when it is given up.
 *
 * @param sent hears the share that has gone out, from 0 to 1
 */
export async function upload(
  file: File,
  givenUp: AbortSignal,
  sent: (share: number) => void,
): Promise<ImportPreview> {
  // The same key, however often it must be sent: one import.
  const key = randomKey()
  const done = waiting.begin()
  try {
    return (await askingAgain(() => post(file, key, givenUp, sent))) as ImportPreview
  } finally {
    done()
  }
}

/** XMLHttpRequest, because fetch does not tell how far it is. */
const post = (file: File, key: string, givenUp: AbortSignal, sent: (share: number) => void) =>
  new Promise<Response>((resolve, reject) => {
    if (givenUp.aborted) return reject(new UnreachableError())
    const body = new FormData()
    body.append('file', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', '/api/imports')
    request.setRequestHeader('Idempotency-Key', key)
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.upload.onprogress = ({ loaded, total }) => sent(total > 0 ? loaded / total : 0)
    request.onerror = () => reject(new UnreachableError())
    request.onabort = () => reject(new UnreachableError())
    request.onload = () => {
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' }
      resolve(new Response(request.response, { status: request.status, headers }))
    }
    givenUp.addEventListener('abort', () => request.abort())
    request.send(body)
  })
