import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fixed from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import { binRoutes } from './bin.ts'
import { clientRoutes } from './clients.ts'
import type { Context } from './context.ts'
import { customFieldRoutes } from './customFields.ts'
import { exportRoutes } from './exports.ts'
import { healthRoutes } from './health.ts'
import { importRoutes } from './imports.ts'
import { listRoutes } from './lists.ts'
import { liveRoutes } from './live.ts'
import { openApi } from './openapi.ts'
import { answerWithProblems } from './problems.ts'
import { recordRoutes } from './records.ts'
import { registerRoutes } from './registers.ts'
import { sessionRoutes } from './session.ts'
import type { Pem } from './tls.ts'
import { undoRoutes } from './undo.ts'
import { userRoutes } from './users.ts'

/** The program's address: /api and, if they are built, the screens. `screens` is the folder with them; with `tls` it is https. */
export async function createApp(context: Context, screens?: string, tls?: Pem): Promise<FastifyInstance> {
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
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
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
  await app.register(cookie)
  await app.register(compress, { encodings: ['gzip', 'identity'], threshold: 4_096 })
  app.addHook('onRequest', async (request) => refuseForeignPages(request))
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store')
  })

  healthRoutes(app, context)
  const description = openApi()
  app.get('/api/openapi.json', () => description)
  recordRoutes(app, context)
  customFieldRoutes(app, context)
  exportRoutes(app, context)
  listRoutes(app, context)
  clientRoutes(app, context)
  sessionRoutes(app, context)
  userRoutes(app, context)
  undoRoutes(app, context)
  binRoutes(app, context)
  liveRoutes(app, context)
  registerRoutes(app, context)
  await importRoutes(app, context)
  if (screens && existsSync(join(screens, 'index.html'))) await serveScreens(app, screens)
  return app
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

/** Built files never change under their name; every other address outside /api is a screen's. */
async function serveScreens(app: FastifyInstance, screens: string): Promise<void> {
  const page = await readFile(join(screens, 'index.html'))
  await app.register(fixed, {
    root: screens,
    index: false,
    wildcard: false,
    setHeaders: (response, path) => {
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) throw new Fault('noSuchAddress')
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
  })
}
