/** What is filed besides talks: notes that stay, and where papers lie outside. */
import type { DemoPart } from './plain.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text: [{ text }] })

export const notes: readonly DemoPart[] = [
  {
    client: 'zytko',
    pinned: true,
    text: [
      { kind: 'heading', text: [{ text: 'Jak dostarczać' }] },
      {
        kind: 'bullets',
        items: [
          [{ text: 'brama od podwórza, kod u portiera' }],
          [{ text: 'dzwonić ' }, { text: 'kwadrans wcześniej', bold: true }],
          [{ text: 'faktura zawsze na adres faktury@zytko.example' }],
        ],
      },
    ],
  },
  {
    client: 'zytko',
    person: 'zytko.2',
    text: [paragraph('Prezes pije tylko „Poranek”. Próbki nowych palonek wozić w puszkach 250 g.')],
  },
  {
    client: 'morszczyn',
    text: [paragraph('W sezonie ekspresy serwisujemy przed 7:00, po sezonie kiedykolwiek.')],
  },
]

export const links: readonly DemoPart[] = [
  {
    client: 'zytko',
    address: 'https://dysk.mlynek.example/umowy/zytko',
    description: 'Umowa serwisowa i aneksy',
  },
  { client: 'zytko', address: '\\\\serwer\\klienci\\Żytko', description: 'Zdjęcia z montażu' },
  { client: 'morszczyn', address: 'https://morszczyn.example/hotele', description: 'Lista hoteli sieci' },
]
