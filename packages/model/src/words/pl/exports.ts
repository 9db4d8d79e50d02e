import { translation } from '../catalogue.ts'
import type * as en from '../en/exports.ts'

export const exports = translation<typeof en.exports, 'pl'>()({
  id: 'ID Kartoteki',
  mark: 'Znacznik Kartoteki',
  toFile: 'Eksportuj',
  toFileOfChosen: 'Eksportuj zaznaczone',
  formats: { xlsx: 'Skoroszyt Excela (.xlsx)', csv: 'Tabela tekstowa (.csv)', vcard: 'Kontakty (vCard)' },
  ofChosen: {
    one: '{count} zaznaczony wpis',
    few: '{count} zaznaczone wpisy',
    many: '{count} zaznaczonych wpisów',
    other: '{count} zaznaczonego wpisu',
  },
  ofList: 'Wszystko, co pokazuje lista',
  otherFormats: 'Inne formaty',
  card: 'vCard',
  cardHint: 'Zapisz jako kontakt dla telefonu lub programu pocztowego',
})
