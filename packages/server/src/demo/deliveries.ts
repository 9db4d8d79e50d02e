/** Where goods go: the houses of a chain of hotels, and those for whom a wholesaler buys together. */
import type { DemoPlace, DemoRecipient } from './plain.ts'

const hotel = (
  name: string,
  street: string,
  postalCode: string,
  town: string,
  contact: string,
  phone: string,
) => ({
  client: 'morszczyn',
  name: `Hotel „${name}”`,
  street,
  postalCode,
  town,
  contact,
  phones: [{ number: phone }],
  hours: 'pn–pt 7–11',
  active: true,
})

export const places: readonly DemoPlace[] = [
  {
    ...hotel(
      'Morszczyn',
      'ul. Bohaterów Monte Cassino 25',
      '81-759',
      'Sopot',
      'magazyn główny',
      '+48 58 555 08 82',
    ),
    primary: true,
    remarks: 'Wjazd od ul. Ogrodowej, rampa po lewej.',
  },
  hotel('Bursztyn', 'ul. Portowa 3', '84-140', 'Jastarnia', 'Lidia Falk', '+48 58 555 08 91'),
  hotel('Latarnia', 'ul. Wydmowa 14', '76-270', 'Ustka', 'Marcin Boja', '+48 59 555 08 92'),
  hotel('Mewa', 'ul. Sosnowa 8', '78-131', 'Dźwirzyno', 'Renata Kil', '+48 94 555 08 93'),
  hotel('Rybitwa', 'ul. Promenada 40', '72-600', 'Świnoujście', 'Paweł Reling', '+48 91 555 08 94'),
  {
    ...hotel('Wodnik', 'ul. Morska 112', '76-153', 'Darłowo', 'Ilona Cuma', '+48 94 555 08 95'),
    active: false,
    remarks: 'Zamknięty do końca remontu.',
  },
]

export const recipients: readonly DemoRecipient[] = [
  {
    client: 'synowie',
    name: 'Kawiarnia „Pod Żółwiem”',
    externalId: 'ODB/01',
    member: 'zolw',
    town: 'Częstochowa',
  },
  { client: 'synowie', name: '„KAWA-TEKA” s.c.', externalId: 'ODB/02', member: 'kawateka', town: 'Gliwice' },
  {
    client: 'synowie',
    name: 'Gospoda Pod Lipą',
    externalId: 'ODB/03',
    street: 'Rynek 4',
    postalCode: '08-200',
    town: 'Łosice',
    phones: [{ number: '+48 83 555 09 11' }],
  },
  {
    client: 'synowie',
    name: 'Stołówka Przyzakładowa „Wrzos”',
    externalId: 'ODB/04',
    street: 'ul. Fabryczna 2',
    postalCode: '08-110',
    town: 'Siedlce',
    mails: ['stolowka@wrzos.example'],
    active: false,
  },
]
