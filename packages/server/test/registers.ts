/** The three public registers as one server on this machine, which plays the answers in testdata/registers. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Register } from '@kartoteka/model'

export interface PlayedRegisters {
  readonly origin: string
  readonly addresses: Readonly<Record<Register, string>>
  /** What was asked since, such as "whiteList 9990000014", "gus Zaloguj". */
  readonly questions: string[]
  /** Headers of the last question. */
  last: IncomingMessage['headers']
  /** What the statistical office takes as a key. */
  readonly key: string
  /** How the office's login is answered: plainly, or as a part of a MIME message. */
  wrapped: boolean
  stop(): Promise<void>
}

const folder = new URL('../../../testdata/registers/', import.meta.url)
const recorded = (name: string) => {
  const file = new URL(name, folder)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** NIPs that are not answered by a file: out of order with a page, and never answered. */
export const outOfOrder = '9990000126'
export const silent = '9990000132'
const statuses: Readonly<Record<string, number>> = { 9990000089: 400, 9990000095: 429 }

export async function playRegisters(): Promise<PlayedRegisters> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const played: PlayedRegisters = {
    origin,
    addresses: { gus: `${origin}/gus`, whiteList: `${origin}/api`, vies: `${origin}/vies` },
    questions: [],
    last: {},
    key: 'abcde12345abcde12345',
    wrapped: false,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    const { pathname, searchParams } = new URL(request.url ?? '', origin)
    const [number, said, type] =
      pathname === '/gus'
        ? soap(played, request, body)
        : pathname === '/vies/check-vat-number'
          ? vies(played, body)
          : whiteList(played, pathname, searchParams)
    played.last = request.headers
    if (number === silent) return
    if (number === outOfOrder && !pathname.startsWith('/vies'))
      return response.writeHead(503, { 'content-type': 'text/html' }).end(recorded('outOfOrder.html'))
    const status = said === undefined ? 404 : pathname.startsWith('/api') ? (statuses[number] ?? 200) : 200
    response.writeHead(status, { 'content-type': type }).end(said)
  }
  return played
}

type Answer = readonly [number: string, said: string | undefined, type: string]

function whiteList({ questions }: PlayedRegisters, path: string, asked: URLSearchParams): Answer {
  const nip = /^\/api\/search\/nip\/(\d{10})$/.exec(path)?.[1] ?? ''
  questions.push(`whiteList ${nip}`)
  const day = /^\d{4}-\d\d-\d\d$/.test(asked.get('date') ?? '')
  return [nip, day ? recorded(`whiteList/${nip}.json`) : undefined, 'application/json']
}

function vies({ questions }: PlayedRegisters, body: string): Answer {
  const { countryCode, vatNumber } = JSON.parse(body) as { countryCode: string; vatNumber: string }
  questions.push(`vies ${countryCode}${vatNumber}`)
  return [vatNumber, recorded(`vies/${countryCode}${vatNumber}.json`), 'application/json']
}

function soap(played: PlayedRegisters, { headers }: IncomingMessage, body: string): Answer {
  const said = (name: string) => new RegExp(`:${name}>([^<]*)</`).exec(body)?.[1] ?? ''
  const operation = /IUslugaBIRzewnPubl\/(\w+)</.exec(body)?.[1] ?? ''
  const plain = 'application/soap+xml'
  played.questions.push(`gus ${operation}`)
  if (operation === 'Zaloguj') {
    if (said('pKluczUzytkownika') !== played.key) return ['', recorded('gus/loginRefused.xml'), plain]
    return played.wrapped
      ? ['', recorded('gus/login.mime'), 'multipart/related; type="application/xop+xml"']
      : ['', recorded('gus/login.xml'), plain]
  }
  if (headers.sid !== 'f4a1k99t3sx4ion0demo') return ['', undefined, plain]
  if (operation === 'DaneSzukajPodmioty')
    return [said('Nip'), recorded(`gus/search-${said('Nip')}.xml`), plain]
  if (operation === 'DanePobierzPelnyRaport')
    return ['', recorded(`gus/${said('pNazwaRaportu')}-${said('pRegon')}.xml`), plain]
  return ['', recorded('gus/logout.xml'), plain]
}
