/** The session has ended while somebody worked: signing in happens over the screen, and nothing typed is lost. */
import type { SessionAnswer } from '@kartoteka/model'
import { keys, queries } from '../data/query.ts'
import { element } from '../door/element.ts'
import { signInForm } from '../door/signIn.ts'
import { spoken } from '../door/speech.ts'
import { connectAgain } from '../live/line.ts'
import '../door/door.css'

let asking: Promise<void> | undefined

/** Resolves when the same person has signed in again; however many ask meanwhile, it is asked once. */
export const signInAgain = (): Promise<void> =>
  (asking ??= ask().finally(() => {
    asking = undefined
  }))

async function ask(): Promise<void> {
  const speech = await spoken()
  const { door } = speech.words.frame
  const before = queries.getQueryData<SessionAnswer>(keys.session())
  const leave = element('a', { href: '/sign-in', class: 'door-link' }, door.asSomebodyElse)
  const dialog = element('dialog', { class: 'door-dialog', 'aria-labelledby': 'sign-in-again' })
  await new Promise<void>((entered) => {
    dialog.append(
      element('h2', { id: 'sign-in-again' }, door.againTitle),
      element('p', { class: 'door-lead' }, door.againLead),
      signInForm(speech, before?.user.email ?? '', entered, [leave]),
    )
    // What lies below must neither close nor act on what is typed here.
    dialog.addEventListener('keydown', (event) => event.stopPropagation())
    dialog.addEventListener('cancel', (event) => event.preventDefault())
    for (const each of dialog.querySelectorAll('input, button, a'))
      each.setAttribute('data-mantine-stop-propagation', 'true')
    document.body.append(dialog)
    dialog.showModal()
    dialog.querySelector<HTMLInputElement>(before ? '[name=password]' : 'input')?.focus()
  })
  dialog.close()
  dialog.remove()
  await goOn(before)
}

async function goOn(before: SessionAnswer | undefined): Promise<void> {
  const answer = await fetch('/api/session', { credentials: 'same-origin' })
  const session = (await answer.json()) as SessionAnswer
  // Somebody else sees other things: what the first one had on screen is none of theirs, nor is what waits to be sent.
  if (before && session.user.id !== before.user.id) {
    // Later: by then nothing waits any more, and the page goes without a question.
    setTimeout(() => location.assign('/'))
    throw new Error('Somebody else has signed in')
  }
  queries.setQueryData(keys.session(), session)
  connectAgain()
}
