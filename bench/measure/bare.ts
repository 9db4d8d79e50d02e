import { fork } from 'node:child_process'
import { join } from 'node:path'
import type pg from 'pg'
import { started } from '../started.ts'
import type { BareTold } from './bareServer.ts'

/** A server of a few lines in a process of its own, which asks the database for the same as the program. */
export interface Bare {
  readonly port: number
  /** From now on its requests ask these by turns. */
  ask(scripts: BareTold['scripts']): Promise<void>
  close(): Promise<void>
}

/** How many times as long as it a request of the program may take, where the floor is too low for a ratio. */
export const bareRatio = 1.5

export async function openBare(connection: pg.PoolConfig): Promise<Bare> {
  const child = fork(join(import.meta.dirname, 'bareServer.ts'))
  const close = started(async () => {
    child.kill()
  })
  const tell = (told: BareTold) =>
    new Promise<number>((resolve, reject) => {
      const ended = () => reject(new Error('The bare server ended.'))
      child.once('exit', ended)
      child.once('message', (port: number) => {
        child.off('exit', ended)
        resolve(port)
      })
      child.send(told, (error) => {
        if (error) reject(error)
      })
    })
  const port = await tell({ connection, scripts: [['select 1']] })
  return {
    port,
    ask: async (scripts) => {
      await tell({ scripts })
    },
    close,
  }
}
