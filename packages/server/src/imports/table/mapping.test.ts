import { describe, expect, test } from 'vitest'
import { guessMapping } from './mapping.ts'

/** "heading = target" for each column, separated by commas; "-" for none. */
function expectTargets(written: string, sample: string[][] = []) {
  const pairs = written.split(',').map((each) => each.split('=').map((part) => part.trim()))
  const guess = guessMapping(
    pairs.map(([heading = '']) => heading),
    sample,
  )
  expect(guess.targets).toEqual(pairs.map(([, target]) => (target === '-' ? null : target)))
  return guess.subject
}

/** As other programs write them, and as people do. */
test.each([
  [
    'clients',
    'Regon = client.regon, Nip = client.taxNumber, Nazwa = client.name, Gmina = -, Miejscowość = client.town, Kod Pocztowy = client.postalCode, Ulica = client.street, Nr nieruchomości = client.street, Nr lokalu = client.street',
  ],
  [
    'clients',
    'Nazwa = client.name, NIP = client.taxNumber, Ulica i nr = client.street, Kod i miasto = client.postalCode, Telefon SMS = client.phones, Komentarze = client.remarks',
  ],
  [
    'clients',
    'Organization - Name = client.name, Organization - Owner = client.owner, Organization - Street/road name of Address = client.street, Organization - House number of Address = client.street, Organization - ZIP/Postal code of Address = client.postalCode, Organization - City/town/village/locality of Address = client.town, Organization - Country of Address = client.country',
  ],
  [
    'both',
    'Osoba - Imię = person.firstName, Osoba - Nazwisko = person.lastName, Osoba - Telefon = person.phones, Organizacja - Nazwa = client.name, Organizacja - Adres = client.street, Osoba - Właściciel = client.owner',
  ],
  [
    'both',
    'Nazwa firmy = client.name, Adres firmy - ulica = client.street, Adres firmy - kod = client.postalCode, Adres firmy - miasto = client.town, Telefon firmowy = person.phones, Osoba kontaktowa - imię = person.firstName, Osoba kontaktowa - nazwisko = person.lastName, Osoba kontaktowa - e-mail = person.mails, Źródło = -',
  ],
  [
    'both',
    'Firma = client.name, NIP = client.taxNumber, Imię i nazwisko osoby kontaktowej = person.name, Telefon do osoby kontaktowej = person.phones, Mail kontaktowy = client.mails',
  ],
  [
    'both',
    'Account Name = client.name, Billing Street = client.street, Billing City = client.town, Billing State/Province = client.province, Billing Zip/Postal Code = client.postalCode, Billing Country = client.country, Contact ID = person.externalId, First Name = person.firstName, Last Name = person.lastName, Mobile = person.phones',
  ],
  [
    'both',
    'Код = client.externalId, Наименование = client.name, ИНН = client.taxNumber, Основное контактное лицо = person.name, Основной менеджер покупателя = client.owner, Корпоративный сайт = client.website, Рабочий прямой телефон = client.phones',
  ],
  [
    'clients',
    'Nazwa pełna = client.name, Nazwa = client.shortName, NIP = client.taxNumber, Telefon = client.phones',
  ],
  [
    'clients',
    'NAZWA_FIRMY = client.name, Nr NIP = client.taxNumber, VAT UE = client.euVat, uwagi = client.remarks',
  ],
  [
    'clients',
    'Firma = client.name, Ulica = client.street, Nr domu = client.street, Nr lokalu = client.street, Miejscowosc = client.town',
  ],
  [
    'clients',
    'Nazwa = client.name, E-mail = client.mails, Telefon = client.phones, Faks = -, Tel. kom. = client.phones',
  ],
  [
    'clients',
    'Nazwa = client.name, Nr rachunku = client.bankAccounts, Opiekun = client.owner, Aktywny = client.active',
  ],
  [
    'clients',
    'Название компании = client.name, ИНН = client.taxNumber, Адрес = client.street, Сайт = client.website',
  ],
  [
    'clients',
    'Company name = client.name, Phone = client.phones, Website URL = client.website, Record ID = client.externalId',
  ],
  [
    'clients',
    'ID kontrahenta = client.externalId, Nazwa = client.name, Kod pocztowy = client.postalCode, Grupa = client.labels',
  ],
  ['clients', 'Firma = client.name, Person phone = client.phones, Contact email = client.mails'],
  [
    'both',
    'Firma = client.name, Osoba kontaktowa = person.name, Telefon = client.phones, Komórka = person.phones, E-mail = client.mails',
  ],
  [
    'both',
    'Firma = client.name, NIP = client.taxNumber, Imię = person.firstName, Nazwisko = person.lastName, Telefon = client.phones',
  ],
  [
    'both',
    'Firma = client.name, Imię = person.firstName, Nazwisko = person.lastName, Telefon = person.phones, Telefon firmy = client.phones',
  ],
  [
    'both',
    'Name = person.name, Title = position.title, Company = client.name, Email = person.mails, Notes = person.remarks',
  ],
  [
    'both',
    'ФИО = person.name, Компания = client.name, Мобильный телефон = person.phones, Рабочий email = person.mails',
  ],
  [
    'people',
    'First Name = person.firstName, Last Name = person.lastName, Title = position.title, Mobile = person.phones',
  ],
  [
    'people',
    'Imię i nazwisko = person.name, Stanowisko = position.title, Telefon = person.phones, ID firmy = position.clientExternalId',
  ],
  [
    'people',
    'Title = person.salutation, First Name = person.firstName, Last Name = person.lastName, Job Title = position.title',
  ],
  [
    'people',
    'person_id = person.externalId, firstname = person.firstName, lastname = person.lastName, company_id = position.clientExternalId',
  ],
  [
    'deals',
    'Nazwa szansy = -, Etap szansy = -, Wartość szansy = -, Klient = client.name, Osoba kontaktowa = person.name, Telefon = person.phones',
  ],
  ['unknown', 'foo = -, bar = -'],
  ['unknown', 'Kod = -, Cena = -'],
])('%s: %s', (subject, written) => {
  const sample = written.startsWith('Kod =') ? [['T-0001', '12,50']] : []
  expect(expectTargets(written, sample)).toBe(subject)
})

describe('the cells decide', () => {
  test('where there is no heading', () => {
    const sample = [
      [
        'ABC sp. z o.o.',
        '521-300-37-00',
        '00-950',
        'biuro@abc.pl',
        '+48 601 234 567',
        'PL41107027961558391428348372',
        'x',
      ],
      ['Żytko S.A.', '5600753644', '31-752', 'a@b.pl; c@d.pl', '12 345 67 89', '', 'www.abc.pl'],
    ]
    expect(guessMapping(['', '', '', '', '', '', ''], sample)).toEqual({
      targets: [
        'client.name',
        'client.taxNumber',
        'client.postalCode',
        'client.mails',
        'client.phones',
        'client.bankAccounts',
        null,
      ],
      subject: 'clients',
    })
  })
  test('where a heading says little', () => {
    const sample = [['Jan Kowalski', '601 234 567', 'jan@abc.pl', '976846971']]
    expect(guessMapping(['Osoba', 'Kontakt', 'Adres do faktur', 'X'], sample).targets).toEqual([
      'person.name',
      'person.phones',
      'person.mails',
      'person.phones',
    ])
  })
  test('nine digits are a REGON only if three of three are', () => {
    const regons = [
      ['A', '976846971'],
      ['B', '880932080'],
      ['C', '196727313'],
    ]
    expect(guessMapping(['nazwa', 'numer w rejestrze'], regons).targets[1]).toBe('client.regon')
    expect(guessMapping(['nazwa', 'numer w rejestrze'], [...regons, ['D', '601234567']]).targets[1]).toBe(
      'client.phones',
    )
  })
  test('but a fax is no telephone, and an assistant nobody', () => {
    const sample = [['A', '22 555 01 20', '22 555 01 21']]
    expect(guessMapping(['Firma', 'Faks', 'Telefon asystenta'], sample).targets).toEqual([
      'client.name',
      null,
      null,
    ])
  })
  test('a number without letters under "VAT number" is the tax number at home', () => {
    expect(guessMapping(['Company', 'VAT number'], [['A', '5600753644']]).targets[1]).toBe('client.taxNumber')
    expect(guessMapping(['Company', 'VAT number'], [['A', 'DE243501481']]).targets[1]).toBe('client.euVat')
  })
})

test('a file of deals says so, and whether there is anybody in it', () => {
  expect(guessMapping(['Deal Name', 'Deal Stage', 'Company', 'Contact'], [])).toEqual({
    targets: [null, null, 'client.name', 'person.name'],
    subject: 'deals',
    notice: { code: 'fileHoldsDeals', params: {} },
  })
  expect(guessMapping(['Deal Name', 'Deal Stage', 'Company ID'], [])).toEqual({
    targets: [null, null, null],
    subject: 'deals',
    notice: { code: 'fileHoldsDealsOnly', params: {} },
  })
})
