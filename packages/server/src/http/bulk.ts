/** Bulk changes: begun and counted, run, stopped, taken back; those that stay as they are, as a file. */
import { Readable } from 'node:stream'
import {
  type BulkAnswer,
  type BulkListAnswer,
  loadWords,
  type Words,
  withCustomWords,
} from '@kartoteka/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { answerOf, examplesOf } from '../bulk/answers.ts'
import { refusedCsv } from '../bulk/refusedCsv.ts'
import { begin, begunUnder, cancel, drop, readRequest, start, takeBack } from '../bulk/steps.ts'
import { bulkChangesOf, bulkOf, type StoredBulk } from '../bulk/stored.ts'
import type { Queries } from '../db/database.ts'
import { Fault } from '../errors.ts'
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

type Step = (queries: Queries, stored: StoredBulk, asking: Asking) => Promise<void>

const address = '/api/bulk-changes'
/** States in which it is asked for again and again: then nobody reads names. */
const busy: readonly string[] = ['counting', 'waiting', 'running', 'cancelling', 'undoing']

export function bulkRoutes(app: FastifyInstance, context: Context): void {
  const { db } = context
  const wordsOf = async (request: FastifyRequest, { settings }: Asking): Promise<Words> => {
    const language = languageOf(request)
    return withCustomWords(await loadWords(language), language, [...settings.customFields.values()])
  }
  const named = async (asking: Asking, stored: StoredBulk): Promise<StoredBulk> => ({
    ...stored,
    undone: await withNames(db, asking, stored.undone),
  })
  const answer = async (request: FastifyRequest, asking: Asking, id: string): Promise<BulkAnswer> => {
    const words = await wordsOf(request, asking)
    const stored = await bulkOf(db, asking, id)
    const refused = (stored.counts ?? stored.checked)?.refused ?? 0
    const examples =
      busy.includes(stored.state) || refused === 0 ? [] : await examplesOf(db, asking, stored, words)
    return { ...answerOf(await named(asking, stored), words), examples }
  }
  /** Who asks, and the bulk change if it is theirs; `own` steps are nobody else's, not even an administrator's. */
  const asked = async (request: FastifyRequest<WithId>, own = false) => {
    const asking = await askingOf(context, request)
    const stored = await bulkOf(db, asking, idOf(request.params.id))
    if (own && stored.user !== asking.user.id) throw new Fault('forbidden')
    return { asking, stored }
  }

  app.post(address, async (request, reply) => {
    let id: string | undefined
    return doingOnce(context, request, reply, {
      status: 201,
      work: async (queries, asking) => {
        const wanted = await readRequest({ ...db, ...queries }, asking, request.body)
        id = await begin(queries, asking, wanted)
      },
      // Where the program died before it answered, another request asks what was begun.
      body: async (asking) => answer(request, asking, id ?? (await begunUnder(db, asking))),
    })
  })

  app.get(address, async (request): Promise<BulkListAnswer> => {
    const asking = await askingOf(context, request)
    const words = await wordsOf(request, asking)
    const changes = await Promise.all((await bulkChangesOf(db, asking)).map((each) => named(asking, each)))
    return { changes: changes.map((each) => answerOf(each, words)) }
  })

  app.get<WithId>(`${address}/:id`, async (request) => {
    const { asking, stored } = await asked(request)
    return answer(request, asking, stored.id)
  })

  app.delete<WithId>(`${address}/:id`, (request, reply) =>
    doingOnce(context, request, reply, {
      status: 204,
      work: async (queries, asking) => drop(queries, await bulkOf(queries, asking, idOf(request.params.id))),
    }),
  )

  const step = (name: string, own: boolean, work: Step) =>
    app.post<WithId>(`${address}/:id/${name}`, async (request, reply) => {
      const { stored } = await asked(request, own)
      return doingOnce(context, request, reply, {
        work: (queries, asking) => work(queries, stored, asking),
        body: (asking) => answer(request, asking, stored.id),
      })
    })
  step('run', true, start)
  step('cancel', false, cancel)
  step('undo', false, takeBack)

  app.get<WithId>(`${address}/:id/unchanged.csv`, async (request, reply) => {
    const { asking, stored } = await asked(request)
    const words = await wordsOf(request, asking)
    asAttachment(reply, `${words.bulk.csv.file} ${stored.createdAt.slice(0, 10)}.csv`)
    return reply
      .type('text/csv; charset=utf-8')
      .send(Readable.from(refusedCsv(db, asking, stored, words, languageOf(request))))
  })
}
