/** Time on the cores, which says the same on a busy machine as on a quiet one. Linux only; elsewhere nothing is known. */
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds so far; undefined where the system does not tell. */
export interface Spent {
  readonly program: number
  readonly database: number
}

// The kernel counts hundredths of a second on every usual Linux.
const tick = 10

/** What the program and the whole database server, ended connections included, have taken so far. */
export function spent(program: number, postmaster: number): Spent | undefined {
  try {
    const own = statOf(program)
    const server = statOf(postmaster)
    let database = server.self + server.children
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const found = tried(() => statOf(Number(name)))
      if (found?.parent === postmaster) database += found.self
    }
    return { program: own.self * tick, database: database * tick }
  } catch {
    return undefined
  }
}

/** The fields of /proc/<pid>/stat behind the name, which may hold anything. */
function statOf(pid: number) {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number)
  return { parent: fields[1]!, self: fields[11]! + fields[12]!, children: fields[13]! + fields[14]! }
}

function tried<V>(work: () => V): V | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
