import type { ImportPreview } from '@kartoteka/model'
import { problemIn, UnreachableError } from '../data/problem.ts'

/** Brings a file to the server; it is only kept there, nothing is imported yet. Throws ProblemError or UnreachableError. */
export async function upload(file: File): Promise<ImportPreview> {
  const body = new FormData()
  body.append('file', file, file.name)
  const answer = await fetch('/api/imports', { method: 'POST', body, credentials: 'same-origin' }).catch(
    () => {
      throw new UnreachableError()
    },
  )
  if (!answer.ok) throw await problemIn(answer)
  return (await answer.json()) as ImportPreview
}
