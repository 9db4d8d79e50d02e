/** Imports: a file brought in, its preview, running, stopping, taking back, the rows that were not taken. */
import { Readable } from 'node:stream'
import multipart from '@fastify/multipart'
import {
  entities,
  type ImportAnswer,
  type ImportPreview,
  type ImportsAnswer,
  largestImport,
  loadWords,
  scopeOf,
} from '@kartoteka/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Queries } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { answerOf } from '../imports/answers.ts'
import { bring, cancel, check, importTooLarge, replan, start, takeBack } from '../imports/deeds.ts'
import { previewRows } from '../imports/preview.ts'
import { rejectsOf } from '../imports/rejects.ts'
import { readRequest } from '../imports/request.ts'
import { importOf, importsOf, type StoredImport } from '../imports/stored.ts'
import { withNames } from '../journal/undone.ts'
import type { Asking } from '../records/asking.ts'
import { askingOf } from './asking.ts'
import { asAttachment } from './attachment.ts'
import type { Context } from './context.ts'
import { doingOnce } from './doingOnce.ts'
import { languageOf } from './problems.ts'
import { idOf } from './records.ts'

interface WithId {
  Params: { id: string }
}

type Deed = (queries: Queries, stored: StoredImport, asking: Asking) => Promise<void>

/** Bytes of a request that are not its file. */
const besideFile = 100_000

/** Registers the addresses below /api/imports. */
export async function importRoutes(app: FastifyInstance, context: Context): Promise<void> {
  const { db } = context
  const named = async (asking: Asking, stored: StoredImport): Promise<StoredImport> => ({
    ...stored,
    undone: await withNames(db, asking, stored.undone),
  })
  const answer = async (request: FastifyRequest, asking: Asking, id: string): Promise<ImportAnswer> =>
    answerOf(
      await named(asking, await importOf(db, asking, id)),
      asking,
      await loadWords(languageOf(request)),
    )
  const preview = async (request: FastifyRequest, asking: Asking, id: string): Promise<ImportPreview> => {
    const words = await loadWords(languageOf(request))
    const stored = await named(asking, await importOf(db, asking, id))
    const own = stored.user === asking.user.id
    const shown = own ? await previewRows(context, asking, stored, words) : { rows: [], looked: null }
    return { ...answerOf(stored, asking, words), ...shown }
  }
  /** Who asks, and the import if it is theirs; `own` deeds are nobody else's, not even an administrator's. */
  const asked = async (
    request: FastifyRequest<WithId>,
    own = false,
  ): Promise<{ asking: Asking; stored: StoredImport }> => {
    const asking = await askingOf(context, request)
    const stored = await importOf(db, asking, idOf(request.params.id))
    if (own && (stored.user !== asking.user.id || !mayImport(asking))) throw new Fault('forbidden')
    return { asking, stored }
  }

  await app.register(async (scope) => {
    await scope.register(multipart, {
      limits: { files: 1, fields: 4, parts: 5, fieldSize: 1_000, headerPairs: 20 },
    })
    scope.post('/api/imports', async (request, reply) => {
      const asking = await askingOf(context, request)
      if (!mayImport(asking)) throw new Fault('forbidden')
      if (!request.isMultipart()) throw new Fault('badRequest')
      // What says itself that it is too large is not read first.
      if (Number(request.headers['content-length']) > largestImport + besideFile) throw importTooLarge()
      const part = await request.file({ limits: { fileSize: largestImport + 1 } })
      if (!part) throw new Fault('badRequest')
      const words = await loadWords(languageOf(request))
      const id = await bring(context, asking, words, part.filename ?? '', part.file).catch(brokenOff)
      return reply.code(201).send(await preview(request, asking, id))
    })
  })

  app.get('/api/imports', async (request): Promise<ImportsAnswer> => {
    const asking = await askingOf(context, request)
    const words = await loadWords(languageOf(request))
    const imports = await Promise.all((await importsOf(db, asking)).map((each) => named(asking, each)))
    return { imports: imports.map((each) => answerOf(each, asking, words)) }
  })

  app.get<WithId>('/api/imports/:id', async (request) => {
    const { asking, stored } = await asked(request)
    return answer(request, asking, stored.id)
  })

  app.get<WithId>('/api/imports/:id/preview', async (request) => {
    const { asking, stored } = await asked(request)
    return preview(request, asking, stored.id)
  })

  app.patch<WithId>('/api/imports/:id', async (request, reply) => {
    const { stored } = await asked(request, true)
    const words = await loadWords(languageOf(request))
    return doingOnce(context, request, reply, {
      work: (queries, asking) =>
        replan(queries, context, asking, words, stored, readRequest(request.body, stored.plan, asking)),
      body: (asking) => preview(request, asking, stored.id),
    })
  })

  const deed = (name: string, own: boolean, work: Deed) =>
    app.post<WithId>(`/api/imports/:id/${name}`, async (request, reply) => {
      const { stored } = await asked(request, own)
      return doingOnce(context, request, reply, {
        work: (queries, asking) => work(queries, stored, asking),
        body: (asking) => answer(request, asking, stored.id),
      })
    })
  deed('check', true, check)
  deed('run', true, start)
  deed('cancel', false, cancel)
  deed('undo', false, takeBack)

  app.get<WithId>('/api/imports/:id/rejected.csv', async (request, reply) => {
    const { stored } = await asked(request)
    const { imports } = await loadWords(languageOf(request))
    asAttachment(reply, `${imports.rejected.file}-${stored.name.replace(/\.[^.]*$/, '')}.csv`)
    return reply
      .type('text/csv; charset=utf-8')
      .send(Readable.from(rejectsOf(db, stored, languageOf(request))))
  })
}

/** A file that does not come to its end was not sent right; that is not the program's fault. */
function brokenOff(error: unknown): never {
  const said = error instanceof Error ? error.message : ''
  throw /multipart data|premature close|aborted/i.test(said) ? new Fault('badRequest') : error
}

/** Whoever adds clients, and whoever may change what has left here as a file. */
const mayImport = ({ user }: Asking) =>
  scopeOf(user, 'client', 'create') !== 'none' ||
  entities.some(({ name }) => scopeOf(user, name, 'edit') !== 'none')
