import { translation } from '../catalogue.ts'
import type * as en from '../en/exports.ts'

export const exports = translation<typeof en.exports, 'ru'>()({
  id: 'ID Картотеки',
  mark: 'Метка Картотеки',
  toFile: 'Выгрузить',
  toFileOfChosen: 'Выгрузить выбранные',
  formats: { xlsx: 'Книга Excel (.xlsx)', csv: 'Текстовая таблица (.csv)', vcard: 'Контакты (vCard)' },
  ofChosen: {
    one: '{count} выбранная запись',
    few: '{count} выбранные записи',
    many: '{count} выбранных записей',
    other: '{count} выбранной записи',
  },
  ofList: 'Всё, что показывает список',
  otherFormats: 'Другие форматы',
  card: 'vCard',
  cardHint: 'Сохранить как контакт для телефона или почтовой программы',
})
