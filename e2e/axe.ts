/** What axe finds on a page, by the rules of WCAG 2.2 AA and by good practice. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The axe of a page asks that of its frames, wherever they come from. */
const script = `${source};axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] })`

/**
 * Each finding by its rule and its elements, once nothing is being fetched any more and the screen has its heading, which
 * between two screens there is none of for a moment; a test expects none. All of it happens
 * in the page, and only what was found leaves it: axe's own package for Playwright takes five times as long.
 */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(
    () => document.querySelector('[aria-busy="true"]') === null && document.querySelector('h1') !== null,
  )
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(script)
  return page.evaluate(async (values) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
      document,
      // The others are still judged; of them only the elements are not listed.
      { runOnly: { type: 'tag', values }, resultTypes: ['violations'] },
    )
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  }, rules)
}
