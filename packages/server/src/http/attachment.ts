import { fileNameOf } from '@kartoteka/model'
import type { FastifyReply } from 'fastify'

/** A name for the download; whatever it is made of, it ends the header nowhere. */
export const asAttachment = (reply: FastifyReply, name: string): void => disposed(reply, 'attachment', name)

/** To be looked at in a window. Only for what the program itself has made: nobody else's bytes are opened here. */
export const inWindow = (reply: FastifyReply, name: string): void => disposed(reply, 'inline', name)

/** What no file can be called on some system, and what nobody sees. */
const unusable = /[\p{C}\\/:*?"<>|]/gu

function disposed(reply: FastifyReply, how: 'attachment' | 'inline', name: string): void {
  const plain = fileNameOf(name.replace(unusable, '_'))
  // encodeURIComponent leaves four characters that the header may not have (RFC 8187).
  const encoded = encodeURIComponent(plain).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  void reply.header('content-disposition', `${how}; filename*=UTF-8''${encoded}`)
}
