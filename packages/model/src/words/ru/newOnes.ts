import { translation } from '../catalogue.ts'
import type * as en from '../en/newOnes.ts'

export const newOnes = translation<typeof en.newOnes, 'ru'>()({
  client: 'Новый клиент',
  person: 'Новое контактное лицо',
  talk: 'Новая запись',
  task: 'Новая задача',
  user: 'Новый пользователь',
  department: 'Новый отдел',
  designation: 'Новая должность',
  organisation: 'Новая своя организация',
  customField: 'Новое пользовательское поле',
  label: 'Новая метка',
  talkResult: 'Новый результат разговора',
  fileType: 'Новый тип карточки',
  paymentMethod: 'Новый способ оплаты',
  deliveryWay: 'Новый способ доставки',
})
