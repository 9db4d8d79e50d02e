import type { FastifyReply } from 'fastify'

/** A name for the download; whatever it is made of, it ends the header nowhere. */
export function asAttachment(reply: FastifyReply, name: string): void {
  const plain = name.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 120)
  void reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(plain)}`)
}
