/** The words that a firm's own lists begin with. */
import type { Colour, Names } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { tableOf } from '../db/tables.ts'
import { newId } from '../id.ts'
import { flushSql } from '../records/flush.ts'
import type { Staged } from '../records/stored.ts'
import { stagedNew } from './stagedNew.ts'

interface Word {
  readonly name: Names
  readonly colour?: Colour
}

const word = (pl: string, en: string, ru: string, colour?: Colour): Word => ({
  name: { pl, en, ru },
  ...(colour && { colour }),
})

/** Each list in its order; from then on they are the firm's own. */
const startingWords = {
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

type WordList = keyof typeof startingWords
export const wordLists = Object.keys(startingWords) as readonly WordList[]

/** The words of a list as records that are to be kept. */
export const stagedWords = (list: WordList, now: string): readonly Staged[] =>
  startingWords[list].map((each, index) =>
    stagedNew(list, { ...each, position: (index + 1) * 10, active: true }, now),
  )

/** At every start: a list that came with a new version begins with its words. One that was emptied has rows in the bin. */
export async function giveNewWords(db: Database): Promise<void> {
  await db.transaction(async (run) => {
    // Copies of the program that start at the same moment give them once.
    const [firm] = await run<{ version: string }>(
      sql`select settings_version as version from firm for update`,
    )
    if (!firm) return
    const now = new Date().toISOString()
    const given: Staged[] = []
    for (const list of wordLists) {
      const table = sql.id(tableOf({ name: list }))
      if ((await run(sql`select 1 from ${table} limit 1`)).length === 0) given.push(...stagedWords(list, now))
    }
    if (given.length === 0) return
    const act = { id: newId(), at: now, user: null, name: 'setUp', undoes: null }
    const words = { gone: [], come: [], rights: [], held: [] }
    await run(
      flushSql([
        {
          act,
          continued: false,
          staged: given,
          words,
          answer: undefined,
          version: Number(firm.version),
        },
      ]),
    )
  })
}
