import { translation } from '../catalogue.ts'
import type * as en from '../en/about.ts'

export const about = translation<typeof en.about, 'ru'>()({
  tabs: 'Заметки, вложения и ссылки',
  menu: 'Заметки и файлы…',
  forClient: 'Новые попадут к клиенту',
  noClient:
    'Заметки и вложения принадлежат клиенту. Сначала добавьте этому человеку должность у одного из них.',
  attach: 'Приложить файлы',
  detach: 'Не прикладывать «{name}»',
  deeds: { person: { edit: 'Изменить контактное лицо', delete: 'Удалить контактное лицо' } },
  deletePosition: 'Удалить должность',
  positionAt: 'Должность: {client}',
  positionDeleted: 'Должность ({client}) в корзине.',
  has: {
    note: {
      one: '{count} заметка',
      few: '{count} заметки',
      many: '{count} заметок',
      other: '{count} заметки',
    },
    attachment: {
      one: '{count} вложение',
      few: '{count} вложения',
      many: '{count} вложений',
      other: '{count} вложения',
    },
    externalLink: {
      one: '{count} ссылка',
      few: '{count} ссылки',
      many: '{count} ссылок',
      other: '{count} ссылки',
    },
  },
})
