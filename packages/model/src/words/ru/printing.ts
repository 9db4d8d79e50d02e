import { translation } from '../catalogue.ts'
import type * as en from '../en/printing.ts'

export const printing = translation<typeof en.printing, 'ru'>()({
  print: 'Печать',
  printList: 'Печать списка',
  addressLabels: 'Наклейки с адресами…',
  printed: '{firm} · напечатано {moment}, {name}',
  people: 'Люди',
  talks: 'Последние разговоры',
  tasks: 'Открытые задачи',
  count: {
    one: '{count} запись',
    few: '{count} записи',
    many: '{count} записей',
    other: '{count} записи',
  },
  labels: {
    title: 'Наклейки с адресами',
    sheet: 'Лист',
    size: '{width} × {height} мм, {count} на листе',
    first: 'Начать с наклейки',
    firstHint: 'Если лист уже использовался, укажите первую свободную.',
    address: 'Адрес',
    addresses: { correspondence: 'Почтовый, а если его нет, основной', main: 'Основной' },
    right: 'Сдвинуть вправо, мм',
    down: 'Сдвинуть вниз, мм',
    open: 'Открыть листы',
    ofChosen: {
      one: '{count} выбранный клиент',
      few: '{count} выбранных клиента',
      many: '{count} выбранных клиентов',
      other: '{count} выбранного клиента',
    },
    ofAll: 'Все клиенты списка',
    withoutAddress: 'Клиенты без города и улицы пропускаются.',
  },
})
