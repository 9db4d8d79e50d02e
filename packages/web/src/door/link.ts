/** Invitations and new passwords: a link from a mail or the administrator leads here, once. */
import { sayRefusal } from '@kartoteka/model/words/words.ts'
import { get, ProblemError, sayError, send } from '../data/api.ts'
import { element } from './element.ts'
import { form } from './form.ts'
import { sheet } from './sheet.ts'
import { speak, spoken } from './speech.ts'

interface LinkAnswer {
  readonly kind: 'invitation' | 'password'
  readonly name: string
  readonly email: string
  readonly language?: 'pl' | 'en' | 'ru'
}

export async function linkPage(
  kind: 'invitation' | 'password',
  again: () => void,
  entered: (address: string) => void,
): Promise<HTMLElement> {
  const token = encodeURIComponent(new URLSearchParams(location.search).get('token') ?? '')
  const link = await get<LinkAnswer>(`/api/links/${token}`).catch((error: unknown) => error)
  const speech = await spoken()
  const { door } = speech.words.frame
  const title = kind === 'invitation' ? door.invitationTitle : door.passwordTitle
  if (!isLink(link)) {
    const wrong = element('p', { role: 'alert', class: 'door-wrong' }, sayError(speech.words, link))
    const onwards = link instanceof ProblemError ? door.linkUsedUp : ''
    const toSignIn = element('a', { href: '/sign-in', class: 'door-link' }, door.toSignIn)
    return sheet({ spoken: speech, title, again }, wrong, element('p', {}, onwards), toSignIn)
  }
  const lead = `${link.name}\n${link.email}`
  return sheet(
    { spoken: speech, title, lead, again },
    form({
      words: speech.words,
      fields: [
        {
          name: 'password',
          label: door.newPassword,
          type: 'password',
          autocomplete: 'new-password',
          hint: sayRefusal(speech.words, { code: 'passwordTooShort', params: { min: 10 } }),
        },
      ],
      button: kind === 'invitation' ? door.begin : door.keepPassword,
      send: async (values) => {
        await send('POST', `/api/links/${token}`, values)
        speak(link.language ?? speech.language)
        entered('/')
      },
    }),
  )
}

const isLink = (link: unknown): link is LinkAnswer =>
  typeof link === 'object' && link !== null && !(link instanceof Error) && 'email' in link
