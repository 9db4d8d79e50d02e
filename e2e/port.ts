import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * Below what systems give out by themselves for outgoing connections (from 32768 on Linux, from 49152 on macOS), where any
 * of them, the browser's too, could take the port between our look and the start, or while the program starts again.
 */
const from = 20_000
const to = 30_000

export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(from, to)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
