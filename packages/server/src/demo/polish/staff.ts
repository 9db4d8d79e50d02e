/** What people are at a firm, and what one should know about it. */
import type { Trade } from './trade.ts'

export const positions: Readonly<Record<Trade['staff'], readonly (readonly [man: string, woman: string])[]>> =
  {
    counter: [
      ['właściciel', 'właścicielka'],
      ['kierownik lokalu', 'kierowniczka lokalu'],
      ['barista', 'baristka'],
      ['szef kuchni', 'szefowa kuchni'],
      ['kierownik zmiany', 'kierowniczka zmiany'],
      ['recepcjonista', 'recepcjonistka'],
      ['księgowy', 'księgowa'],
    ],
    house: [
      ['prezes zarządu', 'prezes zarządu'],
      ['kierownik zakupów', 'kierowniczka zakupów'],
      ['asystent zarządu', 'asystentka zarządu'],
      ['główny księgowy', 'główna księgowa'],
      ['kierownik administracji', 'kierowniczka administracji'],
      ['sekretariat', 'sekretariat'],
      ['kierownik magazynu', 'kierowniczka magazynu'],
      ['specjalista ds. zakupów', 'specjalistka ds. zakupów'],
    ],
    craft: [
      ['właściciel', 'właścicielka'],
      ['pracownik', 'pracownica'],
      ['księgowy', 'księgowa'],
    ],
  }

export const remarks: readonly string[] = [
  'Dostawy od podwórza, dzwonić kwadrans wcześniej.',
  'Fakturę wysyłać tylko mailem, papierowej nie chcą.',
  'Ekspres na dwa piętra, winda towarowa nieczynna.',
  'Rozliczenie co kwartał, liczniki czyta nasz serwis.',
  'Najlepiej dzwonić po 14:00, rano mają ruch.',
  'Twarda woda: filtr co trzy miesiące.',
  'Nie zostawiać towaru u sąsiadów.',
  'Stały rabat 8% na kawę, uzgodniony z Tomaszem.',
  'Zmieniają dostawcę, jeśli dostawa spóźni się o dzień. Pilnować.',
  'Mają jeszcze stary młynek, przymierzają się do wymiany.',
  'Sezon od maja do września, zimą zamknięte.',
  'Parking tylko od strony rzeki.',
  'Właściciele mówią po niemiecku.',
  'Prosi o kontakt wyłącznie mailowy.',
  'Umowa dzierżawy w segregatorze nr 14.',
]
