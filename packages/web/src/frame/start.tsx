/** The signed-in program: everything that every screen stands in. */
import { loadWords, type SessionAnswer } from '@kartoteka/model'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { onSignedOut } from '../data/api.ts'
import { keys, queries } from '../data/query.ts'
import { waiting } from '../data/waiting.ts'
import { speak } from '../door/speech.ts'
import { onLiveEnded } from '../live/line.ts'
import { signInAgain } from '../session/signInAgain.ts'
import { Themed } from '../theme/Themed.tsx'
import { WordsProvider } from '../words/useWords.tsx'
import { router } from './router.tsx'

export async function startFrame(root: HTMLElement, session: SessionAnswer): Promise<void> {
  const { language } = session.user
  speak(language)
  queries.setQueryData(keys.session(), session)
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

/** A moment for the first screen to arrive, so that it is drawn at once and not as a skeleton first. */
const firstScreen = () =>
  Promise.race([router.load().catch(() => {}), new Promise((resolve) => setTimeout(resolve, 200))])
