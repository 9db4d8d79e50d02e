/** Those whose people, mails and signs searches are tried on. */
import type { Draft, Employee } from '../draft.ts'
import { at, employee, nip, polish } from './shorthand.ts'

const roza: Employee = {
  key: 'roza',
  ...employee('Róża', 'Wilk', 'wspólniczka', '+48 692 555 714', 'roza.wilk@kawateka.example'),
}

export const further: readonly Draft[] = [
  polish('sowa', {
    kind: 'person',
    name: 'Sowa Jolanta',
    ...at('ul. Szeroka 14', '87-100', 'Toruń'),
    phones: [{ number: '+48 504 555 655' }],
  }),
  polish(
    'elektro',
    {
      name: 'Elektrotechnika Wolska sp. z o.o.',
      taxNumber: nip('5267811238'),
      krs: '0000448120',
      ...at('ul. Wolska 201', '01-258', 'Warszawa'),
      province: 'mazowieckie',
      phones: [{ number: '+48 22 555 06 11' }],
      labels: ['office'],
    },
    [
      employee('Michał', 'Sowa', 'kierownik administracji', '+48 721 555 688'),
      employee('Anna', 'Kowalska', 'sekretariat', undefined, 'a.kowalska@elektrowolska.example'),
    ],
    { talks: 8 },
  ),
  polish(
    'biblioteka',
    {
      name: 'Biblioteka na Wyspie',
      taxNumber: nip('8968011236'),
      ...at('Wyspa Słodowa 7', '50-266', 'Wrocław'),
      mails: ['sowa@bibliotekanawyspie.example'],
    },
    [],
    {},
  ),
  polish(
    'szkola',
    {
      name: 'Szkoła Podstawowa nr 7 im. Marii Dąbrowskiej w Łomży',
      ...at('ul. Szkolna 1', '18-400', 'Łomża'),
      phones: [{ number: '+48 86 555 08 08' }],
      labels: ['tender'],
    },
    [employee('Anna', 'Nowak', 'dyrektor szkoły')],
    {},
  ),
  polish(
    'galeria',
    {
      name: 'Galeria 22 Schody',
      taxNumber: nip('8451906379'),
      ...at('ul. Dąbrowskiego 22', '60-840', 'Poznań'),
      phones: [{ number: '+48 61 555 09 22' }],
    },
    [employee('Jan', 'Nowak', 'właściciel')],
  ),
  polish(
    'jas',
    {
      name: 'Fundacja „Jaś i Małgosia”',
      krs: '0000819447',
      ...at('ul. Piernikowa 3', '02-998', 'Warszawa'),
      mails: ['jas@malgosia.example'],
    },
    [{ ...roza, title: 'członkini rady' }],
    {},
  ),
  polish(
    'kawateka',
    {
      name: '„KAWA-TEKA” s.c. Róża Wilk, Adam Wilk',
      taxNumber: nip('6790024184'),
      ...at('ul. Zwycięstwa 10', '44-100', 'Gliwice'),
      mails: ['stolik@kawateka.example'],
      phones: [{ number: '+48 32 555 06 07' }],
      labels: ['gastronomy'],
    },
    [roza, employee('Adam', 'Wilk', 'wspólnik')],
    { talks: 10 },
  ),
  polish(
    'sniezynka',
    {
      name: 'Fabryka Lodów „Śnieżynka” sp.j.',
      taxNumber: nip('7532109882'),
      krs: '0000210773',
      ...at('ul. Mroźna 1', '10-417', 'Olsztyn'),
      phones: [{ number: '+48 89 555 09 18' }],
      labels: ['wholesale'],
    },
    [employee('Weronika', 'Sopel', 'prokurentka')],
    { talks: 6 },
  ),
  polish(
    'zuk',
    {
      name: 'P.P.H.U. „Żukolot” Zdzisław Żuk',
      taxNumber: nip('8136649201'),
      externalId: 'KH/2019/00731',
      ...at('ul. Otolińska 25', '09-407', 'Płock'),
      phones: [{ number: '+48 24 555 06 45' }],
      labels: ['wholesale', 'debt'],
    },
    [employee('Zdzisław', 'Żuk', 'właściciel')],
    { talks: 5 },
  ),
  polish(
    'cwikla',
    {
      kind: 'person',
      name: 'Ćwikła Zenobia',
      ...at('ul. Buraczana 8', '62-500', 'Konin'),
      phones: [{ number: '+48 602 555 699' }],
      visibility: 'department',
      remarks: 'Nie dzwonić przed południem.',
    },
    [],
    { owner: 'katarzyna', talks: 2 },
  ),
]
