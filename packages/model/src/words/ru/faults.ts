import { translation } from '../catalogue.ts'
import type * as en from '../en/faults.ts'

export const faults = translation<typeof en.faults, 'ru'>()({
  notFound: 'Такой записи нет, или вам нельзя её видеть.',
  noSuchAddress: 'По этому адресу ничего нет.',
  notSignedIn: 'Сначала войдите.',
  wrongSignIn: 'Почта и пароль не подходят друг к другу.',
  tooManyTries: 'Слишком много попыток. Попробуйте снова через {minutes} мин.',
  forbidden: 'Вам нельзя это делать.',
  foreignOrigin: 'Запрос пришёл с чужой страницы.',
  changedMeanwhile: 'Кто-то тем временем изменил эту запись.',
  refused: 'Это нельзя сохранить в таком виде.',
  badRequest: 'Запрос нельзя понять.',
  tooLarge: 'Это слишком велико.',
  keyReused: 'Этот ключ уже использован для другого запроса.',
  narrowFilter: 'Это слишком долго. Сузьте фильтр.',
  linkExpired: 'Эта ссылка уже использована или устарела.',
  setupDone: 'Фирма уже настроена.',
  databaseGone: 'База данных сейчас не отвечает. Ничего не потеряно; попробуйте снова.',
  internal: 'В программе произошла ошибка. Она записана под номером {number}.',
})
