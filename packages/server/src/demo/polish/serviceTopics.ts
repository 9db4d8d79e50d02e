import type { Topic } from '../topic.ts'

/** What the service writes down. */
export const serviceTopics: readonly Topic[] = [
  {
    by: 'service',
    often: 3,
    kinds: ['call', 'call', 'email'],
    says: [
      [
        'Awaria: {m} nie grzeje wody.',
        '{m} pokazuje błąd E-0{k} i nie rusza.',
        'Z {m} cieknie od spodu, podstawili miskę.',
        'Młynek mieli z przerwami i pachnie spalenizną.',
        'Spieniacz nie daje pary od rana.',
        'Kawa leci cienkim strumieniem, ciśnienie spada poniżej {k} barów.',
        'Ekspres wybija bezpiecznik przy włączeniu.',
      ],
      [
        'Przez telefon: reset i odpowietrzenie, bez skutku.',
        'Odkamienianie było ostatnio pół roku temu.',
        'Proszą o ekspres zastępczy na czas naprawy.',
        'Działa druga grupa, dadzą radę do jutra.',
        'Filtr wody nie był wymieniany od montażu.',
        'Naprawa w ramach umowy, dojazd bez opłaty.',
        'Po gwarancji, zgoda na koszty do {k}00 zł.',
      ],
      [
        'Serwisant będzie {d} około {h}.',
        'Zlecenie przekazane, dzwonimy z terminem.',
        'Zabrać uszczelki grupy i grzałkę.',
        'Dostępni do {h}, potem zamykają.',
      ],
    ],
    results: [undefined],
    next: [
      'Wizyta serwisowa: {m}',
      'Zamówić grzałkę do {m}',
      'Dostarczyć ekspres zastępczy',
      'Oddzwonić z terminem naprawy',
    ],
  },
  {
    by: 'service',
    often: 2,
    kinds: ['meeting', 'note'],
    says: [
      [
        'Naprawa na miejscu: wymieniona pompa i uszczelki w {m}.',
        'Przegląd okresowy {m}, licznik {n} tys. kaw.',
        'Odkamienianie i wymiana filtra wody.',
        'Montaż {m}, przyłącze wody i prądu gotowe.',
        'Wymienione żarna w młynku.',
      ],
      [
        'Ciśnienie po naprawie 9 barów.',
        'Dysza pary do wymiany przy następnej wizycie.',
        'Personel przeszkolony z codziennego płukania.',
        'Stara uszczelka zostawiona klientowi do wglądu.',
        'Twardość wody {n}°, filtr za mały.',
      ],
      [
        'Protokół podpisany.',
        'Następny przegląd za pół roku.',
        'Czas pracy {k} godziny, dojazd w umowie.',
        'Klient zadowolony, prosi o fakturę zbiorczą.',
      ],
    ],
    results: [undefined],
    next: ['Zamówić dyszę pary', 'Umówić następny przegląd', 'Wycenić większy filtr wody'],
  },
  {
    by: 'service',
    kinds: ['call', 'email'],
    says: [
      [
        'Reklamacja: kawa {c} przypalona, cała partia.',
        'Reklamacja: worki rozerwane w transporcie.',
        'Skarga na czas naprawy, ekspres stał {k} dni.',
        'Reklamacja: zamiast {c} przyszła inna mieszanka.',
      ],
      [
        'Zdjęcia przysłane mailem.',
        'Numer partii spisany, sprawdzi magazyn.',
        'Chcą wymiany, nie zwrotu pieniędzy.',
        'Spokojnie, ale stanowczo: drugi raz w tym roku.',
      ],
      [
        'Wymiana przy najbliższej dostawie.',
        'Uznana, korekta {f}.',
        'Obiecana odpowiedź {d}.',
        'W ramach przeprosin {k} kg gratis.',
      ],
    ],
    results: [undefined],
    next: ['Wyjaśnić reklamację z magazynem', 'Odpowiedzieć na reklamację', 'Dopilnować wymiany towaru'],
  },
  {
    by: 'service',
    kinds: ['call'],
    says: [
      [
        'Pyta, jak ustawić grubość mielenia w {m}.',
        'Jak często odkamieniać przy tej wodzie?',
        'Licznik serwisowy się zapalił, czy można parzyć?',
        'Pyta o temperaturę mleka.',
      ],
      [
        'Wyjaśnione przez telefon, pomogło.',
        'Wysłana instrukcja w PDF.',
        'Poprowadzone krok po kroku, działa.',
        'Zajrzymy przy przeglądzie {d}.',
      ],
    ],
    results: [undefined],
    next: ['Wysłać instrukcję do {m}', 'Zajrzeć do klienta przy okazji'],
  },
]

/** Tasks of our own, without a client. */
export const ownTasks: readonly string[] = [
  'Spis filtrów wody w magazynie',
  'Zamówić wizytówki dla nowych kolegów',
  'Przegląd samochodu serwisowego',
  'Cennik na nowy rok do zatwierdzenia',
  'Zamówić części: pompy i grzałki',
  'Umówić szkolenie z obsługi reklamacji',
  'Raport sprzedaży dla zarządu',
  'Odnowić ubezpieczenie magazynu',
  'Zdjęcia {m} na stronę',
  'Kalibracja wagi w palarni',
  'Grafik dyżurów serwisu',
  'Podziękowania dla klientów na koniec roku',
  'Sprawdzić stan kubków i pokrywek',
  'Nowa ulotka: dzierżawa ekspresów',
]
