/** A screen as it is looked at here, light on a wide window and dark on a phone, by people and by axe. */
import type { Page, Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFinds } from '../axe.ts'
import { type RunningFirm, startFirm } from '../firm.ts'
import { makeRecords, type Records } from './records.ts'

export const looks = [
  ['light, wide', { colorScheme: 'light', viewport: { width: 1440, height: 900 } }],
  ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
] as const

/** One test for each of these addresses and looks. */
export function everyScreen(screens: Readonly<Record<string, (records: Records) => string>>): void {
  let firm: RunningFirm
  let records: Records
  beforeAll(async () => {
    firm = await startFirm()
    records = await makeRecords(firm)
  })
  afterAll(() => firm?.stop())

  describe.each(looks)('%s', (_, options) => {
    let flawless: (address: string) => Promise<void>
    let page: Page
    beforeAll(async () => {
      page = await firm.page('admin', options)
      flawless = looking(page, options.viewport)
    })
    afterAll(() => page?.context().close())

    test.each(Object.entries(screens))('%s', (_, address) => flawless(firm.program.url + address(records)))
  })
}

/** Opens an address: nothing for axe to find, nothing cut off, no error in the console. */
export function looking(
  page: Page,
  viewport: { readonly width: number; readonly height: number },
): (address: string) => Promise<void> {
  const settled = settling(page)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/404 \(Not Found\)/.test(message.text())) errors.push(message.text())
  })
  return async (address) => {
    await page.setViewportSize(viewport)
    await page.goto(address)
    await settled()
    const tooWide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(tooWide, `${address}: pixels too wide`).toBe(0)
    // All of it at once: what lies half under the bar at the bottom until one scrolls is no small target.
    await page.setViewportSize({ width: viewport.width, height: 2_600 })
    await settled()
    expect(await axeFinds(page), address).toEqual([])
    expect(errors.splice(0), address).toEqual([])
  }
}

/** What tells of changes of others goes on as long as the page is there, and so, for Chromium, does its worker's script. */
const unending = /^\/(api\/live$|assets\/worker-)/

/** Waits until nothing is on its way, nothing fades in any more, and what came last has been drawn. */
export function settling(page: Page): () => Promise<void> {
  const onTheirWay = new Set<Request>()
  page.on('request', (request) => {
    if (!unending.test(new URL(request.url()).pathname)) onTheirWay.add(request)
  })
  page.on('requestfinished', (request) => onTheirWay.delete(request))
  page.on('requestfailed', (request) => onTheirWay.delete(request))
  return async () => {
    await page.locator('main').first().waitFor()
    // What has just been drawn may ask for more, so it is looked at until two looks in a row find nothing.
    for (let quiet = 0; quiet < 2; quiet = onTheirWay.size === 0 ? quiet + 1 : 0) {
      await expect.poll(() => [...onTheirWay].map((each) => each.url())).toEqual([])
      await page.waitForFunction(
        () =>
          !document.querySelector('[aria-busy="true"]') &&
          document.getAnimations().every((each) => each.playState !== 'running'),
      )
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
    }
  }
}
