import { translation } from '../catalogue.ts'
import type * as en from '../en/notes.ts'

export const notes = translation<typeof en.notes, 'ru'>()({
  add: 'Написать заметку',
  none: 'Заметок ещё нет',
  noneHint: 'Договорённости, особенности, дорога к двери: всё, что должен знать следующий коллега.',
  pinned: 'наверху',
  unpin: 'Не держать наверху',
  written: '{name}, {moment}',
  changed: 'изменено: {name}, {moment}',
  editor: {
    toolbar: 'Форматирование',
    bold: 'Жирный',
    italic: 'Курсив',
    heading: 'Заголовок',
    bullets: 'Список',
    numbers: 'Нумерованный список',
    quote: 'Цитата',
    link: 'Ссылка',
    address: 'Адрес ссылки',
    takeLink: 'Вставить',
    removeLink: 'Убрать ссылку',
    bad: 'Это не адрес, который можно открыть.',
  },
})
