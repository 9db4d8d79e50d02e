/** The first script: small, because whoever has to sign in first waits for nothing else. */
import '@fontsource-variable/inter/wght.css'
import './theme/font.css'
import './theme/tokens.css'
import './theme/page.css'
import type { BroughtAnswer } from '@kartoteka/model'
import { brought } from './door/brought.ts'
import { doorAt, openDoor } from './door/door.ts'
import { askSession, hasBeenHere, remember } from './door/knock.ts'
import { spoken } from './door/speech.ts'

const root = document.getElementById('root') as HTMLElement
const loadFrame = () => import('./frame/start.tsx')

async function start(): Promise<void> {
  const door = doorAt(location)
  if (door !== undefined) return enter(await openDoor(door, root))
  const along = brought()
  if (along !== undefined) {
    remember(true)
    return draw(along)
  }
  // Who was signed in here last is so mostly still: the frame is fetched while the server looks.
  if (hasBeenHere()) void Promise.all([loadFrame(), spoken()])
  const session = await askSession(root)
  if (session !== undefined) return draw({ session })
  return enter(await openDoor('sign-in', root))
}

/** Whoever begins to type will be let in: what comes next is fetched meanwhile. */
root.addEventListener('input', () => void loadFrame(), { once: true })

/** Behind the door: where one wanted to go, or Today. */
async function enter(address: string): Promise<void> {
  history.replaceState(null, '', address)
  const session = await askSession(root)
  if (session === undefined) return start()
  return draw({ session })
}

async function draw(along: Pick<BroughtAnswer, 'session'>) {
  const { startFrame } = await loadFrame()
  await startFrame(root, along)
}

void start()
