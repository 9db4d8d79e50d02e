/** The clients that rows may mean: those that are there, found by set, and those that earlier rows make. */
import {
  beginningOf,
  type Entity,
  fold,
  longestWord,
  type Reader,
  registry,
  wordKinds,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql, truth } from '../db/sql.ts'
import type { Asking } from '../records/asking.ts'
import { readable } from '../records/scope.ts'
import { seenName } from '../records/seen.ts'
import { visibleTo } from '../records/stored.ts'
import { type ClientKeys, keysOf, type RowRead } from './row.ts'

/** A client that a row may mean. */
export interface Candidate {
  /** Null until a row of this part has made it. */
  id: string | null
  name: string
  keys: ClientKeys
  /** This import made it: what its rows say is put together. */
  readonly isOurs: boolean
}

/** Candidates by each of their keys. */
export class KnownClients {
  readonly #byKey = new Map<string, Candidate[]>()

  add(candidate: Candidate): void {
    for (const key of keysIn(candidate.keys)) this.#put(key, candidate)
  }

  /** A client learns what a row says of it beside what was known. */
  learn(candidate: Candidate, row: ClientKeys): void {
    const { keys } = candidate
    const learnt: ClientKeys = {
      number: keys.number ?? row.number,
      taxes: keys.taxes.length > 0 ? keys.taxes : row.taxes,
      vat: keys.vat ?? row.vat,
      regon: keys.regon ?? row.regon,
      folded: keys.folded,
      town: keys.town === '' ? row.town : keys.town,
      kind: keys.kind,
      contacts: [...new Set([...keys.contacts, ...row.contacts])],
      mails: [...new Set([...keys.mails, ...row.mails])],
    }
    const before = new Set(keysIn(keys))
    candidate.keys = learnt
    for (const key of keysIn(learnt)) if (!before.has(key)) this.#put(key, candidate)
  }

  with(key: string): readonly Candidate[] {
    return this.#byKey.get(key) ?? []
  }

  #put(key: string, candidate: Candidate): void {
    const there = this.#byKey.get(key)
    if (there) there.push(candidate)
    else this.#byKey.set(key, [candidate])
  }
}

export const keyOf = {
  number: (number: string) => `number ${number}`,
  tax: (tax: string) => `tax ${tax}`,
  regon: (regon: string) => `regon ${regon}`,
  name: (folded: string) => `name ${folded}`,
  mail: (mail: string) => `mail ${mail}`,
}

export const keysIn = ({ number, taxes, regon, folded, mails }: ClientKeys): readonly string[] => [
  ...(number === undefined ? [] : [keyOf.number(number)]),
  ...taxes.map(keyOf.tax),
  ...(regon === undefined ? [] : [keyOf.regon(regon)]),
  ...(folded === '' ? [] : [keyOf.name(folded)]),
  ...mails.map(keyOf.mail),
]

const clients = registry.client as unknown as Entity
const people = registry.person as unknown as Entity

interface Found {
  readonly id: string
  readonly name: string
  readonly externalId: string | null
  readonly taxNumber: { readonly country: string; readonly number: string } | null
  readonly euVat: string | null
  readonly regon: string | null
  readonly folded: string
  readonly town: string | null
  readonly kind: string
  readonly phones: readonly { readonly number: string }[]
  readonly mails: readonly string[]
  readonly peoplesMails: readonly string[] | null
  readonly ours: boolean
}

/**
 * The clients that the user may read and that one of the rows may mean: one question per kind of key.
 *
 * @param touched what the part before these rows has made of clients, since the database may not know yet
 */
export async function knownClients(
  db: Database,
  { user }: Asking,
  act: string | null,
  rows: readonly Pick<RowRead, 'keys'>[],
  touched: readonly Candidate[],
): Promise<KnownClients> {
  const known = new KnownClients()
  for (const candidate of touched) known.add(candidate)
  const wanted = distinct(rows.flatMap(({ keys }) => keys.mails))
  const questions = [...questionsFor(rows.map(({ keys }) => keys)), ...mailQuestions(user, wanted)]
  if (questions.length === 0) return known
  const found = await db.read<Found>(sql`with found as (${sql.join(questions, sql` union `)})
    select t.id, t.name, t.external_id as "externalId", t.eu_vat as "euVat", t.regon, t.folded, t.town, t.kind,
      case when t.tax_number is not null then json_build_object('country', t.tax_number_country, 'number', t.tax_number) end as "taxNumber",
      t.phones, t.mails, ${wanted.length > 0 ? peoplesMails(user) : sql`null`} as "peoplesMails", ${madeBy(act, sql`t.id`)} as ours
    from found join client t on t.id = found.id
    where t.deleted_at is null and ${readable(user, clients, 't') ?? truth} order by t.id`)
  const there = new Set(touched.map(({ id }) => id))
  for (const { id, name, ours, folded, peoplesMails: others, ...values } of found) {
    const seen = visibleTo(user.hidden.client, { ...values } as never)
    const mails = wanted.length > 0 ? [...((seen.mails ?? []) as readonly string[]), ...(others ?? [])] : []
    const keys = keysOf(
      seen,
      mails.map((mail) => mail.toLowerCase()),
    )
    const called = seenName(user, clients, name)
    if (!there.has(id))
      known.add({ id, name: called, isOurs: ours, keys: called === '' ? keys : { ...keys, folded } })
  }
  return known
}

/** By what one may not see one finds nobody. */
const hides = ({ hidden }: Reader, entity: string) => (hidden[entity] ?? []).includes('mails')

const isOfPerson = (reader: Reader) => sql`o.client = t.id and o.deleted_at is null and p.deleted_at is null
  and ${readable(reader, people, 'p') ?? truth}`

/** The mails of a client's people that the user may read. */
const peoplesMails = (reader: Reader): Sql =>
  hides(reader, 'person')
    ? sql`null`
    : sql`(select json_agg(m) from position o join person p on p.id = o.person, unnest(p.mails) m where ${isOfPerson(reader)})`

/** Clients with these mails, and those whose people have them; the index of words has both. */
function mailQuestions(reader: Reader, mails: readonly string[]): readonly Sql[] {
  if (mails.length === 0) return []
  const words = mails.map((mail) => beginningOf(fold(mail), longestWord))
  const found = sql`w.text = any(${words}::text[]) and w.kind = ${sql.lit(wordKinds.mail)}`
  const ofClients = sql`select w.record from word w where ${found} and w.entity = 'client'`
  const ofPeople = sql`select t.id from word w join position o on o.person = w.record join person p on p.id = o.person join client t on t.id = o.client
    where ${found} and w.entity = 'person' and ${isOfPerson(reader)}`
  return [...(hides(reader, 'client') ? [] : [ofClients]), ...(hides(reader, 'person') ? [] : [ofPeople])]
}

/** Whether a record was made by this act. */
export const madeBy = (act: string | null, record: Sql): Sql =>
  act === null
    ? sql`false`
    : sql`exists (select from entry e where e.record = ${record} and e.version = 1 and e.act = ${act}::uuid)`

/** Of namesakes of a firm with a tax number only those count that have none: two different ones are never one firm. */
function questionsFor(keys: readonly ClientKeys[]): readonly Sql[] {
  const [taxed, untaxed] = [
    keys.filter(({ taxes }) => taxes.length > 0),
    keys.filter(({ taxes }) => taxes.length === 0),
  ]
  const names = (of: readonly ClientKeys[]) => distinct(of.map(({ folded }) => folded))
  // What has no index of its own is found as the search finds it.
  const words = distinct(keys.flatMap(({ regon, vat }) => [regon, vat]).map((text) => text && fold(text)))
  const ask = (texts: string[], question: (texts: Sql) => Sql) =>
    texts.length > 0 ? [question(sql`any(${texts}::text[])`)] : []
  return [
    ...ask(
      distinct(keys.map(({ number }) => number)),
      (any) => sql`select id from client where external_id = ${any}`,
    ),
    ...ask(
      distinct(keys.flatMap((each) => each.taxes.map((tax) => tax.slice(2)))),
      (any) => sql`select id from client where tax_number = ${any}`,
    ),
    ...ask(names(untaxed), (any) => sql`select id from client where folded = ${any}`),
    ...ask(
      names(taxed),
      (any) => sql`select id from client where folded = ${any} and tax_number is null and eu_vat is null`,
    ),
    ...ask(
      words,
      (any) => sql`select record from word where text = ${any} and kind = 0 and entity = 'client'`,
    ),
  ]
}

const distinct = (texts: readonly (string | undefined)[]): string[] =>
  [...new Set(texts.filter((text) => text !== undefined && text !== ''))] as string[]
