/** Talks and tasks: scattered over the clients, two of fifteen talks at the biggest one. */
import type { Stored } from '../../packages/server/src/records/stored.ts'
import { randomly } from '../../packages/server/test/random.ts'
import { clientId, ownedBy, ownerOf, personId, record } from './clients.ts'
import type { Firm } from './firm.ts'
import { dayOf, idAt, instant, momentOf, scattered } from './ids.ts'
import { biggest, bigShare, rowsOf, seed } from './sizes.ts'

const kinds = ['call', 'call', 'call', 'meeting', 'email', 'note']
const said = [
  'Rozmowa o nowej dostawie, klient prosi o ofertę do końca tygodnia.',
  'Nie odebrano, oddzwonić po południu.',
  'Ustalono termin spotkania w siedzibie klienta; przygotować wzory umowy.',
  'Pytanie o fakturę z zeszłego miesiąca, przekazane do księgowości.',
]
const promised = ['Wysłać ofertę', 'Oddzwonić', 'Przygotować umowę', 'Sprawdzić płatność', 'Umówić spotkanie']
const day = 86_400_000

const clientOfTalk = (firm: Firm, n: number) => (n % 15 < bigShare ? biggest : scattered(n, firm.clients))

export function talkAt(firm: Firm, n: number): Stored {
  const random = randomly(seed * 7 + n)
  const client = clientOfTalk(firm, n)
  const owner = ownerOf(firm, client)
  const moment = momentOf(n, rowsOf(firm.clients).talk, firm.today)
  return record('talk', idAt('talk', n, moment), moment, firm.userIds[owner]!, {
    client: clientId(firm, client),
    person: random.next() < 0.5 ? personId(firm, client * 2 + random.below(2)) : null,
    kind: random.oneOf(kinds),
    at: instant(moment),
    text: random.oneOf(said),
    result: random.next() < 0.6 ? random.oneOf(firm.results) : null,
    ...ownedBy(firm, owner, random.next()),
  })
}

/** Task `n` as it was set. Whether it is done since says `isDone`. */
export function taskAt(firm: Firm, n: number): Stored {
  const random = randomly(seed * 11 + n)
  const client = scattered(n, firm.clients)
  const owner = ownerOf(firm, client)
  const moment = momentOf(n, rowsOf(firm.clients).task, firm.today)
  return record('task', idAt('task', n, moment), moment, firm.userIds[owner]!, {
    what: random.oneOf(promised),
    client: clientId(firm, client),
    due: dueOf(firm, n, moment, random.next()),
    status: 'open',
    ...ownedBy(firm, owner, random.next()),
  })
}

/** 85 of a hundred are done; they were due a week after they were set. */
export const isDone = (n: number): boolean => n % 20 >= 3

function dueOf({ today }: Firm, n: number, moment: number, chance: number): string | null {
  if (isDone(n)) return dayOf(moment + 7 * day)
  if (chance < 0.1) return null
  return dayOf(
    chance < 0.5
      ? today - (1 + Math.floor(chance * 60)) * day
      : today + Math.floor((chance - 0.5) * 60) * day,
  )
}

/** The task a week later, if it was done. */
export function laterTask(task: Stored, n: number): Stored {
  if (!isDone(n)) return task
  const at = instant(Date.parse(task.createdAt) + 6 * day)
  const by = task.owner as string
  return { ...task, version: 2, updatedAt: at, updatedBy: by, status: 'done', doneAt: at, doneBy: by }
}
