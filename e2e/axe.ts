/** What axe finds on a page, by the rules of WCAG 2.2 AA and by good practice. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Part {
  /** Selectors: only within this, and without that. */
  readonly within?: string
  readonly without?: string
}

/** Each finding by its rule and its elements, once nothing is being fetched any more; a test expects none. */
export async function axeFinds(page: Page, { within, without }: Part = {}): Promise<readonly string[]> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
  const builder = new AxeBuilder({ page }).withTags(rules)
  if (within) builder.include(within)
  if (without) builder.exclude(without)
  const { violations } = await builder.analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  )
}
