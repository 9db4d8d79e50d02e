import type { FastifyReply } from 'fastify'

/** A name for the download; whatever it is made of, it ends the header nowhere. */
export const asAttachment = (reply: FastifyReply, name: string): void => disposed(reply, 'attachment', name)

/** To be looked at in a window. Only for what the program itself has made: nobody else's bytes are opened here. */
export const inWindow = (reply: FastifyReply, name: string): void => disposed(reply, 'inline', name)

function disposed(reply: FastifyReply, how: 'attachment' | 'inline', name: string): void {
  const plain = name.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 120)
  void reply.header('content-disposition', `${how}; filename*=UTF-8''${encodeURIComponent(plain)}`)
}
