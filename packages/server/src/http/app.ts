import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import helmet from 'helmet'
import { Fault } from '../errors.ts'
import { openPress } from '../print/press.ts'
import { aboutRoutes } from './about.ts'
import { attachmentRoutes } from './attachments.ts'
import { binRoutes } from './bin.ts'
import { bulkRoutes } from './bulk.ts'
import { clientRoutes } from './clients.ts'
import type { Context } from './context.ts'
import { customFieldRoutes } from './customFields.ts'
import { exportRoutes } from './exports.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './imports.ts'
import { listRoutes } from './lists.ts'
import { liveRoutes } from './live.ts'
import { openApi } from './openapi.ts'
import { pictureRoutes } from './pictures.ts'
import { printRoutes } from './print.ts'
import { answerWithProblems } from './problems.ts'
import { recordRoutes } from './records.ts'
import { registerRoutes } from './registers.ts'
import { readScreens, serveScreens } from './screens.ts'
import { sessionRoutes } from './session.ts'
import type { Pem } from './tls.ts'
import { undoRoutes } from './undo.ts'
import { userRoutes } from './users.ts'

/** The program's address: /api and, if they are built, the screens. `folder` is where they lie; with `tls` it is https. */
export async function createApp(context: Context, folder?: string, tls?: Pem): Promise<FastifyInstance> {
  const screens = await readScreens(folder)
  const { trustProxy } = context.config
  const app = Fastify({
    bodyLimit: 1_000_000,
    trustProxy: trustProxy === undefined ? false : trustProxy === 'true' ? true : trustProxy,
    routerOptions: { maxParamLength: 200 },
    // Open streams would keep the program from ending.
    forceCloseConnections: true,
    ...(tls && { https: tls }),
  }) as FastifyInstance
  answerWithProblems(app, context.log)
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...(screens ? [screens.page.scriptSource] : [])],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only where an address is promised: over a certificate of one's own it would bar the way for good.
    strictTransportSecurity: context.config.publicUrl?.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: false }
      : false,
    // On plain HTTP in an office these only make the browser complain.
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
  const always = await headersOf(protect)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(always)
    done()
  })
  await app.register(cookie)
  await app.register(compress, { encodings: ['gzip', 'identity'], threshold: 4_096 })
  app.addHook('onRequest', (request, _reply, done) => {
    refuseForeignPages(request)
    done()
  })
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store')
    done()
  })

  healthRoutes(app, context)
  const description = openApi()
  app.get('/api/openapi.json', () => description)
  recordRoutes(app, context)
  customFieldRoutes(app, context)
  exportRoutes(app, context)
  listRoutes(app, context)
  const press = openPress()
  app.addHook('onClose', () => press.close())
  printRoutes(app, context, press)
  clientRoutes(app, context)
  aboutRoutes(app, context)
  sessionRoutes(app, context)
  userRoutes(app, context)
  undoRoutes(app, context)
  binRoutes(app, context)
  bulkRoutes(app, context)
  liveRoutes(app, context)
  registerRoutes(app, context)
  await importRoutes(app, context)
  await attachmentRoutes(app, context)
  await pictureRoutes(app, context, press)
  if (screens) await serveScreens(app, context, screens)
  return app
}

/** What `protect` says to every request alike: asked once, for each header that is set on a response costs its sending time. */
async function headersOf(protect: ReturnType<typeof helmet>): Promise<Readonly<Record<string, string>>> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  await new Promise<void>((resolve, reject) =>
    protect(request, response, (error) => (error === undefined ? resolve() : reject(error))),
  )
  return response.getHeaders() as Readonly<Record<string, string>>
}

const changing = new Set(['POST', 'PATCH', 'PUT', 'DELETE'])

/** A cookie travels with requests of foreign pages too: those are known by what the browser says of where they come from. */
function refuseForeignPages(request: FastifyRequest): void {
  if (!changing.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Fault('foreignOrigin')
  const { origin } = request.headers
  if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host))
    throw new Fault('foreignOrigin')
  const type = request.headers['content-type']
  const plain =
    type === undefined || /^(application\/json|multipart\/form-data|application\/octet-stream)\b/.test(type)
  if (!plain) throw new Fault('badRequest')
}
