import { translation } from '../catalogue.ts'
import type * as en from '../en/records.ts'

const care = { owner: 'Ответственный', department: 'Отдел', visibility: 'Кому видно' } as const
const ownWord = { name: 'Название', position: 'Порядок', active: 'Используется' } as const

export const records = translation<typeof en.records, 'ru'>()({
  client: {
    one: 'Клиент',
    many: 'Клиенты',
    fields: {
      kind: 'Вид',
      roles: 'Роль',
      fileType: 'Тип карточки',
      purchasingGroup: 'Закупочная группа',
      name: 'Название',
      shortName: 'Краткое название',
      taxNumber: 'ИНН',
      regon: 'REGON',
      krs: 'KRS',
      euVat: 'Номер НДС ЕС',
      pesel: 'PESEL',
      kpp: 'КПП',
      ogrn: 'ОГРН',
      street: 'Улица',
      postalCode: 'Почтовый индекс',
      town: 'Населённый пункт',
      province: 'Область, регион',
      country: 'Страна',
      addresses: 'Другие адреса',
      phones: 'Телефоны',
      mails: 'Адреса почты',
      website: 'Сайт',
      bankAccounts: 'Банковские счета',
      currency: 'Валюта',
      priceLevel: 'Уровень цен',
      paymentMethod: 'Способ оплаты',
      paymentTerm: 'Срок оплаты (дней)',
      deliveryWay: 'Способ доставки',
      documentLanguage: 'Язык документов',
      labels: 'Метки',
      active: 'Активен',
      remarks: 'Примечания',
      ...care,
      team: 'Команда',
      externalId: 'Номер в другой программе',
    },
    groups: {
      account: 'Основное',
      contact: 'Адрес и контакты',
      data: 'Реквизиты',
      trade: 'Условия торговли',
      care: 'Ведение',
    },
  },
  deliveryWay: {
    one: 'Способ доставки',
    many: 'Способы доставки',
    fields: ownWord,
    groups: { word: 'Значение справочника' },
  },
  department: {
    one: 'Отдел',
    many: 'Отделы',
    fields: { name: 'Название', parent: 'Входит в' },
    groups: { department: 'Отдел' },
  },
  fileType: {
    one: 'Тип карточки',
    many: 'Типы карточек',
    fields: { ...ownWord, colour: 'Цвет' },
    groups: { word: 'Значение справочника' },
  },
  label: {
    one: 'Метка',
    many: 'Метки',
    fields: { name: 'Название', colour: 'Цвет' },
    groups: { label: 'Метка' },
  },
  paymentMethod: {
    one: 'Способ оплаты',
    many: 'Способы оплаты',
    fields: ownWord,
    groups: { word: 'Значение справочника' },
  },
  person: {
    one: 'Контактное лицо',
    many: 'Контактные лица',
    fields: {
      name: 'Имя и фамилия',
      firstName: 'Имя',
      lastName: 'Фамилия',
      phones: 'Телефоны',
      mails: 'Адреса почты',
      remarks: 'Примечания',
      externalId: 'Номер в другой программе',
    },
    groups: { person: 'Контактное лицо', contact: 'Контакты', remarks: 'Примечания' },
  },
  position: {
    one: 'Должность',
    many: 'Должности',
    fields: {
      client: 'Клиент',
      person: 'Контактное лицо',
      title: 'Должность',
      primary: 'Основной контакт',
      active: 'Действует',
    },
    groups: { position: 'Должность' },
  },
  role: {
    one: 'Роль',
    many: 'Роли',
    fields: { name: 'Название', builtIn: 'Встроенная роль', ownsAdded: 'Добавленное собой считается своим' },
    groups: { role: 'Роль' },
  },
  talk: {
    one: 'Запись',
    many: 'Разговоры и заметки',
    fields: {
      client: 'Клиент',
      person: 'С кем',
      kind: 'Вид',
      at: 'Когда',
      text: 'О чём говорили',
      result: 'Результат',
      nextStep: 'Следующий шаг',
      ...care,
    },
    groups: { talk: 'Запись', care: 'Ведение' },
  },
  talkResult: {
    one: 'Результат разговора',
    many: 'Результаты разговоров',
    fields: { ...ownWord, colour: 'Цвет' },
    groups: { result: 'Результат' },
  },
  task: {
    one: 'Задача',
    many: 'Задачи',
    fields: {
      what: 'Что',
      details: 'Подробности',
      client: 'Клиент',
      person: 'Контактное лицо',
      due: 'Срок',
      status: 'Статус',
      doneAt: 'Выполнено',
      doneBy: 'Кто выполнил',
      owner: 'Кто',
      department: 'Отдел',
      visibility: 'Кому видно',
    },
    groups: { task: 'Задача', care: 'Ведение' },
  },
  user: {
    one: 'Пользователь',
    many: 'Пользователи',
    fields: {
      name: 'Имя и фамилия',
      email: 'Адрес почты',
      department: 'Отдел',
      roles: 'Роли',
      language: 'Язык',
      status: 'Статус',
    },
    groups: { account: 'Учётная запись', place: 'Место в фирме' },
  },
})

export const kept = translation<typeof en.kept, 'ru'>()({
  createdAt: 'Добавлено',
  createdBy: 'Добавил(а)',
  updatedAt: 'Изменено',
  updatedBy: 'Изменил(а)',
})

export const choices = translation<typeof en.choices, 'ru'>()({
  client: {
    kind: { firm: 'Фирма', person: 'Частное лицо' },
    roles: {
      prospect: 'Потенциальный клиент',
      client: 'Клиент',
      vendor: 'Поставщик',
      recipient: 'Получатель',
    },
    documentLanguage: { pl: 'Polski', en: 'English', ru: 'Русский' },
  },
  addresses: {
    kind: { registered: 'Юридический', correspondence: 'Почтовый', delivery: 'Доставки', other: 'Другой' },
  },
  phones: { kind: { phone: 'Телефон', mobile: 'Мобильный', fax: 'Факс' } },
  visibility: { everyone: 'Все', department: 'Отдел', user: 'Ответственный и команда' },
  role: { builtIn: { administrator: 'Администратор', manager: 'Руководитель', employee: 'Сотрудник' } },
  talk: {
    kind: {
      call: 'Звонок',
      meeting: 'Встреча',
      email: 'Электронное письмо',
      letter: 'Письмо',
      note: 'Заметка',
      other: 'Другое',
    },
  },
  task: { status: { open: 'К выполнению', done: 'Выполнено' } },
  user: {
    language: { pl: 'Polski', en: 'English', ru: 'Русский' },
    status: { invited: 'Приглашён', active: 'Активен', blocked: 'Заблокирован' },
  },
})

export const actions = translation<typeof en.actions, 'ru'>()({
  task: { complete: 'Отметить выполненной', reopen: 'Открыть снова' },
  user: { block: 'Заблокировать', unblock: 'Разблокировать' },
})

export const colours = translation<typeof en.colours, 'ru'>()({
  grey: 'Серый',
  red: 'Красный',
  orange: 'Оранжевый',
  yellow: 'Жёлтый',
  green: 'Зелёный',
  teal: 'Бирюзовый',
  blue: 'Синий',
  violet: 'Фиолетовый',
  pink: 'Розовый',
  brown: 'Коричневый',
})
