/** What the description of the interface is put together from. */
import type { ExportFormat } from '@kartoteka/model'

export type Json = Readonly<Record<string, unknown>>

export const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
export const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } })
export const failure: Json = {
  description: 'Problem details (RFC 9457)',
  content: { 'application/problem+json': { schema: ref('problem') } },
}
export const answers = (status: number, schema?: Json): Json => ({
  [status]: { description: 'Done', ...(schema && json(schema)) },
  default: failure,
})
export const fileTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  vcard: 'text/vcard',
}
export const file = (formats: readonly ExportFormat[]): Json => ({
  200: {
    description: 'The records as a file',
    content: Object.fromEntries(formats.map((format) => [fileTypes[format], { schema: { type: 'string' } }])),
  },
  default: failure,
})
export const inPath = (name: string): Json => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
})
export const inQuery = (name: string, description: string): Json => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
})
export const once: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Done once, however often it arrives',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
}

export const addToTeam: Json = {
  type: 'boolean',
  description: 'Adds the owner to the team of the client, if they do not see it otherwise',
}

export const pdf: Json = {
  200: {
    description: 'To be printed',
    content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
  },
  default: failure,
}
