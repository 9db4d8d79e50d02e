import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Heard, Switchboard } from './switchboard.ts'

interface Line {
  readonly path: string
  readonly from: string | null
  write(text: string): void
  /** The position up to which everything has been told. */
  reach(position: number): void
  break(): void
}

let lines: Line[] = []
let status = 200

beforeEach(() => {
  vi.useFakeTimers()
  lines = []
  status = 200
  vi.stubGlobal('fetch', async (path: string, { headers, signal }: RequestInit) => {
    if (status !== 200) return new Response(null, { status })
    let pipe: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        pipe = controller
      },
    })
    const write = (text: string) => pipe?.enqueue(new TextEncoder().encode(text))
    signal?.addEventListener('abort', () => pipe?.error(new Error('aborted')))
    lines.push({
      path,
      from: new Headers(headers).get('last-event-id'),
      write,
      reach: (position) => write(`id: ${position}\nevent: told\ndata: {}\n\n`),
      break: () => pipe?.error(new Error('cut')),
    })
    return new Response(body)
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds)
const change = { entity: 'task', id: 't1', version: 1, client: null }

test('ten tabs share one stream, and each hears', async () => {
  const switchboard = new Switchboard()
  const heard: Heard[][] = Array.from({ length: 10 }, () => [])
  for (const [place, tab] of heard.entries()) {
    const say = switchboard.join((each) => tab.push(each))
    say({ listen: [place % 2 === 0 ? 'task:*' : 'client:c1'] })
  }
  await settle()
  expect(lines.map(({ path }) => path)).toEqual(['/api/live?topics=client%3Ac1,task%3A*'])
  lines[0]?.write(`id: 5\nevent: change\ndata: ${JSON.stringify(change)}\n\n`)
  await settle()
  for (const tab of heard) expect(tab.at(-1)).toEqual({ change })
})

test('a stream that breaks goes on from where it stood', async () => {
  const heard: Heard[] = []
  new Switchboard().join((each) => heard.push(each))({ listen: ['task:*'] })
  await settle()
  lines[0]?.reach(41)
  await settle()
  lines[0]?.break()
  await settle(1_000)
  expect(lines).toHaveLength(2)
  expect(lines[1]?.from).toBe('41')
  expect(heard.map((each) => 'state' in each && each.state).filter(Boolean)).toContain('lost')
})

test('a silent line is taken for dead', async () => {
  new Switchboard().join(() => {})({ listen: ['task:*'] })
  await settle()
  await settle(60_000)
  expect(lines.length).toBeGreaterThan(1)
})

test('an ended session is not asked for again until somebody signed in', async () => {
  status = 401
  const heard: Heard[] = []
  const say = new Switchboard().join((each) => heard.push(each))
  say({ listen: ['task:*'] })
  await settle(60_000)
  expect(heard.at(-1)).toEqual({ state: 'ended' })
  expect(lines).toHaveLength(0)
  status = 200
  say({ again: true })
  await settle()
  expect(lines).toHaveLength(1)
  expect(heard.slice(-2)).toEqual([{ state: 'open' }, { gap: true }])
})

test('whoever begins to listen is greeted with the version of the settings, whatever was listened to before', async () => {
  const switchboard = new Switchboard()
  const [first, second]: [Heard[], Heard[]] = [[], []]
  switchboard.join((each) => first.push(each))({ listen: ['label:*'] })
  await settle()
  lines[0]?.write('event: hello\ndata: {"settingsVersion":4}\n\n')
  await settle()
  expect(first.at(-1)).toEqual({ settings: 4 })
  const say = switchboard.join((each) => second.push(each))
  say({ listen: ['label:*'] })
  await settle()
  lines[1]?.write('event: hello\ndata: {"settingsVersion":5}\n\n')
  await settle()
  expect(second.at(-1)).toEqual({ settings: 5 })
  say({ listen: ['label:*'] })
  await settle()
  expect(lines).toHaveLength(2)
})

test('when nobody looks any more, nothing is listened to', async () => {
  const switchboard = new Switchboard()
  const say = switchboard.join(() => {})
  say({ listen: ['task:*'] })
  await settle()
  say({ bye: true })
  await settle(60_000)
  expect(lines).toHaveLength(1)
})

test('a page that was brought along is told what has changed since, also on a stream that is further', async () => {
  const switchboard = new Switchboard()
  const say = switchboard.join(() => {})
  say({ listen: ['task:*'], since: '7' })
  await settle()
  expect(lines.map(({ from }) => from)).toEqual(['7'])
  lines[0]?.reach(9)
  await settle(5_000)
  switchboard.join(() => {})({ listen: ['task:*'], since: '8' })
  await settle()
  expect(lines.map(({ from }) => from)).toEqual(['7', '8'])
  lines[1]?.reach(9)
  await settle(5_000)
  switchboard.join(() => {})({ listen: ['task:*'], since: '10' })
  await settle()
  expect(
    lines.map(({ from }) => from),
    'never further than it has heard',
  ).toEqual(['7', '8', '9'])
})

test('what is shown anew may have been fetched ahead: it is told what changed since, whatever else was told meanwhile', async () => {
  const say = new Switchboard().join(() => {})
  say({ listen: ['task:*'] })
  await settle()
  lines[0]?.reach(5)
  await settle(10_000)
  lines[0]?.reach(8)
  await settle(2_000)
  say({ listen: ['client:c1', 'task:*'] })
  await settle()
  expect(lines[1]?.from).toBe('5')
  lines[1]?.reach(8)
  await settle(5_000)
  say({ listen: ['client:c2', 'task:*'] })
  await settle()
  expect(lines[2]?.from).toBe('8')
})

test('a line that begins nowhere makes its tabs ask for everything again; one that goes on does not', async () => {
  const heard: Heard[] = []
  const gaps = () => heard.filter((each) => 'gap' in each).length
  const say = new Switchboard().join((each) => heard.push(each))
  say({ listen: ['task:*'] })
  await settle()
  expect(gaps()).toBe(1)
  lines[0]?.reach(5)
  await settle()
  say({ listen: ['label:*'] })
  await settle()
  expect([lines.length, gaps()]).toEqual([2, 1])
})

test('a page that was kept aside asks for everything again when it comes back', async () => {
  const switchboard = new Switchboard()
  const heard: Heard[] = []
  switchboard.join(() => {})({ listen: ['task:*'] })
  const say = switchboard.join((each) => heard.push(each))
  say({ listen: ['task:*'] })
  await settle()
  say({ bye: true })
  await settle()
  const before = heard.length
  say({ listen: ['task:*'] })
  expect(heard.slice(before)).toEqual([{ gap: true }])
  lines.at(-1)?.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`)
  await settle()
  expect(heard.at(-1)).toEqual({ change })
})
