/** What only whoever defines the firm's own fields asks: how much is in a field, how far its index is, and their order. */
import { type CustomFieldIndexes, isId, registry, scopeOf, type UseOfField } from '@kartoteka/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../errors.ts'
import { indexStates } from '../firm/customFieldIndexes.ts'
import { useOf } from '../firm/customFields.ts'
import type { Asking } from '../records/asking.ts'
import { askingOf } from './asking.ts'
import type { Context } from './context.ts'
import { doing } from './doing.ts'
import { bodyOf, idOf } from './records.ts'

const most = 500

export function customFieldRoutes(app: FastifyInstance, context: Context): void {
  const definer = async (request: FastifyRequest): Promise<Asking> => {
    const asking = await askingOf(context, request)
    if (scopeOf(asking.user, 'customField', 'edit') !== 'all') throw new Fault('forbidden')
    return asking
  }

  app.get<{ Params: { id: string } }>('/api/custom-fields/:id/use', async (request): Promise<UseOfField> => {
    const { settings } = await definer(request)
    const definition = settings.customFields.get(idOf(request.params.id))
    if (!definition || definition.deletedAt !== null) throw new Fault('notFound')
    return useOf(context.db, definition)
  })

  app.get('/api/custom-fields/indexes', async (request): Promise<CustomFieldIndexes> => {
    const { settings } = await definer(request)
    return indexStates(context.db, settings)
  })

  // As they are named, so they stand; those that are not named keep their places.
  app.post('/api/custom-fields/order', (request, reply) => {
    const { ids } = bodyOf(request.body)
    if (!Array.isArray(ids) || ids.length > most || !ids.every(isId)) throw new Fault('badRequest')
    return doing(context, request, reply, {
      name: 'customField.order',
      status: 204,
      work: async (act) => {
        await act.know(registry.customField as never, ids)
        for (const [place, id] of ids.entries())
          await act.change(registry.customField as never, id.toLowerCase(), { position: (place + 1) * 10 })
      },
    })
  })
}
