import { type Language, languages } from '@kartoteka/model/words/catalogue.ts'
import { element } from './element.ts'
import { type Spoken, speak } from './speech.ts'

interface SheetOptions {
  readonly spoken: Spoken
  readonly title: string
  readonly lead?: string
  /** A demonstration firm says so before one has signed in, too. */
  readonly note?: string
  /** Draws the page again in the language chosen. */
  again(): void
}

/** The card that lies at the door: a heading, what to do, and the languages. */
export function sheet(
  { spoken, title, lead, note, again }: SheetOptions,
  ...content: readonly Node[]
): HTMLElement {
  const { words, language } = spoken
  document.title = `${title} · Kartoteka`
  return element(
    'main',
    { class: 'door' },
    element(
      'div',
      { class: 'door-sheet' },
      element('p', { class: 'door-name' }, 'Kartoteka'),
      element('h1', {}, title),
      lead !== undefined && element('p', { class: 'door-lead' }, lead),
      note !== undefined && element('p', { class: 'door-note' }, note),
      ...content,
    ),
    element(
      'nav',
      { class: 'door-languages', 'aria-label': words.frame.language },
      ...languages.map((each) =>
        languageButton(each, each === language, words.choices.user.language[each], again),
      ),
    ),
  )
}

const languageButton = (language: Language, current: boolean, name: string, again: () => void) =>
  element(
    'button',
    {
      type: 'button',
      lang: language,
      'aria-current': current && 'true',
      click: () => {
        speak(language)
        again()
      },
    },
    name,
  )
