/** A screen worked without a mouse: Tab until something has the focus, which must then be seen. */
import type { Locator, Page } from 'playwright-core'

/** More stops than any screen has. */
const most = 120

/** Presses Tab (or Shift+Tab) until it has the focus; throws if it never does, or if nobody could see that it does. */
export async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor()
  for (let stop = 0; stop <= most; stop += 1) {
    if (await hasFocus(wanted)) return seen(wanted)
    await page.keyboard.press(key)
  }
  throw new Error(`${wanted} cannot be reached by ${key}`)
}

export async function press(page: Page, wanted: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}

/** Goes through a closed list from its first choice, by arrow keys; every choice on the way counts for a moment. */
export async function choose(page: Page, list: Locator, words: string): Promise<void> {
  await tabTo(page, list)
  await page.keyboard.press('Home')
  for (let step = 0; step <= most; step += 1) {
    const chosen = await list.evaluate((each) => (each as HTMLSelectElement).selectedOptions[0]?.text)
    if (chosen?.startsWith(words)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${words} is not among the choices of ${list}`)
}

/** Goes through a menu that has just been opened, from when it has taken the focus, and takes the item. */
export async function takeItem(page: Page, words: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: words })
  await page.locator('[role=menu]:focus-within').waitFor()
  for (let step = 0; step <= most; step += 1) {
    if (await hasFocus(item)) return page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${words} is not among the items of the menu`)
}

export const hasFocus = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((each) => each === document.activeElement)

/** Has an outline, its own or around it, and is not covered by what stays when one scrolls. */
async function seen(wanted: Locator): Promise<void> {
  const hidden = await wanted.evaluate((each) => {
    const outlined = [undefined, '::before', '::after'].some(
      (part) => getComputedStyle(each, part).outlineStyle !== 'none',
    )
    const { left, top, width, height } = each.getBoundingClientRect()
    const there = document.elementFromPoint(left + Math.min(width, 24) / 2, top + height / 2)
    const covered = !(there && (each.contains(there) || there.contains(each)))
    return `${outlined ? '' : ' has no outline'}${covered ? ' is covered' : ''}`
  })
  if (hidden) throw new Error(`${wanted} has the focus and${hidden}`)
}
