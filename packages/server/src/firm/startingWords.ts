import type { Colour, Names } from '@kartoteka/model'

interface Word {
  readonly name: Names
  readonly colour?: Colour
}

const word = (pl: string, en: string, ru: string, colour?: Colour): Word => ({
  name: { pl, en, ru },
  ...(colour && { colour }),
})

/** The words that a firm begins with, list by list, in their order; from then on they are its own. */
export const startingWords = {
  talkResult: [
    word('Zainteresowany', 'Interested', 'Заинтересован', 'blue'),
    word('Oferta wysłana', 'Offer sent', 'Предложение отправлено', 'teal'),
    word('Kupił', 'Bought', 'Купил', 'green'),
    word('Zrezygnował', 'Gave up', 'Отказался', 'red'),
    word('Nie odebrano', 'No answer', 'Не ответили', 'grey'),
  ],
  fileType: [
    word('Klient', 'Client', 'Клиент', 'green'),
    word('Potencjalny klient', 'Prospect', 'Потенциальный клиент', 'blue'),
    word('Dostawca', 'Supplier', 'Поставщик', 'brown'),
    word('Partner', 'Partner', 'Партнёр', 'violet'),
    word('Inny', 'Other', 'Прочее', 'grey'),
  ],
  paymentMethod: [
    word('Przelew', 'Bank transfer', 'Безналичный расчёт'),
    word('Gotówka', 'Cash', 'Наличные'),
    word('Karta płatnicza', 'Card', 'Банковская карта'),
    word('Pobranie', 'Cash on delivery', 'Наложенный платёж'),
    word('Przedpłata', 'Prepayment', 'Предоплата'),
  ],
  deliveryWay: [
    word('Transport własny', 'Our own transport', 'Собственный транспорт'),
    word('Kurier', 'Courier', 'Курьер'),
    word('Spedycja', 'Forwarder', 'Транспортная компания'),
    word('Odbiór osobisty', 'Collected by the client', 'Самовывоз'),
  ],
} as const satisfies Readonly<Record<string, readonly Word[]>>
