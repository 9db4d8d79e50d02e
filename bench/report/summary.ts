/** `docs/performance.md`, written from what was measured. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Line } from '../measure/measure.ts'
import type { Outcome } from '../run.ts'
import { rowsOf, seed } from '../volume/sizes.ts'
import { others } from './others.ts'
import { cellsOf, headings } from './table.ts'

/** Written by hand; the figures it speaks of stand above it. */
const remarks = join(import.meta.dirname, 'remarks.md')

/** The whole page, from the outcomes of one run, smallest size first. */
export function summary(outcomes: readonly Outcome[]): string {
  const { machine } = outcomes[0]!
  const settings = Object.entries(machine.settings).map(([name, value]) => `${name} ${value}`)
  return `# What the program takes

Written by \`npm run bench -- ${outcomes.map(({ size }) => size).join(' ')} --summary\` on ${new Date().toISOString().slice(0, 10)}. What is
measured and what it may take: \`bench/\`. The bar is the ratio to the floor and the slope between the sizes; times depend on the machine
and on what else runs on it, so the load average stands beside every figure. A "!" marks what is outside its budget, a "·" a ratio above it where the program adds no more
than any server would; behind both stands how many times as long as a bare server with the same statements it took (docs/decisions/0020-what-a-request-takes.md). What was outside at first was taken twice more: then the medians stand here.

- Machine: ${machine.cores} × ${machine.processor}, ${machine.memory} GiB, Node ${machine.node}. Program, database and load share the cores.
- PostgreSQL, embedded: ${settings.join(', ')}.
- The floor is made by ${machine.floor}. For lists, search, card and Today it is what the program itself asks of the database for the
  request, the look-up of the session included: the ratio shows what the program adds. Whether the statements themselves are good is
  shown by "rows read/given", by the growth, and by "plain SQL": the same rows without rights, paging and session in the shortest
  statement (lists and cards as JSON; the first line as bare rows). For saves the floor at one client is
  what the program reads for it, and then the same rows with act and journal entry in one statement; at sixteen, and in "plain SQL", that
  statement alone (docs/decisions/0021-the-floor-of-a-save.md). "ratio" compares the medians at one client, "ratio at 16" the throughputs at 16 connections.
- "cores" is the time on the cores for one request at 16 connections; it says most on a busy machine, where a request that goes
  through three processes waits its turn more often than pgbench does.
- "rows read/given" counts what scans of tables and indexes touched for one answer.
- Readers: *all* sees all but what is private, *third* a region, *department* one of thirty departments, *few* forty clients of their own.
- Seed ${seed}. Rows: ${outcomes.map(({ clients, size }) => `${size}: ${rowsText(clients)}`).join('; ')}.

${outcomes.map(section).join('\n')}
${outcomes.length > 1 ? slope(outcomes[0]!, outcomes.at(-1)!) : ''}
${readFileSync(remarks, 'utf8')}`
}

function rowsText(clients: number): string {
  const { person, talk, task } = rowsOf(clients)
  return `${clients} clients with 40 fields of the firm's own, ${person} people, ${talk} talks (${Math.round(clients * 0.4)} of them at one client), ${task} tasks, ${clients * 20} journal entries`
}

const section = (outcome: Outcome) => `## ${outcome.clients} clients

Load average before: ${outcome.loadBefore.toFixed(1)}. Times in ms.

${table([headings, ...outcome.lines.map(cellsOf)])}
${others(outcome)
  .map((line) => `- ${line}`)
  .join('\n')}
`

function table(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`)
  const rule = `|${rows[0]!.map((_, column) => (column < 2 ? '---' : '---:')).join('|')}|`
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`
}

function slope(small: Outcome, large: Outcome): string {
  const keyOf = ({ name, reader }: Line) => `${name}, ${reader}`
  const before = new Map(small.lines.map((line) => [keyOf(line), line]))
  const rows = large.lines.flatMap((line) => {
    const other = before.get(keyOf(line))
    if (!other) return []
    const times = (one: number, two: number) => (two / one).toFixed(1)
    const cores = ({ cores: each }: Line) => (each ? each.program + each.database : Number.NaN)
    return [
      [
        line.name,
        line.reader,
        times(other.one.p50, line.one.p50),
        times(cores(other), cores(line)),
        `${other.rowsRead ?? ''} → ${line.rowsRead ?? ''}`,
      ],
    ]
  })
  return `## Growth from ${small.size} to ${large.size}

How many times as long, and as much time on the cores, for ${large.clients / small.clients} times the clients.

${table([['work', 'reader', 'p50', 'cores', 'rows read'], ...rows])}`
}
