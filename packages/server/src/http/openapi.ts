import {
  actions,
  type Entity,
  type ExportFormat,
  entities,
  exportFormatsOf,
  keptFields,
  kinds,
  labelSheetNames,
  largestAttachment,
  mostExported,
  registers,
  subjects,
} from '@kartoteka/model'

type Json = Readonly<Record<string, unknown>>

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

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } })
const failure: Json = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: ref('problem') } },
}
const answers = (status: number, schema?: Json): Json => ({
  [status]: { description: 'Done', ...(schema && json(schema)) },
  default: failure,
})
const fileTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  vcard: 'text/vcard',
}
const file = (formats: readonly ExportFormat[]): Json => ({
  200: {
    description: 'The records as a file',
    content: Object.fromEntries(formats.map((format) => [fileTypes[format], { schema: { type: 'string' } }])),
  },
  default: failure,
})
const inPath = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
})
const inQuery = (name: string, description: string): Json => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
})
const once: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Done once, however often it arrives',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
}

const nullable = (schema: Json): Json =>
  schema.type === 'array' ? schema : { anyOf: [schema, { type: 'null' }] }

function recordSchema(entity: Entity): Json {
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

function inputSchema(entity: Entity): Json {
  const fields = Object.entries(entity.fields).filter(([, { setBy }]) => setBy === undefined)
  return {
    type: 'object',
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, nullable(kinds[field.kind].jsonSchema(field))]),
    ),
    ...ownFields(entity),
  }
}

const version: Json = { type: 'integer', description: 'The version that was seen' }
const addToTeam: Json = {
  type: 'boolean',
  description: 'Adds the owner to the team of the client, if they do not see it otherwise',
}

/** The fields of a record and what may be said beside them; nothing else. */
function body({ name, ownership }: Entity, beside: Json = {}): Json {
  const properties = { ...beside, ...(ownership.by === 'work' && { addToTeam }) }
  const schema = {
    allOf: [ref(`${name}Input`), { type: 'object', properties }],
    unevaluatedProperties: false,
  }
  return { requestBody: { required: true, ...json(schema) } }
}

const pdf: Json = {
  200: {
    description: 'To be printed',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  },
  default: failure,
}

function pathsOf(entity: Entity): Json {
  const { name, plural } = entity
  const operation = (verb: string, more: Json): Json => ({
    operationId: `${name}.${verb}`,
    tags: [plural],
    ...more,
  })
  const page = {
    type: 'object',
    properties: {
      rows: { type: 'array', items: ref(name) },
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

function pathOfAction({ entity, name, asks }: (typeof actions)[number]): Json {
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

const simple = (operationId: string, more: Json = {}): Json => ({
  operationId,
  responses: answers(200, { type: 'object' }),
  ...more,
})
const download = (operationId: string): Json => ({
  operationId,
  responses: {
    200: { description: 'The content', content: { 'application/octet-stream': {} } },
    default: failure,
  },
})
const made: Json = { responses: answers(201, { type: 'object' }) }
const silent: Json = { responses: answers(204) }
const open: Json = { security: [] }

const register: Json = { name: 'register', in: 'path', required: true, schema: { enum: registers } }
const isOnce: Json = { parameters: [once] }

const written: Json = {
  '/api/session': {
    get: simple('session.read'),
    post: simple('session.open', { ...open, ...made }),
    patch: simple('session.language', { ...isOnce, ...silent }),
    delete: simple('session.close', { ...open, ...silent }),
  },
  '/api/setup': { get: simple('setup.read', open), post: simple('setup.do', { ...open, ...made }) },
  '/api/links/{token}': {
    parameters: [{ name: 'token', in: 'path', required: true, schema: { type: 'string' } }],
    get: simple('link.read', open),
    post: simple('link.use', { ...open, ...made }),
  },
  '/api/password-reset': { post: simple('password.reset', { ...open, ...silent }) },
  '/api/users/{id}/link': { parameters: [inPath('id')], post: simple('user.link') },
  '/api/lists/{list}': {
    parameters: [
      { name: 'list', in: 'path', required: true, schema: { enum: entities.map(({ name }) => name) } },
    ],
    patch: simple('list.choose', { ...isOnce, ...silent }),
  },
  '/api/registers': { get: simple('register.list') },
  '/api/registers/{register}': { parameters: [register], patch: simple('register.change') },
  '/api/registers/{register}/test': { parameters: [register], post: simple('register.test') },
  '/api/registers/find': { post: simple('register.find') },
  '/api/about/{entity}': {
    parameters: [
      { name: 'entity', in: 'path', required: true, schema: { enum: subjects } },
      inQuery('ids', 'Up to 200 ids, separated by commas'),
    ],
    get: simple('about.count'),
  },
  '/api/attachments/{id}/uploads': {
    parameters: [inPath('id')],
    post: simple('attachment.beginUpload', {
      ...isOnce,
      ...made,
      requestBody: json({
        type: 'object',
        required: ['name', 'size'],
        properties: {
          name: { type: 'string' },
          size: { type: 'integer', minimum: 1, maximum: largestAttachment },
          comment: { type: 'string' },
        },
      }),
    }),
  },
  '/api/uploads/{id}': {
    parameters: [inPath('id')],
    get: simple('upload.read'),
    patch: simple('upload.piece', {
      parameters: [inQuery('offset', 'Where the piece begins: what was answered last')],
      requestBody: { content: { 'application/octet-stream': {} } },
    }),
  },
  '/api/attachments/{id}/versions': { parameters: [inPath('id')], get: simple('attachment.versions') },
  '/api/attachments/{id}/versions/{version}/current': {
    parameters: [inPath('id'), inPath('version')],
    post: simple('attachment.revert', isOnce),
  },
  '/api/attachments/{id}/content': {
    parameters: [inPath('id'), inQuery('version', 'An earlier version')],
    get: download('attachment.content'),
  },
  ...Object.fromEntries(
    ['thumbnail', 'preview'].map((size) => [
      `/api/attachments/{id}/${size}`,
      {
        parameters: [
          inPath('id'),
          inQuery('version', 'An earlier version'),
          inQuery('of', 'The beginning of the hash of its content: then it may be kept for a day'),
        ],
        get: {
          operationId: `attachment.${size}`,
          responses: {
            200: { description: 'A picture that the server has made of it', content: { 'image/webp': {} } },
            default: failure,
          },
        },
      },
    ]),
  ),
  '/api/attachments/{id}/text': {
    parameters: [inPath('id'), inQuery('version', 'An earlier version')],
    get: simple('attachment.text'),
  },
  '/api/pictures': {
    post: simple('picture.bring', {
      ...made,
      requestBody: { content: { 'application/octet-stream': {} } },
    }),
  },
  '/api/pictures/{hash}': {
    parameters: [
      { name: 'hash', in: 'path', required: true, schema: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
    ],
    get: download('picture.content'),
  },
  '/api/mail-test': { post: simple('mail.test', isOnce) },
  '/api/imports': { get: simple('import.list'), post: simple('import.bring', { ...isOnce, ...made }) },
  '/api/imports/{id}': {
    parameters: [inPath('id')],
    get: simple('import.read'),
    patch: simple('import.change', isOnce),
  },
  '/api/imports/{id}/preview': { parameters: [inPath('id')], get: simple('import.preview') },
  '/api/imports/{id}/rejected.csv': { parameters: [inPath('id')], get: simple('import.rejected') },
  ...Object.fromEntries(
    ['check', 'run', 'cancel', 'undo'].map((deed) => [
      `/api/imports/{id}/${deed}`,
      { parameters: [inPath('id')], post: simple(`import.${deed}`, isOnce) },
    ]),
  ),
  '/api/bulk-changes': { get: simple('bulk.list'), post: simple('bulk.begin', { ...isOnce, ...made }) },
  '/api/bulk-changes/{id}': {
    parameters: [inPath('id')],
    get: simple('bulk.read'),
    delete: simple('bulk.drop', { ...isOnce, ...silent }),
  },
  '/api/bulk-changes/{id}/unchanged.csv': { parameters: [inPath('id')], get: simple('bulk.unchanged') },
  ...Object.fromEntries(
    ['run', 'cancel', 'undo'].map((step) => [
      `/api/bulk-changes/{id}/${step}`,
      { parameters: [inPath('id')], post: simple(`bulk.${step}`, isOnce) },
    ]),
  ),
  '/api/tokens': { get: simple('token.list'), post: simple('token.create', made) },
  '/api/tokens/{id}': {
    parameters: [inPath('id')],
    delete: simple('token.delete', { ...isOnce, ...silent }),
  },
  '/api/search': { get: simple('search', { parameters: [inQuery('q', 'What is looked for')] }) },
  '/api/call': { get: simple('call', { parameters: [inQuery('number', 'Who is ringing')] }) },
  '/api/today': { get: simple('today', { parameters: [inQuery('for', '"me" or "team"')] }) },
  '/api/activity': {
    get: simple('activity', {
      parameters: [inQuery('client', 'Whose'), inQuery('before', 'The last entry of an earlier answer')],
    }),
  },
  '/api/clients/{id}/card': { parameters: [inPath('id')], get: simple('client.card') },
  '/api/clients/{id}/note': {
    parameters: [inPath('id')],
    post: simple('client.note', {
      ...isOnce,
      ...made,
      requestBody: json({
        type: 'object',
        properties: { talk: ref('talkInput'), task: ref('taskInput'), addToTeam },
        required: ['talk'],
        additionalProperties: false,
      }),
    }),
  },
  '/api/clients/{id}/people': {
    parameters: [inPath('id')],
    get: simple('client.people'),
    post: simple('client.addPerson', { ...isOnce, ...made }),
  },
  '/api/clients/labels': {
    get: simple('client.labels', {
      parameters: [
        inQuery('ids', 'At most 200 clients, separated by commas; else those of where and sort'),
        inQuery('where', 'A filter as JSON'),
        inQuery('sort', 'A field; "-" in front turns it round'),
        inQuery('sheet', labelSheetNames.join(', ')),
        inQuery('first', 'The label to begin with, from 1'),
        inQuery('address', '"correspondence" or "main"'),
        inQuery('right', 'Millimetres to the right'),
        inQuery('down', 'Millimetres down'),
      ],
      responses: pdf,
    }),
  },
  '/api/custom-fields/{id}/use': { parameters: [inPath('id')], get: simple('customField.use') },
  '/api/custom-fields/indexes': { get: simple('customField.indexes') },
  '/api/custom-fields/order': { post: simple('customField.order', { ...isOnce, ...silent }) },
  '/api/undo/{act}': { parameters: [inPath('act')], post: simple('undo', isOnce) },
  '/api/bin': { get: simple('bin') },
  '/api/live': {
    get: simple('live', { parameters: [inQuery('topics', '"client:<id>", "task:*", by commas')] }),
  },
  '/api/health': { get: simple('health', open) },
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
