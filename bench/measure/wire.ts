/**
 * HTTP over one open connection, no more than load needs: requests one after another, answers of known length. Sockets
 * themselves, because the agents of node:http take more of the two cores than the program they measure.
 */
import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: Buffer
}

export interface Wire {
  ask(method: string, path: string, headers: string, body?: string): Promise<Answer>
  close(): void
}

export async function openWire(port: number): Promise<Wire> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  return {
    ask: (method, path, headers, body) => {
      const length =
        body === undefined
          ? ''
          : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      const answer = answerFrom(socket)
      socket.write(
        `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n${headers}${length}\r\n${body ?? ''}`,
      )
      return answer
    },
    close: () => socket.destroy(),
  }
}

function answerFrom(socket: Socket): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  let all: Buffer = Buffer.alloc(0)
  let end = -1
  let head = ''
  const failed = (error?: Error) => reject(error ?? new Error('The connection was closed.'))
  const take = (part: Buffer) => {
    all = all.length === 0 ? part : Buffer.concat([all, part])
    if (end < 0) {
      const at = all.indexOf('\r\n\r\n')
      if (at < 0) return
      head = all.toString('latin1', 0, at)
      const status = Number(head.slice(9, 12))
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
      if (length === undefined && status !== 204)
        return failed(new Error(`An answer of unknown length: ${head}`))
      end = at + 4 + Number(length ?? 0)
    }
    if (all.length < end) return
    socket.off('data', take).off('error', failed).off('close', failed)
    resolve({ status: Number(head.slice(9, 12)), body: all.subarray(head.length + 4, end) })
  }
  socket.on('data', take).on('error', failed).on('close', failed)
  return promise
}
