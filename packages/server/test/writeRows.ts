/** Writes so many rows as a workbook, and says what memory it took: run by itself, so that its memory can be limited. */
import { Readable } from 'node:stream'
import { bookOf } from '../src/exports/workbook/book.ts'

const rows = Number(process.argv[2])
let peak = 0
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 5).unref()

async function* pages() {
  for (let at = 0; at < rows; at += 200)
    yield Array.from({ length: 200 }, (_, row) => [
      { text: `Zakład Usługowy „Kłos ${at + row}” Sp. z o.o.` },
      { text: `84 555 ${String((at + row) % 10_000).padStart(4, '0')} biuro` },
      { number: String(row) },
      { day: '2026-03-01' },
    ])
}

const columns = ['Nazwa', 'Telefon', 'Liczba', 'Dzień'].map((heading) => ({
  heading,
  width: 20,
  style: 'text' as const,
}))
let bytes = 0
const file = Readable.from(bookOf({ name: 'Klienci', columns, pages: pages() }), { objectMode: false })
for await (const piece of file as AsyncIterable<Buffer>) {
  bytes += piece.length
  // As a slow line would.
  await new Promise(setImmediate)
}
console.log(JSON.stringify({ rows, bytes, peak }))
