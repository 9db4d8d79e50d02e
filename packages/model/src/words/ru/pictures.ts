import { translation } from '../catalogue.ts'
import type * as en from '../en/pictures.ts'

export const pictures = translation<typeof en.pictures, 'ru'>()({
  choose: 'Выбрать изображение',
  another: 'Заменить',
  remove: 'Убрать',
  hint: 'PNG, JPEG или WebP, до {max} МБ. Его можно и перетащить сюда.',
  sending: 'Изображение отправляется…',
  onlyOne: 'Выберите один файл.',
})
