/**
 * Clients that tests, pictures and the table of searches know by name. Their telephones end in 600 and above, where those
 * of all others do not.
 */
import { abroadCast } from './castAbroad.ts'
import type { Draft, DraftValues, Employee, Fate } from './draft.ts'

const polish = (
  key: string,
  values: Omit<DraftValues, 'country' | 'labels' | 'kind'> & Record<string, unknown> & { name: string },
  staff: readonly Employee[] = [],
  fate: Fate = {},
): Draft => ({
  key,
  speech: 'pl',
  values: { kind: 'firm', country: 'PL', labels: [], ...values },
  staff,
  fate,
})

const nip = (number: string) => ({ country: 'PL', number })
const at = (street: string, postalCode: string, town: string) => ({ street, postalCode, town })
const employee = (
  firstName: string,
  lastName: string,
  title: string,
  phone?: string,
  mail?: string,
): Employee => ({
  firstName,
  lastName,
  title,
  ...(phone && { phones: [{ number: phone }] }),
  ...(mail && { mails: [mail] }),
})
const roza: Employee = {
  key: 'roza',
  ...employee('Róża', 'Wilk', 'wspólniczka', '+48 692 555 714', 'roza.wilk@kawateka.example'),
}

const polishCast: readonly Draft[] = [
  polish(
    'zytko',
    {
      name: 'Zakłady Młynarskie „Żytko” sp. z o.o.',
      shortName: 'Żytko',
      taxNumber: nip('7123045110'),
      regon: '361245093',
      krs: '0000418207',
      euVat: 'PL7123045110',
      ...at('ul. Młynarska 7', '22-400', 'Zamość'),
      province: 'lubelskie',
      phones: [
        { number: '+48 84 555 06 78', note: 'centrala' },
        { number: '+48 601 555 691', note: 'magazyn' },
      ],
      mails: ['biuro@zytko.example', 'faktury@zytko.example'],
      website: 'https://zytko.example',
      bankAccounts: [],
      labels: ['contract', 'important'],
      remarks: 'Dostawy od podwórza, dzwonić kwadrans wcześniej. Twarda woda: filtr co trzy miesiące.',
    },
    [
      employee('Halina', 'Gżegżółka', 'główna księgowa', '+48 602 555 744', 'h.gzegzolka@zytko.example'),
      employee('Zbigniew', 'Mąka', 'prezes zarządu', '+48 602 555 745'),
    ],
    { owner: 'anna', talks: 24, before: { phones: [{ number: '+48 84 555 01 20', note: 'centrala' }] } },
  ),
  polish(
    'gesJazn',
    {
      name: 'Gęś & Jaźń S.A.',
      taxNumber: nip('5228134070'),
      regon: '147208838',
      krs: '0000562918',
      ...at('ul. Krupnicza 31/4', '31-123', 'Kraków'),
      province: 'małopolskie',
      phones: [{ number: '+48 12 555 07 31' }],
      mails: ['biuro@gesjazn.example'],
      website: 'https://gesjazn.example',
      labels: ['office', 'lease'],
    },
    [employee('Bogumiła', 'Kaczor-Pióro', 'dyrektor zakupów', '+48 660 555 803', 'b.kaczor@gesjazn.example')],
    { owner: 'katarzyna', talks: 16 },
  ),
  polish(
    'ocet',
    {
      name: 'Łódzka Wytwórnia Octu',
      taxNumber: nip('7319002458'),
      regon: '381160429',
      ...at('ul. Kwaśna 12', '90-212', 'Łódź'),
      province: 'łódzkie',
      phones: [{ number: '+48 42 555 06 60' }],
      mails: ['sekretariat@octownia.example'],
    },
    [employee('Mirosław', 'Kwasek', 'kierownik zakupów', '+48 604 555 977')],
    { talks: 9 },
  ),
  polish(
    'zolw',
    {
      name: 'Kawiarnia „Pod Żółwiem” Grażyna Ślimak',
      shortName: 'Pod Żółwiem',
      taxNumber: nip('9492177305'),
      ...at('al. Najświętszej Maryi Panny 18', '42-202', 'Częstochowa'),
      province: 'śląskie',
      phones: [{ number: '+48 34 555 08 12' }],
      mails: ['zolwik@podzolwiem.example'],
      labels: ['gastronomy'],
    },
    [employee('Grażyna', 'Ślimak', 'właścicielka', '+48 502 555 866')],
    { talks: 7 },
  ),
  polish('kot', {
    kind: 'person',
    name: 'Kot Barbara',
    ...at('ul. Świętojańska 40/7', '81-391', 'Gdynia'),
    province: 'pomorskie',
    phones: [{ number: '+48 501 555 812' }],
  }),
  polish(
    'kotowski',
    {
      name: 'Kotowski Meble sp. z o.o.',
      taxNumber: nip('6191552037'),
      krs: '0000730145',
      ...at('ul. Stolarska 3', '63-600', 'Kępno'),
      province: 'wielkopolskie',
      phones: [{ number: '+48 62 555 09 05' }],
      mails: ['biuro@kotowskimeble.example'],
    },
    [employee('Ignacy', 'Kotowski', 'prezes zarządu')],
  ),
  polish(
    'kowalskiWroclaw',
    {
      kind: 'person',
      name: 'Kowalski Jan',
      ...at('ul. Ruska 61/3', '50-079', 'Wrocław'),
      province: 'dolnośląskie',
      phones: [{ number: '+48 721 555 633' }],
      mails: ['jan.kowalski@poczta.example'],
    },
    [],
    { talks: 3 },
  ),
  polish(
    'kowalskiLublin',
    {
      kind: 'person',
      name: 'Kowalski Jan',
      ...at('ul. Lubartowska 5', '20-085', 'Lublin'),
      province: 'lubelskie',
      phones: [{ number: '+48 788 555 634' }],
    },
    [],
    { talks: 2 },
  ),
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

/** The whole cast. */
export const cast: readonly Draft[] = [...polishCast, ...abroadCast]
