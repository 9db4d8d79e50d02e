import { translation } from '../catalogue.ts'
import type * as en from '../en/links.ts'

export const links = translation<typeof en.links, 'pl'>()({
  add: 'Dodaj odnośnik',
  none: 'Nie ma jeszcze odnośników',
  noneHint:
    'Gdzie na zewnątrz leży coś o tym kontrahencie: strona, folder na czyimś komputerze albo w sieci.',
  copyOf: 'Kopiuj ścieżkę {path}',
  copied: 'Skopiowano. Wklej ją w pasku adresu Eksploratora plików.',
  notCopied: 'Przeglądarka nie pozwoliła skopiować. Zaznacz ścieżkę i skopiuj ją samodzielnie.',
  folderHint: 'Przeglądarka nie może otwierać folderów. Skopiuj ścieżkę i wklej ją w Eksploratorze plików.',
  added: 'Dodano',
})
