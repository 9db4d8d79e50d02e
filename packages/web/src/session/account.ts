/** What somebody does with their own account from the frame. */
import type { Language, SessionAnswer } from '@kartoteka/model'
import { send } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { remember } from '../door/knock.ts'
import { speak } from '../door/speech.ts'

export async function changeLanguage(language: Language): Promise<void> {
  await send('PATCH', '/api/session', { language })
  speak(language)
  queries.setQueryData<SessionAnswer>(
    keys.session(),
    (session) => session && { ...session, user: { ...session.user, language } },
  )
}

/** Leaves nothing behind in this browser: the page is loaded anew. */
export async function signOut(): Promise<void> {
  await send('DELETE', '/api/session')
  remember(false)
  sessionStorage.clear()
  location.assign('/sign-in')
}
