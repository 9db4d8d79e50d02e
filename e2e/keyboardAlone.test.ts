/** Every screen by keyboard alone: what can be pressed is reached by Tab and seen, what opens closes to where it came from. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFirm, startFirm } from './firm.ts'
import { press } from './keyboard.ts'
import { settling } from './screens/everyScreen.ts'
import { makeRecords, type Records } from './screens/records.ts'

let firm: RunningFirm
let records: Records
let page: Page
let arrive: (address: string) => Promise<void>
beforeAll(async () => {
  firm = await startFirm()
  records = await makeRecords(firm)
})
afterAll(() => firm?.stop())

const begin = async (options?: BrowserContextOptions) => {
  await page?.context().close()
  page = await firm.page('admin', options)
  const settled = settling(page)
  arrive = async (address) => {
    await page.goto(firm.program.url + address)
    await page.locator('main h1').first().waitFor()
    await settled()
  }
}

const tabs = ['people', 'talks', 'tasks', 'notes', 'attachments', 'links', 'places', 'recipients', 'activity']
const settings = [
  'organisations',
  'users',
  'departments',
  'designations',
  'labels',
  'talk-results',
  'file-types',
  'registers',
  'custom-fields',
]
const screens: Readonly<Record<string, () => string>> = {
  today: () => '/',
  clients: () => '/clients',
  'clients, filtered': () => '/clients?town=Koźle&not.talk.at=-30d..',
  talks: () => '/talks',
  tasks: () => '/tasks',
  people: () => '/people',
  card: () => `/clients/${records.client}`,
  ...Object.fromEntries(tabs.map((tab) => [`card: ${tab}`, () => `/clients/${records.client}?tab=${tab}`])),
  'form of a client': () => `/clients/${records.client}/edit`,
  'new client': () => '/clients/new',
  person: () => `/people/${records.person}`,
  'form of a person': () => `/people/${records.person}/edit`,
  place: () => `/places/${records.place}`,
  call: () => '/call?number=601234567',
  imports: () => '/imports',
  'preview of an import': () => `/imports?id=${records.brought}`,
  'bulk changes': () => '/bulk-changes',
  'bulk change': () => `/bulk-changes?id=${records.bulk}`,
  bin: () => '/bin',
  ...Object.fromEntries(settings.map((each) => [`settings: ${each}`, () => `/settings/${each}`])),
  user: () => `/settings/users/${records.sam}`,
  'form of an own field': () => `/settings/custom-fields/${records.machine}/edit`,
  'no such record': () => '/clients/00000000-0000-7000-8000-000000000000',
  'no such page': () => '/nie-ma',
}

// Again where something came late.
const isWalked = () => expect.poll(walk, { timeout: 20_000 }).toEqual([])

describe('what can be pressed is a stop of Tab, has an outline and lies under nothing', () => {
  beforeAll(() => begin())

  test.each(Object.entries(screens))('%s', async (_, address) => {
    await arrive(address())
    await isWalked()
  })
})

describe('so it is in a window as narrow as a telephone, to which a keyboard belongs too', () => {
  beforeAll(() => begin({ viewport: { width: 390, height: 844 } }))

  const some = [
    'today',
    'clients',
    'clients, filtered',
    'people',
    'card',
    'card: people',
    'new client',
    'preview of an import',
    'settings: labels',
  ]
  test.each(some)('%s', async (name) => {
    await arrive(screens[name]!())
    await isWalked()
  })
})

describe('so it is before anybody has signed in', () => {
  beforeAll(() => begin())

  test('signing in, a forgotten password, an invitation, and a link that is used up', async () => {
    await page.context().clearCookies()
    await arrive('/sign-in')
    await isWalked()
    await press(page, page.getByRole('button', { name: 'Nie pamiętam hasła' }))
    await page.getByRole('heading', { name: 'Nowe hasło' }).waitFor()
    await isWalked()
    const { link } = await firm.api<{ link: string }>('admin', 'POST', `/api/users/${records.sam}/link`, {})
    await arrive(new URL(link).pathname + new URL(link).search)
    await isWalked()
    await arrive('/invitation?token=nie-ma-takiego')
    await isWalked()
  })
})

describe('what opens is closed by Esc, and the focus is where it was', () => {
  beforeAll(() => begin())

  test.each(['/', '/clients', `card`, '/people', '/settings/labels'])('%s', async (address) => {
    await arrive(address === 'card' ? `/clients/${records.client}` : address)
    const openers = page.locator('button[aria-haspopup]:visible, main button:visible', {
      has: page.locator('xpath=self::*[@aria-haspopup or contains(., "…")]'),
    })
    for (const opener of await openers.all()) {
      const name = await opener.evaluate((each) => each.ariaLabel ?? each.textContent)
      if ((await opener.getAttribute('tabindex')) === '-1') continue
      await opener.focus()
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.activeElement?.closest('[role=menu],[role=dialog]'))
      await page.keyboard.press('Escape')
      await expect
        .poll(() => opener.evaluate((each) => each === document.activeElement), { message: name ?? '' })
        .toBe(true)
    }
  })
})

/** Tab once through the page; what is wrong with it, in words. */
async function walk(): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLElement>('[data-reached]')) delete each.dataset.reached
  })
  const wrong: string[] = []
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(look)
    if (seen === 'again') return [...wrong, ...(await page.evaluate(leftOut))]
    if (seen) wrong.push(seen)
  }
  return [...wrong, 'Tab never comes round']
}

/** In the page: what has the focus, if nobody could see that it has. */
function look(): string {
  const each = document.activeElement as HTMLElement
  // Behind the last stop of the page the browser has its own.
  if (each === document.body) return ''
  if (each.dataset.reached) return 'again'
  each.dataset.reached = 'yes'
  const parts = [undefined, '::before', '::after']
  const marked = (part: Element | null, steps: number): boolean =>
    part !== null &&
    (parts.some((of) => getComputedStyle(part, of).outlineStyle !== 'none') ||
      (steps > 0 && marked(part.parentElement, steps - 1)))
  const outlined = marked(each, 3)
  const { left, top, width, height } = each.getClientRects()[0] ?? each.getBoundingClientRect()
  const there = document.elementFromPoint(left + width / 2, top + Math.min(height, 80) / 2)
  const free = there && (each.contains(there) || there.contains(each))
  if (outlined && free) return ''
  return `${outlined ? 'covered' : 'no outline'}: ${each.outerHTML.slice(0, 300)}`
}

/** In the page: what can be pressed and was no stop, unless arrows lead to it. */
function leftOut(): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, summary, [contenteditable=true], [tabindex="0"]',
  )
  // What a field's own keys do: Delete empties it, Alt+ArrowDown opens its calendar.
  const inField = '.mantine-Input-wrapper [tabindex="-1"]'
  const byArrows = '[role=grid],[role=tablist],[role=toolbar],[role=menu],[role=listbox],[role=radiogroup]'
  return [...all]
    .filter(
      (each) =>
        !each.dataset.reached &&
        !each.matches(':disabled, [type=hidden], [type=radio], [aria-hidden=true]') &&
        !each.matches(inField) &&
        each.checkVisibility({ visibilityProperty: true }) &&
        !each.closest(`[inert], ${byArrows}`),
    )
    .map((each) => `left out: ${each.outerHTML.slice(0, 500)}`)
}
