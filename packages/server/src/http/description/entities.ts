/** The addresses that every entity and action has, from their definitions. */
import { type actions, type Entity, exportFormatsOf, keptFields, kinds, mostExported } from '@kartoteka/model'
import { addToTeam, answers, file, inPath, inQuery, type Json, json, once, pdf, ref } from './pieces.ts'

const nullable = (schema: Json): Json =>
  schema.type === 'array' ? schema : { anyOf: [schema, { type: 'null' }] }

export function recordSchema(entity: Entity): Json {
  const fields = Object.entries({ ...keptFields, ...entity.fields }).map(([name, field]) => {
    const schema = kinds[field.kind].jsonSchema(field)
    return [name, field.required ? schema : nullable(schema)]
  })
  const own = {
    id: { type: 'string', format: 'uuid' },
    version: { type: 'integer' },
    deletedAt: { type: ['string', 'null'], format: 'date-time' },
  }
  return {
    type: 'object',
    properties: { ...own, ...Object.fromEntries(fields) },
    ...ownFields(entity),
    required: ['id', 'version'],
  }
}

/** Fields that the firm has defined itself: named alike, described by the rows of `customField`. */
const ownFields = ({ custom }: Entity): Json =>
  custom
    ? {
        patternProperties: {
          '^custom\\.[a-z][a-zA-Z0-9]{0,39}$': {
            description:
              "A field of the firm's own; its kind stands in the definition of that key at /api/custom-fields",
          },
        },
      }
    : {}

export function inputSchema(entity: Entity): Json {
  const fields = Object.entries(entity.fields).filter(([, { setBy }]) => setBy === undefined)
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, nullable(kinds[field.kind].jsonSchema(field))]),
    ),
    ...ownFields(entity),
  }
}

/** A record in a list, with what lists show of others; null where there is none, or none that the reader may see. */
function rowSchema({ name, related }: Entity): Json {
  const shown = Object.entries(related).map(([field, { field: of }]) => {
    const schema = kinds[of.kind].jsonSchema(of)
    return [field, { anyOf: [schema, { type: 'null' }], readOnly: true }] as const
  })
  if (shown.length === 0) return ref(name)
  return { allOf: [ref(name), { type: 'object', properties: Object.fromEntries(shown) }] }
}

const version: Json = { type: 'integer', description: 'The version that was seen' }
/** The fields of a record and what may be said beside them; nothing else. */
function body({ name, ownership }: Entity, beside: Json = {}): Json {
  const properties = { ...beside, ...(ownership.by === 'work' && { addToTeam }) }
  const schema = {
    allOf: [ref(`${name}Input`), { type: 'object', properties }],
    unevaluatedProperties: false,
  }
  return { requestBody: { required: true, ...json(schema) } }
}

export function pathsOf(entity: Entity): Json {
  const { name, plural } = entity
  const operation = (verb: string, more: Json): Json => ({
    operationId: `${name}.${verb}`,
    tags: [plural],
    ...more,
  })
  const page = {
    type: 'object',
    properties: {
      rows: { type: 'array', items: rowSchema(entity) },
      titles: { type: 'object', additionalProperties: { type: 'string' } },
      after: { type: ['string', 'null'] },
      before: { type: ['string', 'null'] },
    },
  }
  return {
    [`/api/${plural}`]: {
      get: operation('list', {
        parameters: [
          inQuery('where', 'A filter as JSON: {"field","is","value"}, {"all":[…]}, {"any":[…]} or {"not":…}'),
          inQuery('sort', 'A field; "-" in front turns it round'),
          inQuery('after', 'A cursor of an earlier answer'),
          inQuery('before', 'A cursor, or "end"'),
          inQuery('from', 'Jump to this value of the sort'),
          inQuery('limit', '1 to 200'),
        ],
        responses: answers(200, page),
      }),
      post: operation('create', {
        parameters: [once],
        ...body(entity),
        responses: answers(201, ref(name)),
      }),
    },
    [`/api/${plural}/count`]: {
      get: operation('count', {
        parameters: [inQuery('where', 'A filter as JSON')],
        responses: answers(200, {
          type: 'object',
          properties: { count: { type: 'integer' }, exact: { type: 'boolean' } },
        }),
      }),
    },
    [`/api/${plural}/export`]: {
      get: operation('export', {
        parameters: [
          inQuery(
            'format',
            `${exportFormatsOf(entity)
              .map((each) => `"${each}"`)
              .join(', ')}; "csv" if it is left out`,
          ),
          inQuery('columns', 'Fields, separated by commas; those of the list if there are none'),
          inQuery('where', 'A filter as JSON'),
          inQuery('sort', 'A field; "-" in front turns it round'),
        ],
        responses: file(exportFormatsOf(entity)),
      }),
      post: operation('exportChosen', {
        requestBody: {
          required: true,
          ...json({
            type: 'object',
            required: ['format', 'ids'],
            additionalProperties: false,
            properties: {
              format: { type: 'string', enum: exportFormatsOf(entity) },
              ids: { type: 'array', maxItems: mostExported, items: { type: 'string', format: 'uuid' } },
              columns: { type: 'array', items: { type: 'string' } },
            },
          }),
        },
        responses: file(exportFormatsOf(entity)),
      }),
    },
    ...(exportFormatsOf(entity).includes('vcard') && {
      [`/api/${plural}/{id}/card.vcf`]: {
        parameters: [inPath('id')],
        get: operation('card', { responses: file(['vcard']) }),
      },
    }),
    [`/api/${plural}/print`]: {
      get: operation('printList', {
        parameters: [
          inQuery('columns', 'Fields, separated by commas; those of the list if there are none'),
          inQuery('where', 'A filter as JSON'),
          inQuery('sort', 'A field; "-" in front turns it round'),
        ],
        responses: pdf,
      }),
    },
    [`/api/${plural}/{id}/print`]: {
      parameters: [inPath('id')],
      get: operation('print', { responses: pdf }),
    },
    [`/api/${plural}/{id}`]: {
      parameters: [inPath('id')],
      get: operation('read', { responses: answers(200, ref(name)) }),
      patch: operation('change', {
        parameters: [once],
        ...body(entity, { version }),
        responses: answers(200, ref(name)),
      }),
      delete: operation('delete', { parameters: [once], responses: answers(204) }),
    },
    [`/api/${plural}/{id}/restore`]: {
      parameters: [inPath('id')],
      post: operation('restore', { parameters: [once], responses: answers(200, ref(name)) }),
    },
    [`/api/${plural}/{id}/history`]: {
      parameters: [inPath('id')],
      get: operation('history', {
        parameters: [inQuery('before', 'The last entry of an earlier answer')],
        responses: answers(200, { type: 'object' }),
      }),
    },
  }
}

export function pathOfAction({ entity, name, asks }: (typeof actions)[number]): Json {
  const properties = Object.fromEntries(
    Object.entries(asks).map(([field, each]) => [field, kinds[each.kind].jsonSchema(each)]),
  )
  return {
    [`/api/${entity.plural}/{id}/${name}`]: {
      parameters: [inPath('id')],
      post: {
        operationId: `${entity.name}.${name}`,
        tags: [entity.plural],
        parameters: [once],
        requestBody: json({ type: 'object', properties }),
        responses: answers(200, ref(entity.name)),
      },
    },
  }
}
