/** The signed-in program: everything that every screen stands in. */
import { type BroughtAnswer, loadWords } from '@kartoteka/model'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { onSignedOut } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { waiting } from '../data/waiting.ts'
import { speak } from '../door/speech.ts'
import { onLiveEnded, tellSince } from '../live/line.ts'
import { signInAgain } from '../session/signInAgain.ts'
import { Themed } from '../theme/Themed.tsx'
import { WordsProvider } from '../words/useWords.tsx'
import { router } from './router.tsx'

/** Whoever has just signed in was brought nothing but the session. */
type Entered = Pick<BroughtAnswer, 'session'> & Partial<BroughtAnswer>

export async function startFrame(root: HTMLElement, { session, position, today }: Entered): Promise<void> {
  const { id, language } = session.user
  forgetOthers(id)
  speak(language)
  queries.setQueryData(keys.session(), session)
  // As old as the page: on a slow line it is shown at once and asked for again.
  const updatedAt = performance.timeOrigin
  if (today) queries.setQueryData(keys.today(today.whose), today.answer, { updatedAt })
  if (position !== undefined) tellSince(position)
  onSignedOut(signInAgain)
  // The session is asked for again, is refused, and so the form to sign in appears.
  onLiveEnded(() => void queries.invalidateQueries({ queryKey: keys.session() }))
  addEventListener('beforeunload', (event) => {
    if (waiting.open() > 0) event.preventDefault()
  })
  const [words] = await Promise.all([loadWords(language), firstScreen()])
  createRoot(root).render(
    <QueryClientProvider client={queries}>
      <WordsProvider first={{ language, words }}>
        <Themed>
          <RouterProvider router={router} />
        </Themed>
      </WordsProvider>
    </QueryClientProvider>,
  )
}

/** What somebody else typed in this tab and did not send is not shown to whoever comes next. */
function forgetOthers(user: string): void {
  const place = 'kartoteka-user'
  if ((sessionStorage.getItem(place) ?? user) !== user) sessionStorage.clear()
  sessionStorage.setItem(place, user)
}

/** A moment for the first screen to arrive, so that it is drawn at once and not as a skeleton first. */
const firstScreen = () =>
  Promise.race([router.load().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 200))])
