import { translation } from '../catalogue.ts'
import type * as en from '../en/records.ts'

const care = { owner: 'Opiekun', department: 'Dział', visibility: 'Widoczne dla' } as const
const address = {
  street: 'Ulica',
  postalCode: 'Kod pocztowy',
  town: 'Miejscowość',
  province: 'Województwo',
  country: 'Kraj',
} as const
const ownWord = { name: 'Nazwa', position: 'Kolejność', active: 'W użyciu' } as const

export const records = translation<typeof en.records, 'pl'>()({
  client: {
    one: 'Kontrahent',
    many: 'Kontrahenci',
    fields: {
      kind: 'Rodzaj',
      roles: 'Rola',
      fileType: 'Typ kartoteki',
      purchasingGroup: 'Grupa zakupowa',
      name: 'Nazwa',
      shortName: 'Nazwa skrócona',
      taxNumber: 'NIP',
      regon: 'REGON',
      krs: 'KRS',
      euVat: 'NIP UE',
      pesel: 'PESEL',
      kpp: 'KPP',
      ogrn: 'OGRN',
      ...address,
      addresses: 'Dalsze adresy',
      phones: 'Telefony',
      mails: 'E-maile',
      website: 'Strona WWW',
      bankAccounts: 'Konta bankowe',
      currency: 'Waluta',
      priceLevel: 'Poziom cen',
      paymentMethod: 'Forma płatności',
      paymentTerm: 'Termin płatności (dni)',
      deliveryWay: 'Sposób dostawy',
      documentLanguage: 'Język dokumentów',
      labels: 'Etykiety',
      active: 'Aktywny',
      remarks: 'Uwagi',
      ...care,
      team: 'Zespół',
      externalId: 'Numer w innym programie',
    },
    groups: {
      account: 'Konto',
      contact: 'Dane teleadresowe',
      data: 'Dane kontrahenta',
      trade: 'Warunki handlowe',
      care: 'Opieka',
    },
  },
  deliveryWay: {
    one: 'Sposób dostawy',
    many: 'Sposoby dostawy',
    fields: ownWord,
    groups: { word: 'Pozycja słownika' },
  },
  department: {
    one: 'Dział',
    many: 'Działy',
    fields: { name: 'Nazwa', parent: 'Część działu' },
    groups: { department: 'Dział' },
  },
  fileType: {
    one: 'Typ kartoteki',
    many: 'Typy kartotek',
    fields: { ...ownWord, colour: 'Kolor' },
    groups: { word: 'Pozycja słownika' },
  },
  label: {
    one: 'Etykieta',
    many: 'Etykiety',
    fields: { name: 'Nazwa', colour: 'Kolor' },
    groups: { label: 'Etykieta' },
  },
  paymentMethod: {
    one: 'Forma płatności',
    many: 'Formy płatności',
    fields: ownWord,
    groups: { word: 'Pozycja słownika' },
  },
  person: {
    one: 'Osoba kontaktowa',
    many: 'Osoby kontaktowe',
    fields: {
      name: 'Imię i nazwisko',
      firstName: 'Imię',
      lastName: 'Nazwisko',
      phones: 'Telefony',
      mails: 'E-maile',
      remarks: 'Uwagi',
      externalId: 'Numer w innym programie',
    },
    groups: { person: 'Osoba', contact: 'Kontakt', remarks: 'Uwagi' },
  },
  place: {
    one: 'Miejsce dostawy',
    many: 'Miejsca dostawy',
    fields: {
      client: 'Kontrahent',
      name: 'Nazwa',
      ...address,
      contact: 'Osoba do kontaktu',
      phones: 'Telefony',
      mails: 'E-maile',
      hours: 'Godziny otwarcia',
      remarks: 'Uwagi do dostawy',
      active: 'Aktywne',
      primary: 'Główne miejsce dostawy',
    },
    groups: { place: 'Miejsce', delivery: 'Dostawa' },
  },
  position: {
    one: 'Stanowisko',
    many: 'Stanowiska',
    fields: {
      client: 'Kontrahent',
      person: 'Osoba',
      title: 'Stanowisko',
      primary: 'Kontakt podstawowy',
      active: 'Aktywne',
    },
    groups: { position: 'Stanowisko' },
  },
  recipient: {
    one: 'Odbiorca',
    many: 'Odbiorcy',
    fields: {
      client: 'Grupa zakupowa',
      name: 'Nazwa',
      taxNumber: 'NIP',
      externalId: 'Numer w innym programie',
      member: 'Kartoteka odbiorcy',
      ...address,
      phones: 'Telefony',
      mails: 'E-maile',
      active: 'Aktywny',
    },
    groups: { recipient: 'Odbiorca', contact: 'Dane teleadresowe' },
  },
  role: {
    one: 'Rola',
    many: 'Role',
    fields: {
      name: 'Nazwa',
      builtIn: 'Rola wbudowana',
      ownsAdded: 'Dodane przez siebie liczy się jako własne',
    },
    groups: { role: 'Rola' },
  },
  talk: {
    one: 'Wpis',
    many: 'Rozmowy i notatki',
    fields: {
      client: 'Kontrahent',
      person: 'Z kim',
      kind: 'Rodzaj',
      at: 'Kiedy',
      text: 'Co powiedziano',
      result: 'Rezultat',
      nextStep: 'Następny krok',
      ...care,
    },
    groups: { talk: 'Wpis', care: 'Opieka' },
  },
  talkResult: {
    one: 'Rezultat rozmowy',
    many: 'Rezultaty rozmów',
    fields: { ...ownWord, colour: 'Kolor' },
    groups: { result: 'Rezultat' },
  },
  task: {
    one: 'Zadanie',
    many: 'Zadania',
    fields: {
      what: 'Co',
      details: 'Szczegóły',
      client: 'Kontrahent',
      person: 'Osoba',
      due: 'Termin',
      status: 'Status',
      doneAt: 'Zrobiono',
      doneBy: 'Kto zrobił',
      owner: 'Kto',
      department: 'Dział',
      visibility: 'Widoczne dla',
    },
    groups: { task: 'Zadanie', care: 'Opieka' },
  },
  user: {
    one: 'Użytkownik',
    many: 'Użytkownicy',
    fields: {
      name: 'Imię i nazwisko',
      email: 'E-mail',
      department: 'Dział',
      roles: 'Role',
      language: 'Język',
      status: 'Status',
    },
    groups: { account: 'Konto', place: 'Miejsce w firmie' },
  },
})

export const kept = translation<typeof en.kept, 'pl'>()({
  createdAt: 'Dodano',
  createdBy: 'Dodał(a)',
  updatedAt: 'Zmieniono',
  updatedBy: 'Zmienił(a)',
})

export const choices = translation<typeof en.choices, 'pl'>()({
  client: {
    kind: { firm: 'Firma', person: 'Osoba prywatna' },
    roles: { prospect: 'Potencjalny klient', client: 'Klient', vendor: 'Dostawca', recipient: 'Odbiorca' },
    documentLanguage: { pl: 'Polski', en: 'English', ru: 'Русский' },
  },
  addresses: {
    kind: { registered: 'Siedziba', correspondence: 'Korespondencyjny', delivery: 'Dostawy', other: 'Inny' },
  },
  phones: { kind: { phone: 'Telefon', mobile: 'Komórkowy', fax: 'Faks' } },
  visibility: { everyone: 'Wszyscy', department: 'Dział', user: 'Opiekun i zespół' },
  role: { builtIn: { administrator: 'Administrator', manager: 'Kierownik', employee: 'Pracownik' } },
  talk: {
    kind: {
      call: 'Rozmowa telefoniczna',
      meeting: 'Spotkanie',
      email: 'E-mail',
      letter: 'List',
      note: 'Notatka',
      other: 'Inne',
    },
  },
  task: { status: { open: 'Do zrobienia', done: 'Zrobione' } },
  user: {
    language: { pl: 'Polski', en: 'English', ru: 'Русский' },
    status: { invited: 'Zaproszony', active: 'Aktywny', blocked: 'Zablokowany' },
  },
})

export const actions = translation<typeof en.actions, 'pl'>()({
  task: { complete: 'Oznacz jako zrobione', reopen: 'Otwórz ponownie' },
  user: { block: 'Zablokuj', unblock: 'Odblokuj' },
})

export const colours = translation<typeof en.colours, 'pl'>()({
  grey: 'Szary',
  red: 'Czerwony',
  orange: 'Pomarańczowy',
  yellow: 'Żółty',
  green: 'Zielony',
  teal: 'Morski',
  blue: 'Niebieski',
  violet: 'Fioletowy',
  pink: 'Różowy',
  brown: 'Brązowy',
})
