import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { codeOf } from '../db/database.ts'
import { Fault } from '../errors.ts'

/** The whole answer, unpacked, as long as it stays below `most` bytes packed and unpacked. */
export async function bodyOf(answer: IncomingMessage, host: string, most: number): Promise<Buffer> {
  const packed = answer.headers['content-encoding'] ?? 'identity'
  if (packed !== 'identity' && packed !== 'gzip') throw new Fault('outboundGarbled', { params: { host } })
  const pieces: Buffer[] = []
  const counted = (pieces: AsyncIterable<Buffer>) => upTo(pieces, host, most)
  const gather = async (from: AsyncIterable<Buffer>) => {
    for await (const piece of from) pieces.push(piece)
  }
  try {
    if (packed === 'gzip') await pipeline(answer, counted, createGunzip(), counted, gather)
    else await pipeline(answer, counted, gather)
  } catch (error) {
    // Errors of zlib are named "Z_DATA_ERROR" and the like.
    if (codeOf(error)?.startsWith('Z_')) throw new Fault('outboundGarbled', { params: { host } })
    throw error
  }
  return Buffer.concat(pieces)
}

async function* upTo(pieces: AsyncIterable<Buffer>, host: string, most: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > most)
      throw new Fault('outboundLarge', { params: { host, kilobytes: Math.round(most / 1_000) } })
    yield piece
  }
}
