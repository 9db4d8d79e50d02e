/** Pictures that fields hold: sent before the record that names them is kept, and shown to whoever may see it. */
import type { Readable } from 'node:stream'
import { type PictureAnswer, scopeOf } from '@kartoteka/model'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { fileOf, isKept } from '../files/keep.ts'
import { seenPicture, withPictures } from '../pictures/kept.ts'
import { takePicture } from '../pictures/take.ts'
import type { Press } from '../print/press.ts'
import type { Asking } from '../records/asking.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'
import { isKnown, sendFile } from './sendFile.ts'

/** Registers POST /api/pictures and GET /api/pictures/:hash. */
export async function pictureRoutes(app: FastifyInstance, context: Context, press: Press): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    scope.post('/api/pictures', async (request, reply) => {
      const { user } = await askingOf(context, request)
      if (!mayBring(user)) throw new Fault('forbidden')
      const coming = (request.body ?? []) as Readable
      if (!(Symbol.asyncIterator in coming) && !Array.isArray(coming)) throw new Fault('badRequest')
      const taken: PictureAnswer = await takePicture(context, press, user.id, coming)
      return reply.code(201).send(taken)
    })
  })

  app.get<{ Params: { hash: string } }>('/api/pictures/:hash', async (request, reply) => {
    const asking = await askingOf(context, request)
    const { hash } = request.params
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Fault('notFound')
    const seen = await seenPicture(context.db, asking, hash)
    const { folder } = context.config
    if (!seen || !isKept(folder, hash)) throw new Fault('notFound')
    // A26: taken for a picture by its content when it came, and never anything else.
    void reply
      .type(seen.mediaType)
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-cache')
    if (isKnown(request, reply, hash)) return reply.send()
    return sendFile(request, reply, fileOf(folder, hash), hash)
  })
}

/** Whoever may fill some field that holds one. */
const mayBring = (user: Asking['user']): boolean =>
  withPictures.some(({ name }) =>
    (['create', 'edit'] as const).some((verb) => scopeOf(user, name, verb) !== 'none'),
  )
