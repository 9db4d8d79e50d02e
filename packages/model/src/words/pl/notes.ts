import { translation } from '../catalogue.ts'
import type * as en from '../en/notes.ts'

export const notes = translation<typeof en.notes, 'pl'>()({
  add: 'Napisz notatkę',
  none: 'Nie ma jeszcze notatek',
  noneHint: 'Ustalenia, zwyczaje, droga do drzwi: wszystko, co powinien wiedzieć następny kolega.',
  pinned: 'na górze',
  unpin: 'Nie trzymaj na górze',
  written: '{name}, {moment}',
  changed: 'zmieniono: {name}, {moment}',
  editor: {
    toolbar: 'Formatowanie',
    bold: 'Pogrubienie',
    italic: 'Kursywa',
    heading: 'Nagłówek',
    bullets: 'Lista',
    numbers: 'Lista numerowana',
    quote: 'Cytat',
    link: 'Odnośnik',
    address: 'Adres odnośnika',
    takeLink: 'Wstaw',
    removeLink: 'Usuń odnośnik',
    bad: 'To nie jest adres, który można otworzyć.',
  },
})
