import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Whether the browser has what `mark` names already; then it is told so, and nothing else is to be done. To be asked after the rights:
 * knowing a mark gives none.
 */
export function isKnown({ headers }: FastifyRequest, reply: FastifyReply, mark: string): boolean {
  const etag = `"${mark}"`
  // A proxy that compresses on the way says W/ of it.
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (!known.includes(etag)) return false
  void reply.code(304).header('etag', etag)
  return true
}

/**
 * Answers with the file at `path`, or with the part of it that was asked for: a download that broke off goes on where it
 * stood. `mark` changes with the content; of a part of another content the whole is sent instead.
 */
export async function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  path: string,
  mark: string,
): Promise<FastifyReply> {
  const { size } = await stat(path)
  const etag = `"${mark}"`
  void reply.header('accept-ranges', 'bytes').header('etag', etag)
  const asked = headers['if-range'] === undefined || headers['if-range'] === etag ? headers.range : undefined
  const part = asked === undefined ? undefined : partOf(asked, size)
  if (part === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send()
  const { start, end } = part ?? { start: 0, end: size - 1 }
  if (part) void reply.code(206).header('content-range', `bytes ${start}-${end}/${size}`)
  return reply.header('content-length', end - start + 1).send(createReadStream(path, { start, end }))
}

/** One part; of several, or of what is no part, the whole is sent. */
function partOf(asked: string, size: number): { start: number; end: number } | 'none' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,12})-(\d{0,12})$/.exec(asked) ?? []
  if (from === '' && to === '') return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < start) return undefined
  return start >= size || end < start ? 'none' : { start, end }
}
