import { translation } from '../catalogue.ts'
import type * as en from '../en/pictures.ts'

export const pictures = translation<typeof en.pictures, 'pl'>()({
  choose: 'Wybierz obraz',
  another: 'Zmień',
  remove: 'Usuń',
  hint: 'PNG, JPEG albo WebP, do {max} MB. Można go też tu upuścić.',
  sending: 'Obraz jest wysyłany…',
  onlyOne: 'Wybierz jeden plik.',
})
