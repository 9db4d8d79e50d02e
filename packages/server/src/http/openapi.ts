import { actions, entities } from '@kartoteka/model'
import { inputSchema, pathOfAction, pathsOf, recordSchema } from './description/entities.ts'
import type { Json } from './description/pieces.ts'
import { written } from './description/written.ts'

/** OpenAPI 3.1 of the interface: the entities' part follows from their definitions. */
export function openApi(): Json {
  const paths = Object.assign({}, ...entities.map(pathsOf), ...actions.map(pathOfAction), written)
  const schemas = Object.assign(
    {},
    ...entities.map((entity) => ({
      [entity.name]: recordSchema(entity),
      [`${entity.name}Input`]: inputSchema(entity),
    })),
    problem,
  )
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kartoteka',
      version: '0.1.0',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'kartoteka' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

const problem: Json = {
  problem: {
    type: 'object',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string' },
      problems: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            at: { type: 'string' },
            code: { type: 'string' },
            params: { type: 'object' },
            sentence: { type: 'string' },
          },
        },
      },
    },
  },
}
