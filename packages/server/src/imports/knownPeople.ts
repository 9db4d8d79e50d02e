/** The people who stand in clients already, by what a row may know them by. */
import { type Entity, type Phone, registry, wordsOf } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql, truth } from '../db/sql.ts'
import type { Asking } from '../records/asking.ts'
import { readable } from '../records/scope.ts'
import { madeBy } from './known.ts'

type Values = Readonly<Record<string, unknown>>

/** A person at a client. */
export interface KnownPerson {
  readonly id: string
  readonly position: string
  readonly title: string | null
  readonly unit: string | null
  readonly externalId: string | null
  readonly name: string
  readonly salutation: string | null
  readonly firstName: string | null
  readonly lastName: string
  readonly birthday: string | null
  readonly phones: readonly Phone[]
  readonly mails: readonly string[]
  readonly remarks: string | null
  readonly isOurs: boolean
}

const people = registry.person as unknown as Entity

/** The people of these clients that the user may read, by client. */
export async function knownPeople(
  db: Database,
  { user }: Asking,
  act: string | null,
  clients: readonly string[],
): Promise<Map<string, KnownPerson[]>> {
  const found = new Map<string, KnownPerson[]>(clients.map((client) => [client, []]))
  if (clients.length === 0) return found
  const rows = await db.read<KnownPerson & { client: string }>(sql`
    select t.id, o.id as position, o.client, o.title, o.unit, t.external_id as "externalId", t.name, t.first_name as "firstName",
      t.last_name as "lastName", t.salutation, t.birthday::text as birthday, t.phones, t.mails, t.remarks, ${madeBy(act, sql`t.id`)} as "isOurs"
    from position o join person t on t.id = o.person
    where o.client = any(${clients}::uuid[]) and o.deleted_at is null and t.deleted_at is null
      and ${readable(user, people, 't') ?? truth} order by o.id`)
  for (const { client, ...person } of rows) {
    found.get(client)?.push(person)
  }
  return found
}

/**
 * The person of a client that a row means: by the number of the program the file comes from, by mail or telephone where the
 * name does not speak against it (a switchboard is many people's), else by name.
 */
export function personMeant(row: Values, there: readonly KnownPerson[]): KnownPerson | undefined {
  const { externalId, mails, phones } = row as { externalId: string | null; mails: string[]; phones: Phone[] }
  const byNumber = externalId === null ? undefined : there.find((each) => each.externalId === externalId)
  if (byNumber) return byNumber
  const others = there.filter((each) => each.externalId === null || externalId === null)
  const low = mails.map((mail) => mail.toLowerCase())
  return (
    others.find(
      (each) => each.mails.some((mail) => low.includes(mail.toLowerCase())) && mayBeNamed(each, row),
    ) ??
    others.find(
      (each) =>
        each.phones.some(({ number }) => phones.some((phone) => phone.number === number)) &&
        mayBeNamed(each, row),
    ) ??
    others.find((each) => folded(each) === folded(row))
  )
}

/** The same last name or the same first name: people marry. */
const mayBeNamed = (one: Named, other: Named) =>
  part(one.lastName) === part(other.lastName) ||
  (part(one.firstName) !== '' && part(one.firstName) === part(other.firstName))

interface Named {
  readonly firstName?: unknown
  readonly lastName?: unknown
}

const part = (name: unknown) => wordsOf((name as string | null) ?? '').join(' ')
const folded = ({ firstName, lastName }: Named) => `${part(firstName)} ${part(lastName)}`
