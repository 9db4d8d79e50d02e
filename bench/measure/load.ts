import { fork } from 'node:child_process'
import { join } from 'node:path'
import { started } from '../started.ts'
import type { Job, Measured } from './job.ts'

export interface Load {
  /**
   * Does the job and tells what was measured; one at a time. Rejects at the first answer that is no success, with the
   * program's `code` for it.
   */
  run(job: Job): Promise<Measured>
  close(): void
}

/** A process that makes load, so that measuring does not stand in the program's way. */
export function openLoad(): Load {
  const child = fork(join(import.meta.dirname, 'loader.ts'))
  const end = started(async () => child.kill())
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        const ended = () => reject(new Error('The load process ended.'))
        child.once('exit', ended)
        child.once('message', (told: { measured?: Measured; failed?: string; code?: string }) => {
          child.off('exit', ended)
          if (told.measured) resolve(told.measured)
          else reject(Object.assign(new Error(told.failed), { code: told.code }))
        })
        // Unheard, an error would end this process before the database it has started.
        child.send(job, (error) => {
          if (error) reject(error)
        })
      }),
    close: () => void end(),
  }
}
