/** Clients and their people: each follows from its number, so that every table can be written in a pass of its own. */
import { blank, type Entity, registry, withCustom } from '@kartoteka/model'
import type { Stored } from '../../packages/server/src/records/stored.ts'
import { randomly } from '../../packages/server/test/random.ts'
import { departmentOf, type Firm, labelShares, readers } from './firm.ts'
import { idAt, instant, momentOf } from './ids.ts'
import { firmName, firstName, street, surname, town } from './names.ts'
import { krs, nip, phone } from './numbers.ts'
import { ownFields, ownValuesOf } from './ownFields.ts'
import { biggest, departments, few, placesOf, seed, users } from './sizes.ts'

const clients = withCustom(registry.client as unknown as Entity, ownFields)

/** Of clients with the firm's own fields. */
export const entity = (name: keyof typeof registry): Entity =>
  name === 'client' ? clients : (registry[name] as unknown as Entity)
const blanks = new Map<string, object>(
  Object.values(registry).map((each) => [each.name, blank(each as never)]),
)

/** A record with all its fields. */
export const record = (
  name: keyof typeof registry,
  id: string,
  moment: number,
  user: string,
  values: object,
): Stored => {
  const at = instant(moment)
  const kept = { version: 1, createdAt: at, createdBy: user, updatedAt: at, updatedBy: user, deletedAt: null }
  return { ...blanks.get(name), ...values, id, ...kept }
}

const createdAt = (firm: Firm, n: number) => momentOf(n, firm.clients, firm.today)
export const clientId = (firm: Firm, n: number): string => idAt('client', n, createdAt(firm, n))
export const personId = (firm: Firm, n: number): string => idAt('person', n, createdAt(firm, n >> 1))

/** The user who owns client `n`. The reader of few owns every so manieth one, and nobody else's work. */
export function ownerOf(firm: Firm, n: number): number {
  if (n % Math.floor(firm.clients / few) === 3 && n < few * Math.floor(firm.clients / few)) return readers.few
  const owner = randomly(seed + n).below(users)
  return owner === readers.few ? owner + departments : owner
}

const visibilities = [...Array<string>(18).fill('everyone'), 'department', 'user']

/** Whose a record is: owner, the owner's department, visibility. */
export const ownedBy = ({ userIds, departmentIds }: Firm, owner: number, chance: number) => ({
  owner: userIds[owner]!,
  department: departmentIds[departmentOf(owner)]!,
  visibility: visibilities[Math.floor(chance * visibilities.length)]!,
})

/** Client `n` as it was entered. */
export function clientAt(firm: Firm, n: number): Stored {
  const random = randomly(seed * 3 + n)
  const owner = ownerOf(firm, n)
  const isFirm = random.next() < 0.85
  const name = isFirm ? firmName(random) : `${firstName(random)} ${surname(random)}`
  const mail = `biuro${n}@${
    name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z]/g, '')
      .slice(0, 14) || 'firma'
  }.pl`
  return record('client', clientId(firm, n), createdAt(firm, n), firm.userIds[owner]!, {
    kind: isFirm ? 'firm' : 'person',
    name,
    taxNumber: isFirm ? { country: 'PL', number: nip(n) } : null,
    krs: isFirm && random.next() < 0.3 ? krs(random) : null,
    street: street(random),
    postalCode: `${String(random.below(100)).padStart(2, '0')}-${String(random.below(1000)).padStart(3, '0')}`,
    town: town(random),
    country: 'PL',
    phones: random.next() < 0.2 ? [phone(random), phone(random)] : [phone(random)],
    mails: random.next() < 0.7 ? [mail] : [],
    labels: firm.labelIds.filter((_, index) => random.next() * 10_000 < labelShares[index]!),
    active: random.next() < 0.9,
    // The biggest is everybody's: its card is measured.
    ...ownedBy(firm, owner, n === biggest ? 0 : random.next()),
    team:
      random.next() < 0.05
        ? [firm.userIds[(owner + 1 + random.below(20)) % users]!].filter(
            (id) => id !== firm.userIds[readers.few],
          )
        : [],
    externalId: `K${n}`,
    ...ownValuesOf(n),
  })
}

/** Person `n`; two stand in every client. */
export function personAt(firm: Firm, n: number): Stored {
  const random = randomly(seed * 5 + n)
  const [first, last] = [firstName(random), surname(random)]
  return record('person', personId(firm, n), createdAt(firm, n >> 1), firm.userIds[ownerOf(firm, n >> 1)]!, {
    name: `${first} ${last}`,
    firstName: first,
    lastName: last,
    phones: random.next() < 0.7 ? [phone(random)] : [],
    mails: random.next() < 0.6 ? [`osoba${n}@example.pl`] : [],
  })
}

const titles = ['prezes', 'dyrektor', 'księgowa', 'zakupy', 'magazyn', 'sekretariat', 'kierownik', null]

export const positionAt = (firm: Firm, n: number): Stored =>
  record(
    'position',
    idAt('position', n, createdAt(firm, n >> 1)),
    createdAt(firm, n >> 1),
    firm.userIds[ownerOf(firm, n >> 1)]!,
    {
      client: clientId(firm, n >> 1),
      person: personId(firm, n),
      title: titles[n % titles.length],
      primary: n % 2 === 0,
      active: true,
    },
  )

/** The places that goods for client `n` go to. */
export const placesAt = (firm: Firm, n: number): readonly Stored[] =>
  Array.from({ length: placesOf(n) }, (_, index) => {
    const random = randomly(seed * 13 + 3 * n + index)
    const place = town(random)
    return record(
      'place',
      idAt('place', 3 * n + index, createdAt(firm, n)),
      createdAt(firm, n),
      firm.userIds[ownerOf(firm, n)]!,
      {
        client: clientId(firm, n),
        name: index === 0 ? `Magazyn ${place}` : `Sklep ${index}, ${place}`,
        street: street(random),
        postalCode: `${String(random.below(100)).padStart(2, '0')}-${String(random.below(1000)).padStart(3, '0')}`,
        town: place,
        country: 'PL',
        contact: random.next() < 0.5 ? `${firstName(random)} ${surname(random)}` : null,
        phones: [phone(random)],
        active: true,
        primary: index === 0,
      },
    )
  })
