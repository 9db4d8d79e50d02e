import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
/** Bytes that must be free there, and that the machine must have left. */
const room = 4e9
const left = 8e9

/**
 * Where a database lies that may be lost: in memory, if the machine has plenty. Each test file begins with a copy of some
 * seven hundred files, which a busy disk makes in seconds and memory in a tenth of that.
 */
export function scratch(): string {
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize > room && process.availableMemory() > left ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}
