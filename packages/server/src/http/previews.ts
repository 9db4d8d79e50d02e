/** What a content looks like: pictures that the server has made of it, or its first words. Never the content itself. */
import { open } from 'node:fs/promises'
import { type Look, lookOf, shownText, type TextAnswer } from '@kartoteka/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contentOf } from '../attachments/content.ts'
import { Fault } from '../errors.ts'
import { fileOf } from '../files/keep.ts'
import { decoded, guessEncoding } from '../imports/table/encoding.ts'
import { openDarkroom } from '../previews/darkroom.ts'
import { openPreviews } from '../previews/previews.ts'
import { askingOf } from './asking.ts'
import { asAttachment } from './attachment.ts'
import type { Context } from './context.ts'
import { idOf } from './records.ts'
import { isKnown, sendFile } from './sendFile.ts'

interface Asked {
  Params: { id: string }
  Querystring: { version?: string }
}

/** Registers thumbnail, preview and text of an attachment. `prepare` makes the pictures of a content before anybody asks. */
export function previewRoutes(app: FastifyInstance, context: Context): { prepare(content: Shown): void } {
  const { folder } = context.config
  const darkroom = openDarkroom()
  app.addHook('onClose', () => darkroom.close())
  const pictures = openPreviews(folder, darkroom)
  const shown = async (request: FastifyRequest<Asked>, look: Look) => {
    const asking = await askingOf(context, request)
    const { params, query } = request
    const content = await contentOf(context.db, folder, asking, idOf(params.id), query.version)
    if (lookOf(content.mediaType) !== look) throw new Fault('notFound')
    return content
  }

  for (const size of ['thumbnail', 'preview'] as const)
    app.get<Asked>(`/api/attachments/:id/${size}`, async (request, reply) => {
      const { name, hash } = await shown(request, 'picture')
      // A07: asked again at each look, or whoever has lost the right would go on seeing it.
      void reply.header('cache-control', 'private, no-cache').header('vary', 'Cookie, Authorization')
      const mark = `${hash}.${size}`
      if (isKnown(request, reply, mark)) return reply.send()
      const path = await pictures.pathOf(hash, size)
      asAttachment(reply, `${name}.webp`)
      // A26: even this, which the server has drawn itself, is no page.
      void reply.type('image/webp').header('content-security-policy', "sandbox; default-src 'none'")
      return sendFile(request, reply, path, mark)
    })

  app.get<Asked>('/api/attachments/:id/text', async (request): Promise<TextAnswer> => {
    const { hash } = await shown(request, 'text')
    const bytes = await beginningOf(fileOf(folder, hash))
    const cut = bytes.length > shownText
    const seen = bytes.subarray(0, shownText)
    const { encoding } = guessEncoding(seen)
    const text = decoded(seen, encoding)
    // The last letter may be cut in two.
    return { text: cut ? text.replace(/\ufffd$/, '') : text, encoding, cut }
  })

  return {
    prepare: ({ hash, mediaType }) => {
      if (lookOf(mediaType) === 'picture') void pictures.pathOf(hash, 'thumbnail').catch(() => {})
    },
  }
}

interface Shown {
  readonly hash: string
  readonly mediaType: string
}

/** One byte more than is shown, so that the end is told from a cut. */
async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(shownText + 1), 0, shownText + 1, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
