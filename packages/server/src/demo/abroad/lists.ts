/** Clients in the four other countries we sell to: their firms, towns, streets and people. */

export interface Abroad {
  readonly country: 'GB' | 'DE' | 'CZ' | 'LT'
  readonly firms: readonly string[]
  /** Town, postal code with # for a digit, and what a telephone there begins with. */
  readonly towns: readonly (readonly [town: string, postalCode: string, area: string])[]
  readonly streets: readonly string[]
  readonly people: readonly string[]
  readonly titles: readonly string[]
}

export const britain: Abroad = {
  country: 'GB',
  firms: [
    'Pennywhistle Tea Rooms Ltd',
    'Thistle & Rook Coffee Limited',
    'Larkfield Catering Ltd',
    'The Crooked Spoon',
    'Harbour Lane Bakery Ltd',
    'Ashdown & Daughters Ltd',
    'Bramble Court Hotel Limited',
    'Fennimore Office Supplies Ltd',
    'Wren Street Kitchen',
    "Mulberry's Deli Ltd",
    'Nettlegate Vending LLC',
    'Saltmarsh Events Ltd',
    'Tallow & Wick',
    'Quillfeather Books Ltd',
  ],
  towns: [
    ['Leeds', 'LS# #QT', '+44 113 496 0'],
    ['London', 'SE1# #XA', '+44 20 7946 0'],
    ['Bristol', 'BS# #YN', '+44 117 496 0'],
    ['Edinburgh', 'EH# #ZD', '+44 131 496 0'],
  ],
  streets: ['Mill Lane', 'Station Road', 'Church Street', 'Harbour Way', 'Orchard Close', 'Queen Street'],
  people: [
    'Alice Hartwell',
    'Ben Osgood',
    'Charlotte Pym',
    'Daniel Ashworth',
    'Eleanor Finch',
    'George Wainscott',
    'Harriet Lowe',
    'Isaac Thorne',
    'Megan Pryce',
    'Oliver Stannard',
    'Priya Nair',
    'Rhys Gethin',
    'Sophie Barlow',
    "Niamh O'Dell",
  ],
  titles: ['owner', 'general manager', 'purchasing', 'head barista', 'office manager', 'accounts'],
}

export const germany: Abroad = {
  country: 'DE',
  firms: [
    'Kaffeehaus Morgenröte GmbH',
    'Hotel Zur Grünen Linde GmbH & Co. KG',
    'Brötchenwerk Süd GmbH',
    'Büroservice Nettelbeck',
    'Jürgens & Söhne Spedition GmbH',
    'Konditorei Schäfchen',
    'Gasthof Zum Alten Kessel',
    'Weinstube Rebläuschen OHG',
    'Hänselmann Gebäudetechnik AG',
    'Fischbräter Ostsee UG',
    'Druckerei Blaupause GmbH',
    'Café Zwischenzeit',
    'Feinkost Ölmüller KG',
    'Seminarhaus Stille Wasser',
    'Großhandel Käferstein GmbH',
  ],
  towns: [
    ['Berlin', '10###', '+49 30 23125'],
    ['Hamburg', '20###', '+49 40 66969'],
    ['Frankfurt am Main', '60###', '+49 69 90009'],
    ['München', '80###', '+49 89 99998'],
  ],
  streets: ['Mühlenstraße', 'Bahnhofstraße', 'Gartenweg', 'Am Hafen', 'Schloßgasse', 'Königsplatz'],
  people: [
    'Anke Brömmel',
    'Björn Täuber',
    'Christa Weißhaupt',
    'Dieter Krähe',
    'Franziska Möhring',
    'Günter Säger',
    'Heike Lüders',
    'Jörg Fußangel',
    'Katrin Schön',
    'Lothar Großjohann',
    'Sabine Kürschner',
    'Uwe Ziegenbein',
    'Wiebke Hansen',
    'Özlem Aydınlı',
  ],
  titles: ['Inhaber', 'Geschäftsführung', 'Einkauf', 'Küchenleitung', 'Buchhaltung', 'Empfang'],
}

export const czechia: Abroad = {
  country: 'CZ',
  firms: [
    'Kavárna U Dvou Veverek',
    'Pekárna Rohlíček s.r.o.',
    'Hotel Pod Břízou a.s.',
    'Žlutý Hrnek s.r.o.',
    'Cukrárna Višňová',
    'Kovovýroba Šroubek s.r.o.',
    'Ubytování Řeřicha',
    'Kancelářské potřeby Tužka s.r.o.',
    'Restaurace Na Kopečku',
    'Velkoobchod Čáp a.s.',
  ],
  towns: [
    ['Ostrava', '702 ##', '+420 596 555'],
    ['Brno', '602 ##', '+420 542 555'],
    ['Praha', '110 ##', '+420 224 555'],
    ['Český Těšín', '737 01', '+420 558 555'],
  ],
  streets: ['Dlouhá', 'Nádražní', 'Zahradní', 'Na Příkopě', 'Mlýnská'],
  people: [
    'Alena Křížová',
    'Bohumil Šťastný',
    'Dana Říhová',
    'František Žák',
    'Jiří Dvořáček',
    'Lenka Čapková',
    'Miloš Hřebíček',
    'Věra Sýkorová',
    'Zdeněk Ptáček',
  ],
  titles: ['majitel', 'jednatel', 'nákup', 'účetní', 'provozní'],
}

export const lithuania: Abroad = {
  country: 'LT',
  firms: [
    'UAB „Rytmečio kava“',
    'UAB „Medaus lašas“',
    'Viešbutis „Ąžuolynas“',
    'UAB „Žalia pupelė“',
    'MB „Šokolado namai“',
    'UAB „Biuro pasaulis“',
    'UAB „Ežero krantas“',
    'Kepykla „Duonos kampas“',
    'UAB „Vėjo malūnas“',
  ],
  towns: [
    ['Vilnius', 'LT-01###', '+370 5 255'],
    ['Kaunas', 'LT-44###', '+370 37 55'],
    ['Alytus', 'LT-62###', '+370 315 5'],
  ],
  streets: ['Gedimino pr.', 'Malūnų g.', 'Liepų g.', 'Stoties g.', 'Ežero g.'],
  people: [
    'Aistė Kazlauskaitė',
    'Darius Žemaitis',
    'Eglė Petraitienė',
    'Jonas Šimkus',
    'Rūta Čepulytė',
    'Tomas Ąžuolas',
    'Vida Jankauskienė',
    'Žydrūnas Butkus',
  ],
  titles: ['direktorius', 'vadybininkė', 'buhalterė', 'savininkas'],
}
