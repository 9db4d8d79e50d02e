import { translation } from '../catalogue.ts'
import type * as en from '../en/printing.ts'

export const printing = translation<typeof en.printing, 'pl'>()({
  print: 'Drukuj',
  printList: 'Drukuj listę',
  addressLabels: 'Etykiety adresowe…',
  printed: '{firm} · wydrukowano {moment}, {name}',
  people: 'Osoby',
  talks: 'Ostatnie rozmowy',
  tasks: 'Otwarte zadania',
  count: {
    one: '{count} rekord',
    few: '{count} rekordy',
    many: '{count} rekordów',
    other: '{count} rekordu',
  },
  labels: {
    title: 'Etykiety adresowe',
    sheet: 'Arkusz',
    size: '{width} × {height} mm, {count} na arkuszu',
    first: 'Zacznij od etykiety',
    firstHint: 'Jeśli arkusz był już używany, wpisz pierwszą wolną.',
    address: 'Adres',
    addresses: { correspondence: 'Korespondencyjny, a jeśli go nie ma, główny', main: 'Główny' },
    right: 'Przesuń w prawo, mm',
    down: 'Przesuń w dół, mm',
    open: 'Otwórz arkusze',
    ofChosen: {
      one: '{count} zaznaczony kontrahent',
      few: '{count} zaznaczonych kontrahentów',
      many: '{count} zaznaczonych kontrahentów',
      other: '{count} zaznaczonego kontrahenta',
    },
    ofAll: 'Wszyscy kontrahenci z listy',
    withoutAddress: 'Kontrahenci bez miejscowości i ulicy są pomijani.',
  },
})
