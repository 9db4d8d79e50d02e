/** The first start: a one-time link leads through firm, administrator and language. */
import type { SetupRequest } from '@kartoteka/model'
import { languages } from '@kartoteka/model/words/catalogue.ts'
import { sayRefusal } from '@kartoteka/model/words/words.ts'
import { send } from '../data/api.ts'
import { askSetup } from '../door/askSetup.ts'
import { element } from '../door/element.ts'
import { form } from '../door/form.ts'
import { sheet } from '../door/sheet.ts'
import { speak, spoken } from '../door/speech.ts'
import { countryHere, zoneHere } from './here.ts'

export async function setupPage(again: () => void, entered: (address: string) => void): Promise<HTMLElement> {
  const [speech, { needed }] = await Promise.all([spoken(), askSetup()])
  const { words, language } = speech
  const { door } = words.frame
  const token = new URLSearchParams(location.search).get('token') ?? ''
  if (!needed) {
    const link = element('a', { href: '/sign-in', class: 'door-link' }, door.toSignIn)
    return sheet({ spoken: speech, title: door.setupTitle, lead: words.faults.setupDone, again }, link)
  }
  if (token === '') return sheet({ spoken: speech, title: door.setupTitle, lead: door.setupByLink, again })
  const { fields } = words.records.user
  return sheet(
    { spoken: speech, title: door.setupTitle, lead: door.setupLead, again },
    form({
      words,
      fields: [
        { name: 'firm', label: door.firm, autocomplete: 'organization' },
        { name: 'name', label: fields.name, autocomplete: 'name', hint: door.administratorHint },
        { name: 'email', label: fields.email, type: 'email', autocomplete: 'username' },
        {
          name: 'password',
          label: door.password,
          type: 'password',
          autocomplete: 'new-password',
          hint: sayRefusal(words, { code: 'passwordTooShort', params: { min: 10 } }),
        },
        {
          name: 'language',
          label: fields.language,
          value: language,
          choices: languages.map((each) => [each, words.choices.user.language[each]] as const),
        },
      ],
      button: door.setUp,
      send: async (values) => {
        const asked = {
          ...values,
          token,
          zone: zoneHere(),
          country: countryHere(),
        } as unknown as SetupRequest
        await send('POST', '/api/setup', asked)
        speak(asked.language)
        entered('/')
      },
    }),
    demoHint(door.demoHint),
  )
}

/** The command stands in the sentence between backticks. */
function demoHint(sentence: string): HTMLElement {
  const parts = sentence.split('`').map((part, place) => (place % 2 === 1 ? element('code', {}, part) : part))
  return element('p', { class: 'door-aside' }, ...parts)
}
