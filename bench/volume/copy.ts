/** COPY … FROM STDIN through `pg`, which leaves that to others. */
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import type pg from 'pg'

interface Wire {
  readonly stream: Writable
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

export type Cell = string | number | boolean | Buffer | null | undefined | object

/** Writes the rows into the table, in the columns' order. Arrays and objects are written as JSON unless they are texts of an array column. */
export function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  let count = 0
  const send = async (wire: Wire) => {
    let chunk = ''
    for (const row of rows) {
      chunk += `${row.map(cellText).join('\t')}\n`
      count += 1
      if (chunk.length < 65_536) continue
      wire.sendCopyFromChunk(Buffer.from(chunk))
      chunk = ''
      if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
    }
    wire.sendCopyFromChunk(Buffer.from(chunk))
    wire.endCopyFrom()
  }
  const list = columns.map((name) => `"${name}"`).join(', ')
  client.query({
    submit: (wire: Wire) => wire.query(`copy "${table}" (${list}) from stdin`),
    handleCopyInResponse: (wire: Wire) =>
      void send(wire).catch((error: Error) => {
        wire.sendCopyFail(error.message)
        reject(error)
      }),
    handleError: reject,
    handleCommandComplete: () => {},
    handleReadyForQuery: () => resolve(count),
  } as unknown as pg.Submittable)
  return promise
}

/** A list of texts for an array column. */
export class TextArray {
  readonly items: readonly string[]
  constructor(items: readonly string[]) {
    this.items = items
  }
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return escaped(value)
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  if (value instanceof TextArray)
    return escaped(`{${value.items.map((item) => JSON.stringify(item)).join(',')}}`)
  return escaped(JSON.stringify(value))
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (letter) => escapes[letter]!) : text
