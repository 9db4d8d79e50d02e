/** Contents of attachments: sent piece by piece, downloaded, and their versions. */
import type { Readable } from 'node:stream'
import type { UploadAnswer, VersionsAnswer } from '@kartoteka/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contentOf, readableAttachment } from '../attachments/content.ts'
import {
  asVersion,
  beginUpload,
  demandGrowing,
  dropUpload,
  lastBegun,
  makeCurrent,
  readUploadRequest,
  settleUpload,
  takePiece,
  type Upload,
  uploadOf,
} from '../attachments/uploads.ts'
import { versionOf, versionsOf } from '../attachments/versions.ts'
import { Fault } from '../errors.ts'
import { dropComing, fileOf } from '../files/keep.ts'
import { visibleTo } from '../records/stored.ts'
import { askingOf } from './asking.ts'
import { asAttachment } from './attachment.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'
import { doingOnce } from './doingOnce.ts'
import { previewRoutes } from './previews.ts'
import { bodyOf, idOf } from './records.ts'
import { sendFile } from './sendFile.ts'

interface WithId {
  Params: { id: string }
}
interface OfVersion extends WithId {
  Querystring: { version?: string }
}

const answerOf = ({ id, attachment, name, size, offset, done }: Upload): UploadAnswer => ({
  id,
  attachment,
  name,
  size,
  offset,
  done,
})

/** Registers what the attachments have besides the addresses of every entity. */
export async function attachmentRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context
  const { folder } = context.config
  const { prepare } = previewRoutes(app, context)

  app.post<WithId>('/api/attachments/:id/uploads', async (request, reply) => {
    const said = readUploadRequest(bodyOf(request.body))
    const id = idOf(request.params.id)
    let begun: string | undefined
    return doingOnce(context, request, reply, {
      status: 201,
      work: async (queries, asking) => {
        await demandGrowing({ ...db, ...queries }, asking, id)
        begun = await beginUpload(queries, asking, id, said)
      },
      // Where the program died before it answered, another request asks what was begun.
      body: async (asking) =>
        answerOf(await uploadOf(db, asking, begun ?? (await lastBegun(db, asking, id)))),
    })
  })

  app.get<WithId>('/api/uploads/:id', async (request) => {
    const asking = await askingOf(context, request)
    return answerOf(await uploadOf(db, asking, idOf(request.params.id)))
  })

  app.delete<WithId>('/api/uploads/:id', async (request, reply) => {
    await dropUpload(db, folder, await askingOf(context, request), idOf(request.params.id))
    return reply.code(204).send()
  })

  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    scope.patch<WithId & { Querystring: { offset?: string } }>('/api/uploads/:id', async (request, reply) => {
      const asking = await askingOf(context, request)
      const { offset = '' } = request.query
      if (!/^\d{1,10}$/.test(offset)) throw new Fault('badRequest')
      const upload = await uploadOf(db, asking, idOf(request.params.id))
      await demandGrowing(db, asking, upload.attachment)
      const pieces = (request.body ?? []) as Readable
      const taken = await takePiece(db, folder, upload, Number(offset), pieces)
      if (!taken.done && taken.offset === taken.size) return finish(request, reply, taken)
      return now(request, upload.id)
    })
  })

  /** As it is kept: another request may have brought it to its end meanwhile, and taken away what had come. */
  async function now(request: FastifyRequest, id: string): Promise<UploadAnswer> {
    return answerOf(await uploadOf(db, await askingOf(context, request), id))
  }

  async function finish(request: FastifyRequest, reply: FastifyReply, upload: Upload): Promise<unknown> {
    const content = await settleUpload(db, folder, upload)
    if (!content) return now(request, upload.id)
    try {
      const answer = await doing(context, request, reply, {
        name: 'attachment.upload',
        work: (act) => makeCurrent(act, upload.attachment, upload, content),
        also: (_, asking) => asVersion(asking, upload, content),
        body: () => answerOf({ ...upload, done: true }),
      })
      await dropComing(folder, upload.id)
      prepare(content)
      return answer
    } catch (error) {
      // Another request may have brought the same piece to the same end.
      const found = await now(request, upload.id)
      if (!found.done) throw error
      return found
    }
  }

  app.get<WithId>('/api/attachments/:id/versions', async (request): Promise<VersionsAnswer> => {
    const asking = await askingOf(context, request)
    const { id } = await readableAttachment(db, asking, idOf(request.params.id))
    return { versions: await versionsOf(db, id, asking.user.hidden.attachment) }
  })

  app.post<{ Params: { id: string; version: string } }>(
    '/api/attachments/:id/versions/:version/current',
    async (request, reply) => {
      const [id, version] = [idOf(request.params.id), idOf(request.params.version)]
      await readableAttachment(db, await askingOf(context, request), id)
      const earlier = await versionOf(db, id, version)
      return doing(context, request, reply, {
        name: 'attachment.revert',
        work: (act) => makeCurrent(act, id, earlier, earlier),
        body: (record, { user }) => visibleTo(user.hidden.attachment, record),
      })
    },
  )

  app.get<OfVersion>('/api/attachments/:id/content', async (request, reply) => {
    const asking = await askingOf(context, request)
    const { params, query } = request
    const { name, hash } = await contentOf(db, folder, asking, idOf(params.id), query.version)
    asAttachment(reply, name)
    // A26: whatever it is, it is saved and never opened here.
    void reply
      .type('application/octet-stream')
      .header('content-security-policy', "sandbox; default-src 'none'")
    return sendFile(request, reply, fileOf(folder, hash), hash)
  })
}
