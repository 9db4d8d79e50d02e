/** How long until Today stands for somebody signed in, in a real browser on a slow line. */
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../e2e/browser.ts'
import { addressOf, type Bench } from './bench.ts'
import { startProgram } from './program.ts'

/** Milliseconds from the navigation until the first task stands: nothing in the browser's cache, and everything. */
export interface Viewed {
  readonly first: number
  readonly second: number
}

/** What they may take. */
export const viewBudget: Viewed = { first: 2_500, second: 300 }

/** 1.6 Mbit/s down, half of it up, 150 ms away. Bytes a second. */
export const line = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 }
/** Milliseconds in which fonts and what is fetched ahead have come, too. */
const calm = 6_000

/** The middle of so many visits, each by a browser of its own; undefined, and said so, where Chromium cannot start. */
export async function views(
  bench: Bench,
  times: number,
  log: (line: string) => void,
): Promise<Viewed | undefined> {
  const browser = await openBrowser().catch((error: Error) =>
    log(`view: skipped. ${error.message.split('\n')[0]}`),
  )
  if (!browser) return undefined
  try {
    const program = await startProgram({ DATABASE_URL: addressOf(bench.server) }, [])
    const visits: Viewed[] = []
    try {
      const address = `http://127.0.0.1:${program.port}/`
      for (let i = 0; i < times; i += 1) visits.push(await visit(browser, address, bench.secrets.all))
    } finally {
      await program.stop()
    }
    const middle = (of: keyof Viewed) =>
      visits.map((each) => each[of]).sort((one, other) => one - other)[Math.floor(times / 2)]!
    return { first: middle('first'), second: middle('second') }
  } finally {
    await browser.close()
  }
}

async function visit(browser: Browser, address: string, secret: string): Promise<Viewed> {
  const context = await browser.newContext({ locale: 'pl-PL', viewport: { width: 1440, height: 900 } })
  await context.addCookies([{ name: 'kartoteka', value: secret, url: address, httpOnly: true }])
  const page = await context.newPage()
  await page.addInitScript(noteWhenItStands)
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  await wire.send('Network.emulateNetworkConditions', line)
  const first = await open(page, address)
  await page.waitForTimeout(calm)
  await page.goto('about:blank')
  const second = await open(page, address)
  await context.close()
  return { first, second }
}

async function open(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' })
  const stood = await page.waitForFunction(() => document.documentElement.dataset.stood)
  return Number(await stood.jsonValue())
}

/** Runs in the page: the moment, counted from the navigation, at which a task was painted. */
function noteWhenItStands(): void {
  const look = new MutationObserver(() => {
    if (!document.querySelector('main [data-arrow-row]')) return
    look.disconnect()
    requestAnimationFrame(() =>
      setTimeout(() => {
        document.documentElement.dataset.stood = String(performance.now())
      }),
    )
  })
  look.observe(document, { childList: true, subtree: true })
}
