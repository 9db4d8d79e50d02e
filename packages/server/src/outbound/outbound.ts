/** The one way out: whatever this program asks of another goes through here. */
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainly } from 'node:http'
import { request as securely } from 'node:https'
import type { LookupFunction } from 'node:net'
import { codeOf } from '../db/database.ts'
import { Fault } from '../errors.ts'
import { bodyOf } from './body.ts'
import { type Destination, destinationOf, hostOf, type Place, type Resolve } from './destination.ts'

export interface OutboundRequest {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Bytes of the answer, unpacked. */
  readonly most?: number
  /** Until the whole answer is there. */
  readonly seconds?: number
}

export interface OutboundAnswer {
  readonly status: number
  /** What it says it is, such as "application/json"; empty if it says nothing. */
  readonly type: string
  readonly body: Buffer
}

export interface Outbound {
  /** Asks, or throws one of the `outbound…` faults. An answer is one whatever its status, but a redirection is none. */
  ask(address: string, request?: OutboundRequest): Promise<OutboundAnswer>
}

interface OutboundOptions {
  /** Origins that are allowed though a rule speaks against them. */
  readonly exceptions: readonly string[]
  readonly log: (line: string) => void
  readonly resolve?: Resolve
  /** Certificates that are trusted instead of the usual ones. */
  readonly ca?: string
}

export function openOutbound({ exceptions, log, resolve = fromSystem, ca }: OutboundOptions): Outbound {
  const allowed = new Set(exceptions)
  return {
    ask: async (address, request = {}) => {
      const started = Date.now()
      const method = request.method ?? 'GET'
      // What stands behind the host may say whom the firm deals with: it is not written down.
      const host = URL.canParse(address) ? new URL(address).host : '?'
      const note = (outcome: string) =>
        log(`outbound ${method} ${host}: ${outcome}, ${Date.now() - started} ms`)
      try {
        const answer = await within(request.seconds ?? 15, host, async (signal) =>
          send(await destinationOf(address, allowed, resolve), request, signal, ca),
        )
        note(`${answer.status}, ${answer.body.length} bytes`)
        return answer
      } catch (error) {
        note(error instanceof Fault ? error.code : (codeOf(error) ?? String(error)))
        throw error instanceof Fault ? error : new Fault('outboundAway', { params: { host } })
      }
    },
  }
}

/** IPv4 first: machines without a way into IPv6 are more frequent than those without one into IPv4. */
const fromSystem: Resolve = (host) => lookup(host, { all: true, order: 'ipv4first' })

/** One limit for everything together, since a name server or a server that drips can each be slow. */
async function within<T>(
  seconds: number,
  host: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController()
  const slow = new Fault('outboundSlow', { params: { host, seconds } })
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(slow)
    limit.abort(slow)
  }, seconds * 1_000)
  try {
    return await Promise.race([work(limit.signal), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

async function send(
  { url, places }: Destination,
  { method = 'GET', headers = {}, body, most = 1_000_000 }: OutboundRequest,
  signal: AbortSignal,
  ca: string | undefined,
): Promise<OutboundAnswer> {
  const asked = (url.protocol === 'https:' ? securely : plainly)(url, {
    method,
    headers: { ...headers, 'user-agent': 'Kartoteka', 'accept-encoding': 'gzip' },
    lookup: pinned(places),
    // Every request has a connection of its own: one that is kept would not be checked again.
    agent: false,
    signal,
    rejectUnauthorized: true,
    ...(ca && { ca }),
  })
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve).once('error', reject)
    asked.end(body)
  })
  // Unheard, an error after the answer would end the program; whoever reads the answer hears of it there.
  asked.on('error', () => {})
  try {
    const { statusCode: status = 0 } = answer
    const host = hostOf(url)
    if (status >= 300 && status < 400) throw new Fault('outboundRedirect', { params: { host } })
    return { status, type: typeOf(answer), body: await bodyOf(answer, host, most) }
  } finally {
    asked.destroy()
  }
}

/** The connection goes to the places that were checked, whatever the name stands for by now. */
const pinned =
  (places: readonly Place[]): LookupFunction =>
  (_host, { all }, found) => {
    if (all) found(null, [...places])
    else found(null, places[0]!.address, places[0]!.family)
  }

const typeOf = ({ headers }: IncomingMessage): string =>
  (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
