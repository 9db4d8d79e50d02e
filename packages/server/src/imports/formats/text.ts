import { createReadStream } from 'node:fs'
import { guessTable, sampleOf } from '../table/guess.ts'
import { readTable } from '../table/read.ts'
import type { Format } from './format.ts'

const pieceSize = 256 * 1024

export const text: Format = {
  guess: async (path, said) => {
    const { sheet: _, ...signs } = said
    const guess = guessTable(await sampleOf(path), signs)
    if ('problem' in guess) return guess
    return { ...guess, shape: { ...guess.shape, format: 'text', sheet: null }, sheets: [] }
  },
  rows: (path, shape, heard) => readTable(piecesOf(path, heard), shape),
}

async function* piecesOf(path: string, heard?: (bytes: number) => void): AsyncGenerator<Buffer, void, void> {
  let bytes = 0
  for await (const piece of createReadStream(path, { highWaterMark: pieceSize }) as AsyncIterable<Buffer>) {
    bytes += piece.length
    heard?.(bytes)
    yield piece
  }
}
