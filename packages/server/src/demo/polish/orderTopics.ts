import type { Topic } from '../topic.ts'

/** Orders, payments, and those who do not answer. */
export const orderTopics: readonly Topic[] = [
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
