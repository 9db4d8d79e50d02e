/** The pages before anybody has signed in. Each resolves with the address to go on to. */
import './door.css'
import { setupPage } from '../setup/setup.ts'
import { askSetup } from './askSetup.ts'
import { draw, element } from './element.ts'
import { linkPage } from './link.ts'
import { sheet } from './sheet.ts'
import { forgottenForm, signInForm } from './signIn.ts'
import { spoken } from './speech.ts'

export type Door = 'sign-in' | 'setup' | 'invitation' | 'password'

const doors: readonly Door[] = ['sign-in', 'setup', 'invitation', 'password']

export const doorAt = ({ pathname }: Location): Door | undefined =>
  doors.find((door) => pathname === `/${door}` || pathname === `/${door}/`)

/** Draws the page into the root; resolves with the address behind it once somebody has entered. */
export function openDoor(door: Door, root: HTMLElement): Promise<string> {
  return new Promise((resolve) => {
    const redraw = () => void page().then((drawn) => replace(root, drawn))
    const page = () => {
      if (door === 'setup') return setupPage(redraw, resolve)
      if (door === 'sign-in') return signInPage(redraw, resolve)
      return linkPage(door, redraw, resolve)
    }
    redraw()
  })
}

let forgotten = false

async function signInPage(again: () => void, entered: (address: string) => void): Promise<HTMLElement> {
  const [speech, { needed, demo }] = await Promise.all([spoken(), askSetup()])
  const { door, demoBanner } = speech.words.frame
  const turn = (to: boolean) => () => {
    forgotten = to
    again()
  }
  if (needed) return sheet({ spoken: speech, title: door.setupTitle, lead: door.setupByLink, again })
  if (forgotten)
    return sheet(
      { spoken: speech, title: door.forgottenTitle, lead: door.forgottenLead, again },
      forgottenForm(speech, turn(false)),
    )
  const link = element('button', { type: 'button', class: 'door-link', click: turn(true) }, door.forgotten)
  const note = demo ? demoBanner : undefined
  return sheet(
    { spoken: speech, title: door.signIn, note, again },
    signInForm(speech, '', () => entered(wantedAddress()), [link]),
  )
}

/** Where one wanted to go before signing in: only ever a path of ours. */
function wantedAddress(): string {
  if (doorAt(location) === undefined) return location.pathname + location.search + location.hash
  const next = new URLSearchParams(location.search).get('next') ?? '/'
  const { origin, pathname, search, hash } = new URL(next, location.origin)
  return origin === location.origin && !pathname.startsWith('//') ? pathname + search + hash : '/'
}

/** What was typed stays typed when the page is drawn again in another language. */
function replace(root: HTMLElement, drawn: HTMLElement): void {
  const typed = new Map([...root.querySelectorAll('input')].map(({ name, value }) => [name, value]))
  draw(root, drawn)
  const inputs = [...root.querySelectorAll('input')]
  for (const input of inputs) input.value = typed.get(input.name) ?? input.value
  const next = inputs.find(({ value }) => value === '') ?? inputs[0] ?? root.querySelector('a')
  next?.focus()
}
