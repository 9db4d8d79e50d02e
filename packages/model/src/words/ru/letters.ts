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
})
