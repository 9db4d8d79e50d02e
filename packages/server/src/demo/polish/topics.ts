import type { Fillings, Topic } from '../topic.ts'
import { offerTopics } from './offerTopics.ts'
import { orderTopics } from './orderTopics.ts'
import { serviceTopics } from './serviceTopics.ts'

export const fillings: Fillings = {
  m: ['Zefir 1', 'Zefir 2', 'Zefir 3 Duo', 'Kolibri', 'Kolibri Plus', 'Bora 60', 'Tramontana', 'Monsun 4'],
  c: ['„Poranek”', '„Nocna Zmiana”', '„Espresso nr 4”', '„Łagodna”', '„Santos z Miodem”', '„Bezkofeinowa”'],
  n: ['4', '6', '8', '12', '18', '24', '36', '60'],
  d: ['w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'pojutrze', 'w przyszłym tygodniu'],
  h: ['8:30', '9:00', '10:15', '11:00', '12:30', '13:00', '14:45'],
  f: ['FV/118/03', 'FV/204/05', 'FV/77/06', 'FV/341/09', 'FV/29/01', 'FV/512/11'],
  p: ['3 900', '4 850', '6 200', '7 990', '11 400', '14 700', '18 250'],
  k: ['2', '3', '4'],
}

/** What is said with Polish clients. */
export const topics: readonly Topic[] = [...orderTopics, ...offerTopics, ...serviceTopics]
