/** Known column headings, as programs and people write them; case, accents and punctuation do not count. */

export const headings = {
  'client.name': `
    nazwa, nazwa firmy, firma, kontrahent, nazwa kontrahenta, nazwa pełna, pełna nazwa, nazwa pełna firmy,
    klient, nazwa klienta, nabywca, nazwa nabywcy, nazwa 1, podmiot, przedsiębiorstwo, zakład pracy,
    company, company name, organization, organisation, organization name, organisation name, account,
    account name, customer, customer name, client, client name, business name, legal name,
    full company name, employer, наименование, полное наименование, полное, название, название компании,
    название организации, наименование организации, компания, организация, контрагент, клиент, покупатель,
    фирма, юридическое лицо, юр лицо, место работы`,
  'client.shortName': `
    nazwa skrócona, skrócona nazwa, nazwa krótka, skrót, skrót nazwy, akronim, short name, alias,
    краткое наименование, сокращенное наименование, краткое название, рабочее наименование`,
  'client.kind': `
    rodzaj podmiotu, typ podmiotu, osoba fizyczna, firma osoba, czy firma, company or person, is company,
    client kind, тип контрагента, вид контрагента, юр физ лицо, юр физ, физ лицо`,
  'client.taxNumber': `
    nip, nr nip, numer nip, nip firmy, nip pesel, identyfikator podatkowy, numer identyfikacji podatkowej,
    tax id, tax number, tax no, tax identification number, tin, инн, inn, номер налогоплательщика`,
  'client.regon': `regon, nr regon, numer regon`,
  'client.krs': `krs, nr krs, numer krs`,
  'client.euVat': `
    vat ue, nip ue, nip vat ue, nr vat ue, numer vat ue, vat eu, eu vat, vat number, vat id, vat no,
    vat reg no, ust id, ust idnr, номер ндс, номер ндс ес`,
  'client.kpp': `кпп, kpp`,
  'client.street': `
    ulica, ulica i numer, ulica nr, adres, adres ulica, ulica numer domu, nr domu, numer domu, nr budynku,
    nr lokalu, numer lokalu, adres siedziby, adres firmy, adres służbowy ulica, adres służbowy ulica 2,
    adres służbowy ulica 3, street, address, street address, address street, address line, address line 1,
    address line 2, business street, business street 2, business street 3, адрес, улица, юридический адрес,
    адрес организации, дом, квартира, офис, улица раб адрес, улица 2 раб адрес, улица 3 раб адрес,
    ulica i nr, ulica i numer domu, ulica nr domu, nr nieruchomości, billing street, mailing street,
    shipping street, street road name of address, organization house number of address`,
  'client.postalCode': `
    kod, kod pocztowy, kod poczt, poczta kod, adres służbowy kod pocztowy, postal code, postcode, zip,
    zip code, zip postal code, business postal code, address postal code, индекс, почтовый индекс,
    индекс раб адрес,
    kod i miasto, kod pocztowy i miasto, kod i miejscowość, kod pocztowy i miejscowość, adres firmy kod,
    adres firmy kod pocztowy, billing code, billing zip, billing zip postal code,
    mailing zip postal code, zip postal code of address, индекс и город`,
  'client.town': `
    miasto, miejscowość, adres służbowy miejscowość, city, town, business city, address city, город,
    населенный пункт, город раб адрес,
    adres firmy miasto, billing city, mailing city, city town village locality of address`,
  'client.province': `
    województwo, woj, adres służbowy województwo, province, state, region, state region, business state,
    address region, область, регион, край, область край, область раб адрес,
    state province, billing state, billing state province, mailing state province,
    state county of address`,
  'client.country': `
    kraj, państwo, kod kraju, adres służbowy kraj, country, country region, country code,
    business country region, address country, страна, страна или регион, страна или регион раб адрес,
    billing country, mailing country, country of address`,
  'client.phones': `
    główny telefon do firmy, telefon do firmy, telefon firmy, centrala, company main phone, company phone,
    switchboard, основной телефон организации`,
  'client.website': `
    www, strona, strona www, adres www, adres strony, strona internetowa, strona sieci web, website,
    website url, web page, web site, web, url, homepage, company domain name, сайт, веб сайт, веб страница,
    адрес сайта, страница в интернете,
    корпоративный сайт`,
  'client.bankAccounts': `
    rachunek, rachunek bankowy, rachunki bankowe, nr rachunku, numer rachunku, nr rachunku bankowego,
    numer rachunku bankowego, konto bankowe, nr konta, numer konta, nr konta bankowego, iban, nrb,
    bank account, bank account number, account number, счет, р с, р счет, расчетный счет, номер счета,
    банковский счет`,
  'client.labels': `
    etykieta, etykiety, tag, tagi, tags, label, labels, kategoria, kategorie, grupa, grupy,
    grupa kontrahentów, segment, category, categories, метка, метки, тег, теги, категория, категории,
    группа, группы,
    group membership`,
  'client.active': `
    aktywny, aktywna, czy aktywny, czy aktywna, active, is active, активен, активный, действующий`,
  'client.owner': `
    opiekun, opiekun handlowy, opiekun klienta, handlowiec, przedstawiciel handlowy, właściciel rekordu,
    odpowiedzialny, owner, contact owner, company owner, account owner, account manager, record owner,
    sales, sales rep, salesperson, ответственный, ответственный менеджер, менеджер,
    osoba właściciel, organizacja właściciel, основной менеджер, основной менеджер покупателя`,
  'person.salutation': `
    forma grzecznościowa, zwrot grzecznościowy, tytuł, tytuł grzecznościowy, salutation, name prefix, honorific prefix,
    courtesy title, обращение`,
  'person.birthday': `
    data urodzenia, urodziny, data urodzin, birthday, birth date, date of birth, dob, дата рождения, день рождения`,
  'person.firstName': `
    imię, imiona, drugie imię, first name, firstname, given name, forename, middle name, additional name,
    имя, отчество`,
  'person.lastName': `nazwisko, last name, lastname, surname, family name, фамилия`,
  'person.name': `
    osoba kontaktowa, osoba do kontaktu, osoba, kontakt, przedstawiciel, reprezentant, contact,
    contact person, contact name, person, primary contact, контактное лицо, контакт, имя контакта,
    полное имя контакта, контактное лицо фио, руководитель, директор, представитель`,
  'person.externalId': `id kontaktu, id osoby, kontakt id, osoba id, contact id, person id, id контакта`,
  'person.labels': `
    etykieta osoby, etykiety osoby, etykiety kontaktu, grupa kontaktu, kategoria kontaktu, contact labels, contact tags, contact categories,
    person labels, person tags, person categories, метки контакта, метки контактного лица, теги контакта, категория контакта`,
  'position.title': `stanowisko, funkcja, rola, job title, position, role, organization title, должность`,
  'position.unit': `
    dział, departament, wydział, department, organization department, отдел, подразделение, департамент`,
  'firm.id': `
    id firmy, firma id, id kontrahenta, kontrahent id, id klienta, klient id, nr kontrahenta,
    kod kontrahenta, symbol kontrahenta, company id, organization id, organisation id, account id,
    numer klienta, nr klienta, numer kontrahenta, customer number, client number, номер клиента, номер контрагента,
    customer id, client id, associated company ids, associated company id, id компании, id организации,
    id контрагента, код контрагента, id клиента`,
  'main.externalId': `id, identyfikator, record id, external id, guid, uuid, код, ид, идентификатор`,
  'main.phones': `
    telefon, telefony, tel, numer telefonu, nr telefonu, numery telefonów, nr tel, telefon w samochodzie,
    phone, phones, phone number, telephone, tel no, телефон, телефоны, тел, номер телефона,
    телефон организации, телефон в машине`,
  'main.mails': `
    e mail, email, emaile, maile, mail, adres e mail, adres email, adres mail, adres mailowy,
    poczta elektroniczna, adresy e mail, e mail address, email address, почта, эл почта, электронная почта,
    адрес эл почты, адрес электронной почты`,
  'main.remarks': `
    uwagi, uwaga, notatki, notatka, opis, komentarz, adnotacje, remarks, notes, note, comments, comment,
    description, background, note content, примечание, примечания, комментарий, комментарии, заметки,
    описание,
    komentarze`,
  'main.name': `name`,
  'main.fullName': `
    imię i nazwisko, nazwisko i imię, imię nazwisko, nazwisko imię, full name, fullname, person name, фио,
    фамилия имя отчество, полное имя`,
  'main.title': `title`,
} as const
