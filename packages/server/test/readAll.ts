/** Reads a file as an import does, and says what came of it: run by itself, so that its memory can be limited. */
import { loadWords } from '@kartoteka/model'
import { formatNamed, formatOf } from '../src/imports/formats/index.ts'

const path = process.argv[2]!
let most = 0
setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 10).unref()

const guess = await (await formatOf(path)).guess(path, {}, await loadWords('en'))
let rows = 0
let bad = 0
if (!('problem' in guess))
  for await (const { problem } of formatNamed(guess.shape.format).rows(path, guess.shape)) {
    rows++
    if (problem) bad++
  }
const problem = 'problem' in guess ? guess.problem.code : null
console.log(JSON.stringify({ problem, rows, bad, bytes: Math.max(most, process.memoryUsage.rss()) }))
