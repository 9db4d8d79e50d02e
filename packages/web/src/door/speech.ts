/** The language before anybody has signed in: the last one used here, else the browser's first that we speak. */
import { type Language, languages } from '@kartoteka/model/words/catalogue.ts'
import { loadWords, type Words } from '@kartoteka/model/words/words.ts'

const place = 'kartoteka-language'

export interface Spoken {
  readonly language: Language
  readonly words: Words
}

export async function spoken(): Promise<Spoken> {
  const language = languageHere()
  document.documentElement.lang = language
  return { language, words: await loadWords(language) }
}

export function speak(language: Language): void {
  localStorage.setItem(place, language)
}

export const languageHere = (): Language => known(localStorage.getItem(place)) ?? wanted() ?? 'pl'

const wanted = () =>
  navigator.languages.map((each) => known(each.slice(0, 2))).find((each) => each !== undefined)

const known = (code: string | null) => languages.find((each) => each === code)
