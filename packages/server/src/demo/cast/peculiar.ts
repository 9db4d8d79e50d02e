/** Namesakes, the busiest of all, the longest name, one closed and one thrown away. */
import type { Draft } from '../draft.ts'
import { at, employee, nip, polish } from './shorthand.ts'

export const peculiar: readonly Draft[] = [
  polish(
    'jaskolbudSpolka',
    {
      name: 'Jaskółbud sp. z o.o.',
      taxNumber: nip('7793105587'),
      regon: '304718268',
      krs: '0000291834',
      ...at('ul. Bukowska 100', '60-396', 'Poznań'),
      phones: [{ number: '+48 61 555 07 01' }],
    },
    [],
    { talks: 6 },
  ),
  polish(
    'jaskolbudAkcyjna',
    {
      name: 'Jaskółbud S.A.',
      taxNumber: nip('7793106612'),
      regon: '304719196',
      krs: '0000291990',
      ...at('ul. Bukowska 102', '60-396', 'Poznań'),
      phones: [{ number: '+48 61 555 07 02' }],
    },
    [],
    { talks: 4 },
  ),
  polish(
    'jaskolbudJawna',
    {
      name: 'Jaskółbud sp.j.',
      taxNumber: nip('7793107706'),
      regon: '304720012',
      krs: '0000305518',
      ...at('ul. Grunwaldzka 9', '60-782', 'Poznań'),
      phones: [{ number: '+48 61 555 07 03' }],
    },
    [],
    { talks: 2 },
  ),
  polish(
    'morszczyn',
    {
      name: 'Hotele Nadmorskie „Morszczyn” S.A.',
      shortName: 'Morszczyn',
      taxNumber: nip('5851209346'),
      regon: '192837460',
      krs: '0000114620',
      euVat: 'PL5851209346',
      ...at('ul. Bohaterów Monte Cassino 25', '81-759', 'Sopot'),
      province: 'pomorskie',
      phones: [
        { number: '+48 58 555 08 80', note: 'recepcja' },
        { number: '+48 58 555 08 81', note: 'zakupy' },
      ],
      mails: ['zakupy@morszczyn.example'],
      website: 'https://morszczyn.example',
      labels: ['hotel', 'contract', 'lease', 'important'],
      remarks:
        'Sześć hoteli, czternaście ekspresów. Zamówienia zbiera centrala w Sopocie, awarie zgłaszają hotele.',
    },
    [
      employee('Weronika', 'Morska', 'dyrektor zakupów', '+48 600 555 901', 'w.morska@morszczyn.example'),
      employee('Artur', 'Bosman', 'szef techniczny', '+48 600 555 902', 'a.bosman@morszczyn.example'),
      employee('Celina', 'Fala', 'recepcja Sopot', '+48 600 555 903'),
      employee('Norbert', 'Kuter', 'kierownik hotelu w Ustce', '+48 600 555 904'),
      employee('Iga', 'Latarnik', 'kierowniczka hotelu w Łebie', '+48 600 555 905'),
      employee('Oskar', 'Wydma', 'księgowy'),
    ],
    { owner: 'anna', talks: 300 },
  ),
  polish(
    'synowie',
    {
      name: 'Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe Import-Eksport Artykułów Gastronomicznych „Brzęczyszczykiewicz i Synowie” spółka z ograniczoną odpowiedzialnością spółka komandytowa',
      shortName: 'Brzęczyszczykiewicz i Synowie',
      taxNumber: nip('6348712050'),
      krs: '0000377041',
      ...at('ul. Stanisława Wyspiańskiego-Młodszego 118B/204', '44-100', 'Gliwice'),
      phones: [{ number: '+48 32 555 09 64' }],
      mails: ['import-eksport@brzeczyszczykiewicz-i-synowie.example'],
      labels: ['wholesale', 'gastronomy', 'contract', 'lease', 'important', 'debt'],
    },
    [employee('Grzegorz', 'Brzęczyszczykiewicz', 'komplementariusz')],
    { talks: 11 },
  ),
  polish(
    'parzenica',
    {
      name: 'Bacówka Parzenica',
      ...at('ul. Krupówki 55', '34-500', 'Zakopane'),
      province: 'małopolskie',
      phones: [{ number: '+48 18 555 07 77' }],
      labels: ['gastronomy'],
    },
    [],
    { talks: 5 },
  ),
  polish(
    'parzenicaOld',
    {
      name: 'Parzenica',
      active: false,
      ...at('ul. Kościeliska 2', '34-500', 'Zakopane'),
      remarks: 'Lokal zamknięty, następca: Bacówka Parzenica.',
    },
    [],
    { talks: 1, before: { active: true } },
  ),
  polish(
    'dubelt',
    {
      name: 'Dubelt Hurtownia sp. z o.o.',
      taxNumber: nip('8214400178'),
      ...at('ul. Składowa 4', '08-110', 'Siedlce'),
      phones: [{ number: '+48 25 555 09 99' }],
      mails: ['biuro@dubelt.example'],
    },
    [employee('Dionizy', 'Dubeltowski', 'właściciel')],
    { binned: true, talks: 0 },
  ),
]
