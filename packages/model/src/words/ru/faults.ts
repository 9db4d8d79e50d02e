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
  outboundAddress: 'Это не адрес другой программы.',
  outboundScheme: 'К серверу {host} обращаются только по https.',
  outboundPort: 'Порт {port} сервера {host} не разрешён.',
  outboundPrivate:
    'Сервер {host} находится в частной сети. Администратор может разрешить его в конфигурации.',
  outboundUnknown: 'Сервера {host} в сети нет.',
  outboundAway: 'Сервер {host} не отвечает.',
  outboundSlow: 'Сервер {host} не ответил за {seconds} с.',
  outboundLarge: 'Ответ сервера {host} больше {kilobytes} кБ.',
  outboundRedirect: 'Сервер {host} переадресует на другой адрес, программа туда не обращается.',
  outboundGarbled: 'Ответ сервера {host} невозможно прочитать.',
  internal: 'В программе произошла ошибка. Она записана под номером {number}.',
})
