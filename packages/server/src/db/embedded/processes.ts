/** What the system knows of a process. A process id alone is no proof: ids are given out again. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** When a process began, as a word that is only compared; undefined if it does not run (any more). */
export function bornAt(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps('lstart=', pid)
  const stat = read(`/proc/${pid}/stat`)
  if (!stat) return undefined
  // The name before the last bracket may itself contain spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, started] = [fields[0], fields[19]]
  return state === 'Z' || state === 'X'
    ? undefined
    : `${read('/proc/sys/kernel/random/boot_id')?.trim()}:${started}`
}

/** The command line of a process; empty if it does not run. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return ps('command=', pid) ?? ''
  return (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim()
}

/** The processes whose working folder this is; only Linux tells. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger)
  return all.filter((pid) => folderOf(pid) === folder)
}

function folderOf(pid: number) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function read(path: string) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ps(what: string, pid: number) {
  try {
    return execFileSync('ps', ['-o', what, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
