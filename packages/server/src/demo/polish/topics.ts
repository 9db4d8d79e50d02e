import type { Fillings, Topic } from '../topic.ts'
import { serviceTopics } from './serviceTopics.ts'

export const fillings: Fillings = {
  m: ['Zefir 1', 'Zefir 2', 'Zefir 3 Duo', 'Kolibri', 'Kolibri Plus', 'Bora 60', 'Tramontana', 'Monsun 4'],
  c: ['„Poranek”', '„Nocna Zmiana”', '„Espresso nr 4”', '„Łagodna”', '„Santos z Miodem”', '„Bezkofeinowa”'],
  n: ['4', '6', '8', '12', '18', '24', '36', '60'],
  d: ['w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'pojutrze', 'w przyszłym tygodniu'],
  h: ['8:30', '9:00', '10:15', '11:00', '12:30', '13:00', '14:45'],
  f: ['FV/118/03', 'FV/204/05', 'FV/77/06', 'FV/341/09', 'FV/29/01', 'FV/512/11'],
  p: ['3 900', '4 850', '6 200', '7 990', '11 400', '14 700', '18 250'],
  k: ['2', '3', '4'],
}

/** What the sales people write down. */
const salesTopics: readonly Topic[] = [
  {
    by: 'sales',
    often: 5,
    kinds: ['call', 'call', 'email'],
    says: [
      [
        'Zamówienie: {n} kg mieszanki {c}.',
        'Dzwoni po towar: {n} kg {c} i karton kubków 250 ml.',
        'Stałe zamówienie, tym razem {n} kg {c}.',
        'Zamawia {n} kg {c} oraz {k} opakowania tabletek do czyszczenia.',
        'Prosi o {n} kg {c}, tak jak poprzednio.',
        'Zapas kawy na dwa dni, pilnie {n} kg {c}.',
      ],
      [
        'Dostawa {d} przed 10:00, później nikt nie odbierze.',
        'Kierowca ma wjechać od podwórza, brama otwarta do 14:00.',
        'Odbiór własny {d}.',
        'Fakturę wysłać na nowy adres mailowy księgowości.',
        'Prosi o termin płatności 21 dni, saldo sprawdzone, zgoda.',
        'Dołożyć próbkę nowej mieszanki, 250 g.',
      ],
      [
        'Stan magazynu sprawdzony, towar jest.',
        'Cena bez zmian do końca kwartału.',
        'Potwierdzenie poszło mailem.',
        'Magazyn powiadomiony.',
        '',
      ],
    ],
    results: ['Kupił', 'Kupił', undefined],
    next: [
      'Sprawdzić, czy dostawa dotarła',
      'Wysłać próbkę mieszanki {c}',
      'Potwierdzić termin dostawy',
      'Zadzwonić po następne zamówienie',
    ],
  },
  {
    by: 'sales',
    often: 2,
    kinds: ['call', 'meeting', 'email'],
    says: [
      [
        'Pyta o ekspres na około {n} kaw dziennie.',
        'Potrzebny drugi ekspres i młynek, obecny nie nadąża.',
        'Chce wymienić stary ekspres na {m}.',
        'Szuka czegoś cichego do biura, bez dzbanka na mleko.',
        'Dostali konkurencyjną ofertę na {p} zł i pytają o naszą.',
        'Interesuje ich {m}, widzieli go na targach.',
      ],
      [
        'Przedstawiony {m}, cena {p} zł netto z montażem.',
        'Wariant z dzierżawą wydał się ciekawszy niż zakup.',
        'Ważny jest czas reakcji serwisu, najlepiej następnego dnia.',
        'Decyzję podejmuje wspólnik, wraca z urlopu {d}.',
        'Budżet do {p} zł, musi się zmieścić młynek.',
        'Woda bardzo twarda, trzeba doliczyć filtr.',
      ],
      [
        'Czeka na ofertę.',
        'Oferta wysłana tego samego dnia.',
        'Umówiona prezentacja {d} o {h}.',
        'Odezwie się po rozmowie z księgową.',
        'Prosi, żeby nie dzwonić przed {h}.',
      ],
    ],
    results: ['Zainteresowany', 'Oferta wysłana', 'Zainteresowany', undefined],
    next: [
      'Przygotować ofertę na {m}',
      'Oddzwonić w sprawie oferty',
      'Umówić prezentację {m}',
      'Policzyć dzierżawę na 36 miesięcy',
      'Wysłać porównanie zakupu i dzierżawy',
    ],
  },
  {
    by: 'sales',
    not: 'person',
    kinds: ['meeting'],
    says: [
      [
        'Degustacja na miejscu, spróbowano czterech mieszanek.',
        'Prezentacja {m} u klienta.',
        'Wizyta handlowa, obejrzane zaplecze i przyłącza.',
        'Spotkanie u nas w pracowni, parzenie na {m}.',
      ],
      [
        'Najbardziej smakowała {c}, za kwaśna okazała się jasna.',
        'Ekspres się podoba, wątpliwości budzi zużycie prądu.',
        'Blat trzeba podciąć o {k} cm, zrobi to stolarz klienta.',
        'Personel chętny, poproszono o szkolenie z mleka.',
        'Obecny dostawca spóźnia się z kawą, to nasza szansa.',
      ],
      [
        'Decyzja do końca miesiąca.',
        'Poprosili o umowę do przeczytania.',
        'Zostawiony egzemplarz próbny na {k} dni.',
        'Następne spotkanie {d} o {h}.',
      ],
    ],
    results: ['Zainteresowany', 'Oferta wysłana', 'Kupił'],
    next: [
      'Wysłać umowę do przeczytania',
      'Odebrać ekspres próbny',
      'Umówić szkolenie z obsługi',
      'Zapytać o decyzję',
    ],
  },
  {
    by: 'sales',
    not: 'person',
    kinds: ['call', 'email'],
    says: [
      [
        'Rozmowa o przedłużeniu umowy dzierżawy.',
        'Kończy się umowa na {m}.',
        'Pyta o warunki na przyszły rok.',
        'Chcą dołożyć drugi ekspres do tej samej umowy.',
      ],
      [
        'Zostają, jeśli utrzymamy cenę kawy.',
        'Prosi o rabat przy {n} kg miesięcznie.',
        'Konkurencja proponuje młynek gratis.',
        'Zadowoleni z serwisu, to przeważyło.',
      ],
      [
        'Aneks do przygotowania.',
        'Propozycja: 36 miesięcy, cena stała przez rok.',
        'Wrócimy do tematu {d}.',
        'Zgoda wspólników jest, brakuje podpisu.',
      ],
    ],
    results: ['Zainteresowany', 'Oferta wysłana', undefined],
    next: ['Przygotować aneks do umowy', 'Zadzwonić w sprawie podpisu', 'Uzgodnić wysokość rabatu'],
  },
  {
    by: 'sales',
    kinds: ['call'],
    says: [
      [
        'Nie odbiera, zostawiona wiadomość.',
        'Zajęte, potem poczta głosowa.',
        'Odebrał ktoś z personelu, szef na urlopie.',
        'Numer przełącza na centralę, nikt nie podnosi.',
      ],
      [
        'Próbować po {h}.',
        'Spróbować jeszcze raz {d}.',
        'Poszedł SMS z prośbą o kontakt.',
        'Spróbować na drugi numer.',
      ],
    ],
    results: ['Nie odebrano'],
    next: ['Zadzwonić jeszcze raz', 'Napisać maila, bo nie odbierają'],
  },
  {
    by: 'sales',
    not: 'contract',
    kinds: ['call', 'email'],
    says: [
      [
        'Dziękują za ofertę, wybrali innego dostawcę.',
        'Rezygnują z wymiany ekspresu w tym roku.',
        'Zamykają punkt, kawy już nie potrzebują.',
        'Zostają przy ekspresach kapsułkowych.',
      ],
      [
        'Zdecydowała cena, różnica {p} zł.',
        'Remont pochłonął cały budżet.',
        'Powód: szybszy termin dostawy u konkurencji.',
        'Serwis chwalą, chodzi tylko o koszty.',
      ],
      [
        'Odezwać się za pół roku.',
        'Zostawili otwarte drzwi na przyszłość.',
        'Prosili o usunięcie z listy wysyłkowej.',
        '',
      ],
    ],
    results: ['Zrezygnował'],
    next: [],
  },
  {
    by: 'office',
    often: 2,
    not: 'person',
    kinds: ['call', 'email', 'letter'],
    says: [
      [
        'Przypomnienie o fakturze {f}, {k} dni po terminie.',
        'Księgowość pyta o duplikat faktury {f}.',
        'Na fakturze {f} zły adres, proszą o korektę.',
        'Saldo do potwierdzenia na koniec miesiąca.',
      ],
      [
        'Zapłacą {d}.',
        'Przelew podobno wyszedł, poproszono o potwierdzenie.',
        'Proszą o rozłożenie na dwie raty.',
        'Nowa księgowa nie miała dokumentów.',
        'Zapłata po otrzymaniu korekty.',
      ],
      [
        'Do sprawdzenia na wyciągu.',
        'Zapisane w kartotece, dostawy na razie idą.',
        'Następna dostawa dopiero po wpłacie.',
        '',
      ],
    ],
    results: [undefined],
    next: ['Sprawdzić wpłatę za {f}', 'Wystawić korektę do {f}', 'Wysłać potwierdzenie salda'],
  },
]

export const topics: readonly Topic[] = [...salesTopics, ...serviceTopics]
