import type { Topic } from '../topic.ts'

/** Offers, visits, contracts, refusals. */
export const offerTopics: readonly Topic[] = [
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
]
