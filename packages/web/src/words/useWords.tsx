import { type Language, loadWords, type Words, withCustomWords } from '@kartoteka/model'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { useSession } from '../session/session.tsx'

interface Spoken {
  readonly language: Language
  readonly words: Words
}

const Speech = createContext<Spoken | undefined>(undefined)

/** The words of the reader's language, with what the firm calls its own fields. A change of language is drawn when its catalogue has arrived. */
export function WordsProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const { user, customFields } = useSession()
  const { language } = user
  const [spoken, setSpoken] = useState(first)
  useEffect(() => {
    if (language === spoken.language) return
    let stale = false
    void loadWords(language).then((words) => {
      if (!stale) setSpoken({ language, words })
    })
    return () => {
      stale = true
    }
  }, [language, spoken.language])
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken.language])
  const said = useMemo(
    () => ({ ...spoken, words: withCustomWords(spoken.words, spoken.language, customFields) }),
    [spoken, customFields],
  )
  return <Speech value={said}>{children}</Speech>
}

export const useWords = (): Words => useSpoken().words
export const useLanguage = (): Language => useSpoken().language

function useSpoken(): Spoken {
  const spoken = useContext(Speech)
  if (spoken === undefined) throw new Error('Words are read inside WordsProvider')
  return spoken
}
