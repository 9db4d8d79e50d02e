import { type Language, loadWords, type Words } from '@kartoteka/model'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useSession } from '../session/session.tsx'

interface Spoken {
  readonly language: Language
  readonly words: Words
}

const Speech = createContext<Spoken | undefined>(undefined)

/** The words of the reader's language. A change of language is drawn when its catalogue has arrived. */
export function WordsProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const { language } = useSession().user
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
  return <Speech value={spoken}>{children}</Speech>
}

export const useWords = (): Words => useSpoken().words
export const useLanguage = (): Language => useSpoken().language

function useSpoken(): Spoken {
  const spoken = useContext(Speech)
  if (spoken === undefined) throw new Error('Words are read inside WordsProvider')
  return spoken
}
