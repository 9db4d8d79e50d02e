/** The built screens: files that never change under their name, and one page for every other address outside /api. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fixed from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Fault } from '../errors.ts'
import { broughtAlong } from './brought.ts'
import type { Context } from './context.ts'
import { type Page, readPage } from './page.ts'

export interface Screens {
  readonly folder: string
  readonly page: Page
}

/** The screens in this folder; undefined if none were built there. */
export async function readScreens(folder: string | undefined): Promise<Screens | undefined> {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return undefined
  return { folder, page: await readPage(folder) }
}

export async function serveScreens(
  app: FastifyInstance,
  context: Context,
  { folder, page }: Screens,
): Promise<void> {
  await app.register(fixed, {
    root: folder,
    index: false,
    wildcard: false,
    preCompressed: true,
    setHeaders: (response, path) => {
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) throw new Fault('noSuchAddress')
    const brought = await broughtAlong(context, request, reply)
    // What somebody may see is kept nowhere but in their window.
    void reply.header('cache-control', brought ? 'no-store' : 'no-cache')
    return reply.type('text/html; charset=utf-8').send(brought ? page.with(brought) : page.plain)
  })
}
