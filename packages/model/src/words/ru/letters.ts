import { translation } from '../catalogue.ts'
import type * as en from '../en/letters.ts'

export const letters = translation<typeof en.letters, 'ru'>()({
  resetSubject: 'Новый пароль для Картотеки',
  resetText:
    'Здесь можно выбрать новый пароль (ссылка работает один раз, в течение двух часов):\n\n{link}\n\nЕсли вы этого не просили, ничего делать не нужно.',
  invitationSubject: '{firm}: доступ к Картотеке',
  invitationText:
    '{firm} приглашает вас в свою Картотеку. Здесь можно выбрать пароль (ссылка работает один раз, в течение недели):\n\n{link}',
  testSubject: 'Картотека: почта работает',
  testText: 'Это пробное письмо фирмы {firm}. Раз оно дошло, отправка работает.',
  sealSubject: '{firm}: печать {number} журнала изменений',
  sealText:
    'Последняя печать журнала изменений фирмы {firm}:\n\nНомер: {number}\nХеш: {digest}\nОт: {at}\n\nПожалуйста, сохраните это письмо. Оно позволит доказать, что в журнале до этой печати ничего не меняли. Администратор сервера проверит это командой:\n\nnpm run journal:verify -- --seal {number}:{digest}',
})
