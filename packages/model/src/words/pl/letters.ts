import { translation } from '../catalogue.ts'
import type * as en from '../en/letters.ts'

export const letters = translation<typeof en.letters, 'pl'>()({
  resetSubject: 'Nowe hasło do Kartoteki',
  resetText:
    'Tutaj ustawisz nowe hasło (odnośnik działa raz, przez dwie godziny):\n\n{link}\n\nJeśli o to nie prosisz, nie musisz nic robić.',
  invitationSubject: '{firm}: dostęp do Kartoteki',
  invitationText:
    '{firm} zaprasza do swojej Kartoteki. Tutaj ustawisz hasło (odnośnik działa raz, przez tydzień):\n\n{link}',
  testSubject: 'Kartoteka: poczta działa',
  testText: 'To próbny list firmy {firm}. Skoro dotarł, wysyłanie działa.',
  sealSubject: '{firm}: pieczęć {number} dziennika zmian',
  sealText:
    'Najnowsza pieczęć dziennika zmian firmy {firm}:\n\nNumer: {number}\nSkrót: {digest}\nZ dnia: {at}\n\nProsimy zachować ten list. Pozwoli kiedyś dowieść, że niczego w dzienniku do tej pieczęci nie zmieniono. Osoba prowadząca Kartotekę sprawdzi to poleceniem:\n\nnpm run journal:verify -- --seal {number}:{digest}',
})
