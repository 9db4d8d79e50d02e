import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { get, onSignedOut, ProblemError, send, UnreachableError } from './api.ts'
import { waiting } from './waiting.ts'

const answer = (status: number, body?: unknown) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  })
const problem = (status: number, code: string) =>
  answer(status, { type: '', title: code, status, code, params: {} })

type Reply = () => Response | Promise<Response>
let replies: Reply[] = []
const asked: RequestInit[] = []
const keyOf = (request: RequestInit | undefined) => new Headers(request?.headers).get('idempotency-key')

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('document', { documentElement: { lang: 'pl' } })
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    asked.push(request)
    return (replies.length > 1 ? replies.shift() : replies[0])?.()
  })
  asked.length = 0
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const cut: Reply = () => Promise.reject(new TypeError('network'))

test('a write is repeated under the same key until it is answered', async () => {
  replies = [cut, () => answer(503), () => answer(502), () => answer(201, { id: '1' })]
  const sent = send('POST', '/api/clients', { name: 'Gęś' })
  await vi.runAllTimersAsync()
  expect(await sent).toEqual({ id: '1' })
  expect(asked).toHaveLength(4)
  expect(new Set(asked.map(keyOf)).size).toBe(1)
  expect(keyOf(asked[0])).toMatch(/^[0-9a-f]{32}$/)
})

test('two writes have two keys', async () => {
  replies = [() => answer(204)]
  await Promise.all([send('DELETE', '/api/clients/1'), send('DELETE', '/api/clients/2')])
  expect(keyOf(asked[0])).not.toBe(keyOf(asked[1]))
})

test('a write gives up after about half a minute and says that nobody answers', async () => {
  replies = [cut]
  const began = Date.now()
  const sent = expect(send('POST', '/api/clients')).rejects.toBeInstanceOf(UnreachableError)
  await vi.runAllTimersAsync()
  await sent
  expect(Date.now() - began).toBeGreaterThan(25_000)
  expect(Date.now() - began).toBeLessThan(40_000)
  expect(waiting.open()).toBe(0)
  expect(waiting.repeating()).toBe(false)
})

test('a refusal is thrown at once, with what the server said', async () => {
  replies = [() => problem(422, 'refused')]
  const error = await send('POST', '/api/clients').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ProblemError)
  expect((error as ProblemError).problem.code).toBe('refused')
  expect(asked).toHaveLength(1)
})

test('an ended session asks to sign in, once for all, and then repeats what was asked', async () => {
  let signedIn = false
  const ask = vi.fn(async () => {
    signedIn = true
  })
  onSignedOut(ask)
  replies = [() => (signedIn ? answer(200, { ok: true }) : problem(401, 'notSignedIn'))]
  expect(await send('PATCH', '/api/clients/1', { version: 1 })).toEqual({ ok: true })
  expect(keyOf(asked[0])).toBe(keyOf(asked[1]))
  expect(await get('/api/clients/1')).toEqual({ ok: true })
  expect(ask).toHaveBeenCalledTimes(1)
})

test('a wrong password is no ended session', async () => {
  const ask = vi.fn()
  onSignedOut(ask)
  replies = [() => problem(401, 'wrongSignIn')]
  await expect(send('POST', '/api/session', {})).rejects.toBeInstanceOf(ProblemError)
  expect(ask).not.toHaveBeenCalled()
})

test("a proxy's own page is a problem too", async () => {
  replies = [
    () => new Response('<h1>Gateway</h1>', { status: 500, headers: { 'content-type': 'text/html' } }),
  ]
  const error = await get('/api/clients').catch((thrown: unknown) => thrown)
  expect((error as ProblemError).problem.status).toBe(500)
})
