/** What Polish firms are called: places people go to, firms that make things, and people who work under their own name. */

/** A trade: how its name begins, the label it gets, and whether it is a place with a counter or a house with a secretary. */
export interface Trade {
  readonly begins: string
  readonly label?: string
  readonly staff: 'counter' | 'house' | 'craft'
}

const counter = (begins: string, label = 'gastronomy'): Trade => ({ begins, label, staff: 'counter' })
const house = (begins: string, label?: string): Trade => ({ begins, ...(label && { label }), staff: 'house' })
const craft = (begins: string, label?: string): Trade => ({ begins, ...(label && { label }), staff: 'craft' })

export const places: readonly Trade[] = [
  counter('Kawiarnia'), counter('Kawiarnia'), counter('Kawiarnia'), counter('Cukiernia'), counter('Cukiernia'), counter('Restauracja'),
  counter('Restauracja'), counter('Bistro'), counter('Lodziarnia'), counter('Herbaciarnia'), counter('Piekarnia'), counter('Bar mleczny'),
  counter('Klubokawiarnia'), counter('Księgarnia', 'office'), counter('Hotel', 'hotel'), counter('Hotel', 'hotel'),
  counter('Pensjonat', 'hotel'), counter('Zajazd', 'hotel'), counter('Kwiaciarnia', 'office'), counter('Winiarnia'),
]

export const placeNames: readonly string[] = [
  'Anyżek', 'Błękitny Imbryk', 'Cztery Filiżanki', 'Ciche Żarna', 'Dym i Miód', 'Trzy Łyżeczki', 'Spodek', 'Czarny Bez', 'Zielony Parasol',
  'Pod Krzywym Jesionem', 'Pod Dzikim Winem', 'Stary Spichrzyk', 'Nad Stawem', 'U Wróbla', 'Pieprz i Wanilia', 'Kardamon', 'Rumianek',
  'Goździk', 'Pierwsza Zmiana', 'Po Godzinach', 'Ósma Rano', 'Niedziela', 'Długa Przerwa', 'Mały Piec', 'Ciepły Kąt', 'Biały Obrus',
  'Szósty Stolik', 'Okno na Rynek', 'Makówka', 'Rodzynek', 'Orzeszek', 'Świeża Bułka', 'Wieczór w Ogrodzie', 'Poziomkowa', 'Miodownik',
  'Piernikowy Domek', 'Lipowy Ganek', 'Bursztynowa Łacha', 'Cień Pienin', 'Widok na Połoniny', 'Złota Rybitwa', 'Pod Sosnami',
  'Zamglona', 'Leśny Dzbanek', 'Dziki Tymianek', 'Ryneczek', 'Nocny Tramwaj', 'Zaułek', 'Czerwony Kubek', 'Gwiezdny Pył', 'Szarlotka',
  'Rozmaryn', 'Kruszonka', 'Bułka i Spółka', 'Trzecie Śniadanie', 'Słodka Chwila', 'Wrzosowisko', 'Klonowy Liść', 'Piegowata',
]

export const houses: readonly Trade[] = [
  house('Przedsiębiorstwo Budowlane'), house('Hurtownia Spożywcza', 'wholesale'), house('Hurtownia Spożywcza', 'wholesale'),
  house('Biuro Projektów', 'office'), house('Drukarnia', 'office'), house('Fabryka Mebli'), house('Zakłady Metalowe'), house('', 'office'),
  house('', 'office'), house(''), house('Centrum Medyczne', 'office'), house('Spedycja', 'office'), house('Agencja Reklamowa', 'office'),
  house('Dom Handlowy', 'wholesale'), house('Przetwórnia Owoców', 'wholesale'), house('Wytwórnia Okien'), house('Ośrodek Szkoleniowy', 'hotel'),
  house('Mleczarnia'), house('Stacje Paliw', 'gastronomy'), house('Biuro Podróży', 'office'),
]

export const houseNames: readonly string[] = [
  'Wiatromir', 'Stalgryf', 'Olszynex', 'Bramlux', 'Hydrowid', 'Metkorn', 'Drewnomil', 'Zbożanka', 'Mostolin', 'Granitomax', 'Ekopolanka',
  'Solbryz', 'Kablomir', 'Nitoteks', 'Ramopak', 'Torfin', 'Żwirbetex', 'Śrubomar', 'Łąkoplon', 'Lakmost', 'Rolgazda', 'Tarkamex',
  'Szklarko', 'Wolbrex', 'Termolis', 'Paletmar', 'Jantaropol', 'Modrzewianka', 'Sadopol-Bis', 'Cegłomix', 'Farbolux', 'Klimawent',
  'Okiennik', 'Perkoz', 'Bocianowo', 'Transwydra', 'Logikar', 'Nowadent', 'Medikwiat', 'Optyklon', 'Inżynieria Wschód', 'Polimerka',
  'Zamkomet', 'Węgorzyk', 'Dolnoślązak', 'Krzemionka', 'Gazobrzoza', 'Świerkpol', 'Chłodnik', 'Ćmielniak', 'Źródłowit', 'Wanilpol',
]

export const crafts: readonly Trade[] = [
  craft('Piekarnia', 'gastronomy'), craft('Cukiernia', 'gastronomy'), craft('Warsztat Samochodowy'), craft('Zakład Fryzjerski'),
  craft('Salon Kosmetyczny'), craft('Biuro Rachunkowe', 'office'), craft('Kancelaria Radcy Prawnego', 'office'),
  craft('Kancelaria Notarialna', 'office'), craft('Gabinet Stomatologiczny', 'office'), craft('Zakład Stolarski'), craft('Usługi Transportowe'),
  craft('Pracownia Architektoniczna', 'office'), craft('Studio Fotograficzne', 'office'), craft('Sklep Spożywczy', 'wholesale'),
  craft('PHU', 'wholesale'), craft('Catering', 'gastronomy'), craft('Agroturystyka', 'hotel'), craft('Lecznica dla Zwierząt'),
]

export const positions: Readonly<Record<Trade['staff'], readonly (readonly [man: string, woman: string])[]>> = {
  counter: [
    ['właściciel', 'właścicielka'], ['kierownik lokalu', 'kierowniczka lokalu'], ['barista', 'baristka'], ['szef kuchni', 'szefowa kuchni'],
    ['kierownik zmiany', 'kierowniczka zmiany'], ['recepcjonista', 'recepcjonistka'], ['księgowy', 'księgowa'],
  ],
  house: [
    ['prezes zarządu', 'prezes zarządu'], ['kierownik zakupów', 'kierowniczka zakupów'], ['asystent zarządu', 'asystentka zarządu'],
    ['główny księgowy', 'główna księgowa'], ['kierownik administracji', 'kierowniczka administracji'], ['sekretariat', 'sekretariat'],
    ['kierownik magazynu', 'kierowniczka magazynu'], ['specjalista ds. zakupów', 'specjalistka ds. zakupów'],
  ],
  craft: [['właściciel', 'właścicielka'], ['pracownik', 'pracownica'], ['księgowy', 'księgowa']],
}

export const remarks: readonly string[] = [
  'Dostawy od podwórza, dzwonić kwadrans wcześniej.', 'Fakturę wysyłać tylko mailem, papierowej nie chcą.', 'Ekspres na dwa piętra, winda towarowa nieczynna.',
  'Rozliczenie co kwartał, liczniki czyta nasz serwis.', 'Najlepiej dzwonić po 14:00, rano mają ruch.', 'Twarda woda: filtr co trzy miesiące.',
  'Nie zostawiać towaru u sąsiadów.', 'Stały rabat 8% na kawę, uzgodniony z Tomaszem.', 'Zmieniają dostawcę, jeśli dostawa spóźni się o dzień. Pilnować.',
  'Mają jeszcze stary młynek, przymierzają się do wymiany.', 'Sezon od maja do września, zimą zamknięte.', 'Parking tylko od strony rzeki.',
  'Właściciele mówią po niemiecku.', 'Prosi o kontakt wyłącznie mailowy.', 'Umowa dzierżawy w segregatorze nr 14.',
]
