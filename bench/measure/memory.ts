import { readFileSync } from 'node:fs'

/** What a process has held in memory at most since its start, in MB; undefined where the system does not say. */
export const mostMemory = (pid: number): number | undefined => megabytes(pid, 'VmHWM')

/** What it holds now, in MB. */
export const memoryNow = (pid: number): number | undefined => megabytes(pid, 'VmRSS')

function megabytes(pid: number, name: string): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status) ?? []
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}
