/** Where a request may go: what the address says, and which machines its name stands for. */
import { isIP } from 'node:net'
import { Fault } from '../errors.ts'
import { isPublic } from './address.ts'

export interface Place {
  readonly address: string
  readonly family: number
}

/** The machines behind a name; throws if there are none. */
export type Resolve = (host: string) => Promise<readonly Place[]>

export interface Destination {
  readonly url: URL
  /** Checked: these are connected to, and the name is not asked again. */
  readonly places: readonly Place[]
}

/**
 * The destination that an address means, or a fault. `exceptions` are origins ("http://crm.lan:8080") that an
 * administrator allowed though they are on another port, without TLS or in a private network.
 */
export async function destinationOf(
  address: string,
  exceptions: ReadonlySet<string>,
  resolve: Resolve,
): Promise<Destination> {
  const url = readAddress(address)
  const host = hostOf(url)
  const isExcepted = exceptions.has(url.origin)
  if (!isExcepted && url.protocol !== 'https:') throw new Fault('outboundScheme', { params: { host } })
  const places = await placesOf(host, resolve)
  // One private address among public ones is enough: which of them is taken is chance, or somebody's plan.
  if (!isExcepted && !places.every((each) => isPublic(each.address)))
    throw new Fault('outboundPrivate', { params: { host } })
  if (!isExcepted && url.port !== '') throw new Fault('outboundPort', { params: { host, port: url.port } })
  return { url, places }
}

/**
 * Numbers of IPv4 in any notation come out of URL as four decimal ones, names in any letters as ASCII. What URL
 * corrects silently (blanks, backslashes) is not taken.
 */
function readAddress(address: string): URL {
  if (/[\s\\]/.test(address) || !URL.canParse(address)) throw new Fault('outboundAddress')
  const url = new URL(address)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  if (!isWeb || url.username !== '' || url.password !== '' || url.hostname.endsWith('.'))
    throw new Fault('outboundAddress')
  return url
}

/** Without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

async function placesOf(host: string, resolve: Resolve): Promise<readonly Place[]> {
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  const places = await resolve(host).catch(() => [])
  if (places.length === 0) throw new Fault('outboundUnknown', { params: { host } })
  return places
}
