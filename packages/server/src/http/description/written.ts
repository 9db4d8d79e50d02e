/** The addresses that are written by hand. */
import { entities, labelSheetNames, largestAttachment, registers, subjects } from '@kartoteka/model'
import { addToTeam, answers, failure, inPath, inQuery, type Json, json, once, pdf, ref } from './pieces.ts'

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

export const written: Json = {
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
    delete: simple('upload.drop', silent),
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
          inQuery(
            'of',
            'Counts for nothing; another one where the content is another makes a browser fetch it anew',
          ),
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
