import { translation } from '../catalogue.ts'
import type * as en from '../en/newOnes.ts'

export const newOnes = translation<typeof en.newOnes, 'pl'>()({
  client: 'Nowy kontrahent',
  person: 'Nowa osoba kontaktowa',
  talk: 'Nowy wpis',
  task: 'Nowe zadanie',
  user: 'Nowy użytkownik',
  department: 'Nowy dział',
  designation: 'Nowe stanowisko',
  organisation: 'Nowa własna firma',
  customField: 'Nowe pole własne',
  label: 'Nowa etykieta',
  talkResult: 'Nowy rezultat rozmowy',
  fileType: 'Nowy typ kartoteki',
  paymentMethod: 'Nowa forma płatności',
  deliveryWay: 'Nowy sposób dostawy',
})
