import { readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer as createPlain } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { FaultCode } from '../errors.ts'
import { isPublic } from './address.ts'
import type { Place, Resolve } from './destination.ts'
import { type Outbound, openOutbound } from './outbound.ts'

const certificate = (name: string) =>
  readFileSync(new URL(`../../../../testdata/certificate/${name}.pem`, import.meta.url), 'utf8')

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

interface Served {
  readonly port: number
  readonly requests: IncomingMessage[]
}

/** A server on every address of this machine. */
async function serve(answer: RequestListener, secure = false): Promise<Served> {
  const requests: IncomingMessage[] = []
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    requests.push(request)
    return answer(request, response)
  }
  const server = secure
    ? createSecure({ key: certificate('key'), cert: certificate('certificate') }, listener)
    : createPlain(listener)
  await new Promise<void>((resolve) => server.listen(0, '::', resolve))
  ends.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, requests }
}

const places = (...addresses: string[]): Place[] =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
const always =
  (...addresses: string[]): Resolve =>
  async () =>
    places(...addresses)
const nobody: Resolve = async () => []

function guarded(exceptions: readonly string[] = [], resolve = nobody, ca?: string) {
  const lines: string[] = []
  const log = (line: string) => lines.push(line)
  return { lines, ...openOutbound({ exceptions, resolve, log, ...(ca && { ca }) }) }
}

const refusal = (asked: ReturnType<Outbound['ask']>): Promise<FaultCode> =>
  asked.then(
    ({ status }) => expect.fail(`answered ${status}`),
    (error: { code: FaultCode }) => error.code,
  )
const hello: RequestListener = (_request, response) => void response.end('hello')

describe('A34 an address of this machine or its network is refused in whatever notation', () => {
  test.each<[said: string, code: FaultCode]>([
    ['127.0.0.1', 'outboundPrivate'],
    ['127.1', 'outboundPrivate'],
    ['127.0.1', 'outboundPrivate'],
    ['0177.0.0.1', 'outboundPrivate'],
    ['0x7f.0.0.1', 'outboundPrivate'],
    ['0x7f000001', 'outboundPrivate'],
    ['2130706433', 'outboundPrivate'],
    ['017700000001', 'outboundPrivate'],
    ['127.0.0.1.', 'outboundPrivate'],
    ['１２７.０.０.１', 'outboundPrivate'],
    ['127。0。0。1', 'outboundPrivate'],
    ['%31%32%37.0.0.1', 'outboundPrivate'],
    ['0', 'outboundPrivate'],
    ['0.0.0.0', 'outboundPrivate'],
    ['10.1.2.3', 'outboundPrivate'],
    ['172.31.255.255', 'outboundPrivate'],
    ['192.168.0.1', 'outboundPrivate'],
    ['100.64.0.1', 'outboundPrivate'],
    ['169.254.169.254', 'outboundPrivate'],
    ['224.0.0.1', 'outboundPrivate'],
    ['255.255.255.255', 'outboundPrivate'],
    ['[::1]', 'outboundPrivate'],
    ['[::]', 'outboundPrivate'],
    ['[0:0:0:0:0:0:0:1]', 'outboundPrivate'],
    ['[::127.0.0.1]', 'outboundPrivate'],
    ['[::ffff:127.0.0.1]', 'outboundPrivate'],
    ['[::ffff:7f00:1]', 'outboundPrivate'],
    ['[::ffff:0:127.0.0.1]', 'outboundPrivate'],
    ['[64:ff9b::127.0.0.1]', 'outboundPrivate'],
    ['[64:ff9b::7f00:1]', 'outboundPrivate'],
    ['[64:ff9b:1::7f00:1]', 'outboundPrivate'],
    ['[2002:7f00:1::]', 'outboundPrivate'],
    ['[2001::7f00:1]', 'outboundPrivate'],
    ['[fc00::1]', 'outboundPrivate'],
    ['[fe80::1]', 'outboundPrivate'],
    ['[ff02::1]', 'outboundPrivate'],
    ['[fe80::1%25lo]', 'outboundAddress'],
    ['[fe80::1%lo]', 'outboundAddress'],
    ['user:password@127.0.0.1', 'outboundAddress'],
    ['example.com@127.0.0.1', 'outboundAddress'],
    ['localhost.', 'outboundAddress'],
    ['exam\tple.com', 'outboundAddress'],
    ['example.com\\@127.0.0.1', 'outboundAddress'],
    ['999.1.1.1', 'outboundAddress'],
  ])('%s', async (said, code) => {
    const { port, requests } = await serve(hello)
    const { ask } = guarded([], always('127.0.0.1'))
    expect(await refusal(ask(`https://${said}:${port}/`))).toBe(code)
    expect(requests).toHaveLength(0)
  })

  test.each(['localhost', 'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ', 'xn--gda-lka.example', 'gdań.example'])(
    'a name, %s, that stands for a private address',
    async (name) => {
      const asked: string[] = []
      const { ask } = guarded([], async (host) => {
        asked.push(host)
        return places('127.0.0.1')
      })
      expect(await refusal(ask(`https://${name}/`))).toBe('outboundPrivate')
      expect(asked[0]).toMatch(/^[a-z0-9.-]+$/)
    },
  )

  test.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1', '2606:4700::1111'])(
    '%s is of the public internet',
    (address) => expect(isPublic(address)).toBe(true),
  )
})

describe('A35', () => {
  test('only https is spoken, whatever else an address says', async () => {
    const { port, requests } = await serve(hello)
    const { ask } = guarded([], always('8.8.8.8'))
    expect(await refusal(ask(`http://example.com:${port}/`))).toBe('outboundScheme')
    for (const address of ['file:///etc/passwd', 'ftp://example.com/', 'data:text/plain,x', '//example.com'])
      expect(await refusal(ask(address))).toBe('outboundAddress')
    expect(requests).toHaveLength(0)
  })

  test('odd ports are refused', async () => {
    const { ask } = guarded([], always('8.8.8.8'))
    expect(await refusal(ask('https://example.com:22/'))).toBe('outboundPort')
    expect(await refusal(ask('https://example.com:6379/'))).toBe('outboundPort')
  })

  test('one private record among public ones is enough', async () => {
    const { ask } = guarded([], always('8.8.8.8', '10.0.0.1'))
    expect(await refusal(ask('https://example.com/'))).toBe('outboundPrivate')
  })

  test('a name without an address is said to be none', async () => {
    expect(await refusal(guarded().ask('https://example.com/'))).toBe('outboundUnknown')
    const failing = guarded([], () => Promise.reject(new Error('SERVFAIL')))
    expect(await refusal(failing.ask('https://example.com/'))).toBe('outboundUnknown')
  })

  test('the address that was checked is the one connected to: a name is asked once', async () => {
    const { port } = await serve(({ socket }, response) => void response.end(socket.localAddress))
    const answers = ['127.0.0.1', '127.0.0.2']
    const { ask } = guarded([`http://rebind.test:${port}`], async () => places(answers.shift()!))
    const { body } = await ask(`http://rebind.test:${port}/`)
    expect(body.toString()).toMatch(/127\.0\.0\.1$/)
    expect(answers).toEqual(['127.0.0.2'])
  })

  test('redirections are not followed, wherever they lead', async () => {
    const inner = await serve(hello)
    const outer = await serve((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inner.port}/` }).end()
    })
    const { ask } = guarded([`http://127.0.0.1:${outer.port}`])
    expect(await refusal(ask(`http://127.0.0.1:${outer.port}/`))).toBe('outboundRedirect')
    expect(outer.requests).toHaveLength(1)
    expect(inner.requests).toHaveLength(0)
  })

  test('a certificate is read for the name, not for the address', async () => {
    const { port } = await serve(hello, true)
    const exceptions = [`https://register.test:${port}`, `https://other.test:${port}`]
    const trusting = guarded(exceptions, always('127.0.0.1'), certificate('certificate'))
    expect((await trusting.ask(`https://register.test:${port}/`)).body.toString()).toBe('hello')
    expect(await refusal(trusting.ask(`https://other.test:${port}/`))).toBe('outboundAway')
    const usual = guarded(exceptions, always('127.0.0.1'))
    expect(await refusal(usual.ask(`https://register.test:${port}/`))).toBe('outboundAway')
  })
})

describe('A36 exceptions', () => {
  test('are one origin each: another port, scheme or name is none', async () => {
    const { port } = await serve(hello)
    const { ask } = guarded([`http://127.0.0.1:${port}`], always('127.0.0.1'))
    expect((await ask(`http://127.0.0.1:${port}/`)).status).toBe(200)
    expect(await refusal(ask(`http://127.0.0.1:${port + 1}/`))).toBe('outboundScheme')
    expect(await refusal(ask(`https://127.0.0.1:${port}/`))).toBe('outboundPrivate')
    expect(await refusal(ask(`http://localhost:${port}/`))).toBe('outboundScheme')
  })
})

describe('an answer', () => {
  /** Asks a server that answers so. */
  async function asking(answer: RequestListener, request = {}) {
    const { port, requests } = await serve(answer)
    const { ask, lines } = guarded([`http://127.0.0.1:${port}`])
    return { requests, lines, ask: () => ask(`http://127.0.0.1:${port}/secret?nip=1`, request) }
  }

  test('comes with its status and type, also when it is a refusal', async () => {
    const { ask } = await asking((_request, response) => {
      response.writeHead(429, { 'content-type': 'Application/JSON; charset=utf-8' }).end('{}')
    })
    expect(await ask()).toEqual({ status: 429, type: 'application/json', body: Buffer.from('{}') })
  })

  test('is asked for under our name, without cookies, and written down in one line without what was asked', async () => {
    const { ask, requests, lines } = await asking((_request, response) => {
      response.writeHead(200, { 'set-cookie': 'session=1' }).end('hello')
    })
    await ask()
    await ask()
    expect(requests.map(({ headers }) => headers['user-agent'])).toEqual(['Kartoteka', 'Kartoteka'])
    expect(requests[1]!.headers.cookie).toBeUndefined()
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^outbound GET 127\.0\.0\.1:\d+: 200, 5 bytes, \d+ ms$/)
  })

  test('sends what is posted', async () => {
    const { ask } = await asking((request, response) => void request.pipe(response), {
      method: 'POST',
      body: 'Zażółć',
    })
    expect((await ask()).body.toString()).toBe('Zażółć')
  })

  test('is unpacked, and no further than it may grow', async () => {
    const packed = (size: number): RequestListener => {
      const body = gzipSync(Buffer.alloc(size, 'a'))
      return (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)
    }
    const small = await asking(packed(1_000), { most: 1_000 })
    expect((await small.ask()).body).toHaveLength(1_000)
    const bomb = await asking(packed(50_000_000), { most: 100_000 })
    expect(await refusal(bomb.ask())).toBe('outboundLarge')
  })

  test('that does not end is cut off by its size', async () => {
    const { ask } = await asking(
      (_request, response) => {
        const more = () => void (response.write(Buffer.alloc(10_000)) && setImmediate(more))
        response.on('drain', more)
        more()
      },
      { most: 100_000 },
    )
    expect(await refusal(ask())).toBe('outboundLarge')
  })

  test.each<[string, RequestListener]>([
    ['never begins', () => {}],
    [
      'drips',
      (_request, response) => {
        const timer = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(timer))
      },
    ],
  ])('that %s is waited for no longer than said', async (_, answer) => {
    const { ask } = await asking(answer, { seconds: 0.3 })
    expect(await refusal(ask())).toBe('outboundSlow')
  })

  test('a name server that is silent is waited for no longer either', async () => {
    const { ask } = guarded([], () => new Promise(() => {}))
    expect(await refusal(ask('https://example.com/', { seconds: 0.1 }))).toBe('outboundSlow')
  })

  test.each<[string, RequestListener]>([
    ['packed as nobody asked for', (_, r) => void r.writeHead(200, { 'content-encoding': 'br' }).end('x')],
    ['packed wrongly', (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end('hello')],
    [
      'packed and torn off',
      (_, r) => {
        const whole = gzipSync(Buffer.from('hello'.repeat(1_000)))
        r.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, -20))
      },
    ],
  ])('%s cannot be read', async (_, answer) => {
    const { ask } = await asking(answer)
    expect(await refusal(ask())).toBe('outboundGarbled')
  })

  test('of nobody, and one that breaks off, is an absence', async () => {
    const { port } = await serve(hello)
    for (const end of ends.splice(0)) await end()
    const { ask, lines } = guarded([`http://127.0.0.1:${port}`])
    expect(await refusal(ask(`http://127.0.0.1:${port}/`))).toBe('outboundAway')
    expect(lines[0]).toContain('ECONNREFUSED')
    const broken = await asking((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('begun')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await refusal(broken.ask())).toBe('outboundAway')
  })
})
