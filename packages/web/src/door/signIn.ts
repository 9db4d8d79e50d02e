import { send } from '../data/api.ts'
import { element } from './element.ts'
import { form } from './form.ts'
import type { Spoken } from './speech.ts'

/** The form by which one signs in: on the page at the door, and over a screen whose session has ended. */
export function signInForm(
  { words }: Spoken,
  email: string,
  entered: () => void,
  below: readonly Node[] = [],
) {
  const { records, frame } = words
  return form({
    words,
    fields: [
      {
        name: 'email',
        label: records.user.fields.email,
        type: 'email',
        autocomplete: 'username',
        value: email,
      },
      { name: 'password', label: frame.door.password, type: 'password', autocomplete: 'current-password' },
    ],
    button: frame.door.signIn,
    below,
    send: async (values) => {
      await send('POST', '/api/session', values)
      entered()
    },
  })
}

/** Asks for a mail with a link to a new password. The answer never tells whether there is such a user. */
export function forgottenForm({ words }: Spoken, back: () => void): HTMLElement {
  const { records, frame } = words
  const place = element('div')
  const asked = () => {
    place.replaceChildren(element('p', { role: 'status' }, frame.door.mailSent), backLink)
    backLink.focus()
  }
  const backLink = element(
    'button',
    { type: 'button', class: 'door-link', click: back },
    frame.door.backToSignIn,
  )
  const asking = form({
    words,
    fields: [{ name: 'email', label: records.user.fields.email, type: 'email', autocomplete: 'username' }],
    button: frame.door.sendLink,
    below: [backLink],
    send: async (values) => {
      await send('POST', '/api/password-reset', values)
      asked()
    },
  })
  place.append(asking)
  return place
}
