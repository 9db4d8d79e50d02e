/** Contents of attachments: sent piece by piece, downloaded, looked at, and their versions. */
import type { Readable } from 'node:stream'
import {
  type Attachment,
  isId,
  shownPictures,
  type UploadAnswer,
  type VersionsAnswer,
} from '@kartoteka/model'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  asVersion,
  attachments,
  beginUpload,
  demandGrowing,
  lastBegun,
  makeCurrent,
  readUploadRequest,
  settleUpload,
  takePiece,
  type Upload,
  uploadOf,
} from '../attachments/uploads.ts'
import { versionOf, versionsOf } from '../attachments/versions.ts'
import { codeOf } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { dropComing, fileOf, isKept } from '../files/keep.ts'
import type { Asking } from '../records/asking.ts'
import { loadReadable } from '../records/load.ts'
import { type Stored, visibleTo } from '../records/stored.ts'
import { askingOf } from './asking.ts'
import { asAttachment } from './attachment.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'
import { doingOnce } from './doingOnce.ts'
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
  const readableOne = async ({ user, settings }: Asking, id: string): Promise<Stored> => {
    const [record] = await loadReadable(db, user, settings.whole(attachments), [id])
    if (!record || record.deletedAt !== null) throw new Fault('notFound')
    return record
  }

  app.post<WithId>('/api/attachments/:id/uploads', async (request, reply) => {
    const said = readUploadRequest(bodyOf(request.body))
    const id = idOf(request.params.id)
    let begun: string | undefined
    return doingOnce(context, request, reply, {
      status: 201,
      work: async (queries, asking) => {
        await demandGrowing(db, asking, id)
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

  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    scope.patch<WithId & { Querystring: { offset?: string } }>('/api/uploads/:id', async (request, reply) => {
      const asking = await askingOf(context, request)
      const { offset = '' } = request.query
      if (!/^\d{1,10}$/.test(offset)) throw new Fault('badRequest')
      const upload = await uploadOf(db, asking, idOf(request.params.id))
      await demandGrowing(db, asking, upload.attachment)
      const pieces = (request.body ?? []) as Readable
      const taken = await takePiece(db, folder, upload, Number(offset), pieces).catch(explained)
      if (taken.done || taken.offset < taken.size) return answerOf(taken)
      return finish(request, reply, taken)
    })
  })

  async function finish(request: FastifyRequest, reply: FastifyReply, upload: Upload): Promise<unknown> {
    const content = await settleUpload(db, folder, upload).catch(explained)
    if (!content) return answerOf({ ...upload, offset: 0 })
    try {
      const answer = await doing(context, request, reply, {
        name: 'attachment.upload',
        work: (act) => makeCurrent(act, upload.attachment, upload, content),
        also: (_, asking) => asVersion(asking, upload, content),
        body: () => answerOf({ ...upload, done: true }),
      })
      await dropComing(folder, upload.id)
      return answer
    } catch (error) {
      // Another request may have brought the same piece to the same end.
      const now = await uploadOf(db, await askingOf(context, request), upload.id)
      if (!now.done) throw error
      return answerOf(now)
    }
  }

  app.get<WithId>('/api/attachments/:id/versions', async (request): Promise<VersionsAnswer> => {
    const asking = await askingOf(context, request)
    const { id } = await readableOne(asking, idOf(request.params.id))
    return { versions: await versionsOf(db, id, asking.user.hidden.attachment) }
  })

  app.post<{ Params: { id: string; version: string } }>(
    '/api/attachments/:id/versions/:version/current',
    async (request, reply) => {
      const [id, version] = [idOf(request.params.id), idOf(request.params.version)]
      await readableOne(await askingOf(context, request), id)
      const earlier = await versionOf(db, id, version)
      return doing(context, request, reply, {
        name: 'attachment.revert',
        work: (act) => makeCurrent(act, id, earlier, earlier),
        body: (record, { user }) => visibleTo(user.hidden.attachment, record),
      })
    },
  )

  /** What is asked for: what it holds now, or an earlier version. */
  const contentOf = async (request: FastifyRequest<OfVersion>) => {
    const asking = await askingOf(context, request)
    const record = await readableOne(asking, idOf(request.params.id))
    const { version } = request.query
    if (version !== undefined && !isId(version)) throw new Fault('notFound')
    const { name, hash, mediaType } = version
      ? await versionOf(db, record.id, version)
      : (record as unknown as Attachment)
    if (hash === null || !isKept(folder, hash)) throw new Fault('notFound')
    // A03: whoever may not see what it is called does not learn it by saving it.
    const called = asking.user.hidden.attachment?.includes('name') ? record.id : name
    return { name: called, hash, mediaType: mediaType ?? '' }
  }

  app.get<OfVersion>('/api/attachments/:id/content', async (request, reply) => {
    const { name, hash } = await contentOf(request)
    asAttachment(reply, name)
    // A26: whatever it is, it is saved and never opened here.
    void reply
      .type('application/octet-stream')
      .header('content-security-policy', "sandbox; default-src 'none'")
    return sendFile(request, reply, fileOf(folder, hash), hash)
  })

  app.get<OfVersion>('/api/attachments/:id/picture', async (request, reply) => {
    const { name, hash, mediaType } = await contentOf(request)
    if (!shownPictures.includes(mediaType)) throw new Fault('notFound')
    asAttachment(reply, name)
    void reply.type(mediaType).header('content-security-policy', "sandbox; default-src 'none'")
    void reply.header('cache-control', 'private, no-cache')
    if (request.headers['if-none-match'] === `"${hash}"`) return reply.code(304).send()
    return sendFile(request, reply, fileOf(folder, hash), hash)
  })
}

/** What the disk or the line says, as a fault that a person understands. */
function explained(error: unknown): never {
  if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT') throw new Fault('diskFull')
  throw error
}
