/** Search as one types: by the beginnings of words first, inside names only where that finds too little. */
import {
  type Asked,
  type Entity,
  foldedName,
  isHidden,
  type Reader,
  readAsked,
  registry,
  reversed,
  type SearchHit,
  wordKinds,
} from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { all, type Compiled, compiledFor, literally, type Sql, sql, truth } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { guessed } from '../records/guess.ts'
import { ownIds, ownParts, ownUpTo, readable, readableWords } from '../records/scope.ts'
import { bestOf, hits, type Ranked, wanted } from './hits.ts'
import { seenWords } from './seenWords.ts'

/** The first so many words that begin so and may be read; of them the best. */
const enough = 200
/**
 * How many words are looked at for a reader who may read few of them; and where further words must be met
 * too.
 */
const farthest = 20_000
const farthestOfSeveral = 5_000
const near = 2_000
/** Somebody who has no more clients than this has few. */
const few = 1_000
/** Candidates for a place inside a name. */
const inside = 300

/**
 * At most ten clients, best first: identifier or telephone, word of the name, its beginning, a person, a
 * mail, inside a name.
 */
export async function search(
  db: Database,
  reader: Reader,
  typed: string,
  bounds?: Bounds,
): Promise<readonly SearchHit[]> {
  const asked = readAsked(typed)
  // Words alone find enough mostly: then one statement does it.
  const { words, numbers, digits, mail } = asked
  const wordsOnly = words.length > 0 && numbers.length === 0 && digits === undefined && mail === undefined
  const seeker = await seekerOf(db, reader, bounds)
  const first = wordsOnly ? await hits(db, firstAsked(seeker, words), typed) : undefined
  if (first?.length === wanted) return first.map(shown)
  const found = await find(db, seeker, asked, first?.map(foundAgain))
  const again = found.length === 0 && asked.fewer.length < asked.words.length
  const rest = again ? await find(db, seeker, { ...asked, words: asked.fewer }) : found
  if (rest.length === (first?.length ?? 0)) return (first ?? []).map(shown)
  return (await hits(db, bestOf(reader, relationOf(rest)), typed)).map(shown)
}

/** To write the statement takes a good part of the time: for one word it is written once for each who searches. */
const written = new WeakMap<Reader, Map<boolean, (word: string) => Compiled>>()

function firstAsked(seeker: Seeker, words: readonly string[]): Sql | Compiled {
  const asked = (lead: readonly string[]) => bestOf(seeker.reader, sql`(${leadingOf(seeker, lead)}) r`)
  const [word] = words
  if (word === undefined || words.length > 1) return asked(words)
  const ofReader = written.get(seeker.reader) ?? new Map<boolean, (word: string) => Compiled>()
  written.set(seeker.reader, ofReader)
  const known = ofReader.get(seeker.own !== undefined) ?? compiledFor(asked([anyWord]), anyWord)
  ofReader.set(seeker.own !== undefined, known)
  return known(word)
}

/** In the statement as it is written; no word is two. */
const anyWord = 'the word'

interface Seeker {
  readonly reader: Reader
  /** Words of others may stand before theirs, beyond what is looked at. */
  readonly isCut: boolean
  /** The ids of all their clients, if these are so few that all their words may be looked at. */
  readonly own: Sql | undefined
}

interface Bounds {
  readonly few: number
  readonly isCut: boolean
}

/** In a firm of so many clients: no word stands at many times as many places. */
const boundsOf = (clients: number): Bounds => ({ few, isCut: clients > farthest / 2 })

/** Milliseconds for which it is known who has few clients: they find theirs either way. */
const kept = 60_000
const seekers = new WeakMap<Reader, { readonly seeker: Seeker; readonly until: number }>()

async function seekerOf(db: Database, reader: Reader, bounds: Bounds | undefined): Promise<Seeker> {
  const known = seekers.get(reader)
  if (known && known.until > Date.now() && !bounds) return known.seeker
  const seeker = await seekerAnew(db, reader, bounds)
  if (!bounds) seekers.set(reader, { seeker, until: Date.now() + kept })
  return seeker
}

async function seekerAnew(db: Database, reader: Reader, bounds: Bounds | undefined): Promise<Seeker> {
  const parts = ownParts(reader, client)
  if (!parts) return { reader, isCut: false, own: undefined }
  const { few, isCut } = bounds ?? boundsOf(await guessed(db, 'client', truth))
  const some = ownUpTo(parts, client, few + 1)
  const [counted] = await db.read<{ n: number }>(sql`select count(*)::int as n from (${some}) x`)
  return { reader, isCut, own: counted!.n <= few ? ownIds(parts, client) : undefined }
}

const shown = ({ rank: _rank, ...hit }: Ranked): SearchHit => hit
const foundAgain = ({ client, person, part, rank }: Ranked): Found => ({
  client,
  through: (person ?? part)?.id ?? null,
  rank,
})

async function find(
  db: Database,
  seeker: Seeker,
  { words, digits, numbers, mail }: Asked,
  first?: readonly Found[],
): Promise<readonly Found[]> {
  const found = new Map<string, Found>()
  const take = (rows: readonly Found[]) => {
    for (const row of rows) if (row.rank < (found.get(row.client)?.rank ?? 99)) found.set(row.client, row)
  }
  const { identifier, telephone, telephoneEnd, name, account } = wordKinds
  const begins = (texts: readonly string[], kinds: readonly number[]) =>
    texts.length > 0 ? db.read<Found>(beginning(seeker, texts, kinds)) : []
  const byNumbers =
    mail !== undefined
      ? [begins([mail], [wordKinds.mail])]
      : [
          begins(numbers, [identifier, telephone, name, account]),
          begins(digits === undefined ? [] : [reversed(digits)], [telephoneEnd]),
        ]
  for (const rows of await Promise.all(byNumbers)) take(rows)
  if (found.size >= wanted) return [...found.values()]
  const insides = !isHidden(seeker.reader, client, 'name') && words.some((word) => word.length > 3)
  const spelled = mail === undefined && words.length > 0 ? byWords(db, seeker, words, first) : []
  // Where the words have found too little already, both are asked at once.
  if (!first) take(await spelled)
  const within = insides && found.size < wanted ? insideNames(db, seeker, words) : []
  for (const rows of await Promise.all([spelled, within])) take(rows)
  return [...found.values()]
}

interface Found {
  readonly client: string
  /** The person, place or recipient whose word it was. */
  readonly through: string | null
  readonly rank: number
}

// U+10FFFF is the last code point there is: nothing that begins with the text comes behind it.
const end = (text: string) => sql`(${text}::text || ${sql.lit('\u{10ffff}')})`

/**
 * The order of hits; `asked` is the whole word that was typed. Beside other words the beginning of a number
 * says little: "06 78" is a telephone's end, not two beginnings. Of accounts only the whole says much: many begin alike.
 */
const rank = (alias: string, asked: string, alone = true): Sql => {
  const at = (name: string) => sql.ref(`${alias}.${name}`)
  const { identifier, telephone, telephoneEnd, name, mail, account } = wordKinds
  return sql`case
    when ${at('kind')} in (${sql.lit(identifier)}, ${sql.lit(telephone)}, ${sql.lit(telephoneEnd)}) then case when ${at('text')} = ${asked} then 0 else ${sql.lit(alone ? 2 : 5)} end
    when ${at('kind')} = ${sql.lit(name)} and ${at('entity')} = 'client' then case when ${at('text')} = ${asked} then 1 else 2 end
    when ${at('kind')} = ${sql.lit(name)} then case when ${at('text')} = ${asked} then 3 else 3.5 end
    when ${at('kind')} = ${sql.lit(account)} and ${at('text')} = ${asked} then 0
    when ${at('kind')} = ${sql.lit(mail)} then 4 else 5 end`
}

const mayFind = (reader: Reader) => all([readableWords(reader, 'w'), seenWords(reader, 'w')])

const through = sql`case when w.entity <> 'client' then w.record end`

/**
 * The first words that begin so, as far as a bound. For somebody who has few clients it is a nearer one: where more words begin so,
 * all of their clients' are looked at besides.
 */
const beginningSo = ({ own }: Seeker, text: string, bound: number): Sql => {
  const first = (most: number) =>
    sql`(select w.* from word w where ${beginsWith('w', text)} order by w.text, w.kind limit ${sql.lit(most)})`
  if (!own) return first(bound)
  // Without "offset 0" the planner might read all words that begin so, and join them.
  return sql`(${first(near)} union all (select w.* from (${own}) m
    cross join lateral (select * from word v where v.client = m.id and ${beginsWith('v', text)} offset 0) w
    where (select count(*) from (select from word x where ${beginsWith('x', text)} limit ${sql.lit(near + 1)}) x) > ${sql.lit(near)}
    order by w.text, w.kind limit ${sql.lit(farthest)}))`
}

function beginning(seeker: Seeker, texts: readonly string[], kinds: readonly number[]): Sql {
  const { reader } = seeker
  const parts = texts.map(
    (text) => sql`(select w.client, ${through} as through, (${rank('w', text)})::float as rank from
    ${beginningSo(seeker, text, farthest)} w
    where w.client is not null and w.kind = any(${kinds}::smallint[]) and ${mayFind(reader)} limit ${sql.lit(enough)})`,
  )
  return sql.join(parts, sql` union all `)
}

/**
 * Every word must be met at the client, by the beginning of one of its words; the longest leads. What counts
 * is their mean rank, a little better where one record, such as a person with both names, has them all.
 */
async function byWords(
  db: Database,
  seeker: Seeker,
  words: readonly string[],
  first?: readonly Found[],
): Promise<readonly Found[]> {
  const [lead = '', ...others] = byLength(words)
  const rows = first ?? (await db.read<Found>(leadingOf(seeker, words)))
  // Of few clients all words were looked at; of many, those of others may have stood before theirs.
  const isAll = seeker.own !== undefined || (others.length === 0 && !seeker.isCut)
  if (rows.length >= wanted || isAll) return rows
  const met = db.search<Found>(meeting(seeker.reader, lead, others))
  // Of a single word something was looked at before: if it is too common to be looked at whole, that is what there is.
  return [...rows, ...(await (others.length === 0 ? met.catch(noneIfTooMany) : met))]
}

function noneIfTooMany(error: unknown): readonly Found[] {
  if (error instanceof Fault && error.code === 'narrowFilter') return []
  throw error
}

const beginsWith = (alias: string, text: string) =>
  sql`${sql.ref(`${alias}.text`)} >= ${text} and ${sql.ref(`${alias}.text`)} < ${end(text)}`

const byLength = (words: readonly string[]) => [...words].sort((one, other) => other.length - one.length)

function leadingOf(seeker: Seeker, words: readonly string[]): Sql {
  const [lead = '', ...others] = byLength(words)
  return leading(seeker, lead, others, others.length === 0 || seeker.own ? farthest : farthestOfSeveral)
}

function leading(seeker: Seeker, lead: string, others: readonly string[], bound: number): Sql {
  const { reader } = seeker
  const met = others.map(
    (
      other,
      index,
    ) => sql`cross join lateral (select min(${rank('o', other, false)} + case when o.record = w.record then 0 else 0.1 end) as rank from word o
      where o.client = w.client and ${beginsWith('o', other)} and ${seenWords(reader, 'o')}) ${sql.id(`o${index}`)}`,
  )
  const ranks = [rank('w', lead, others.length === 0), ...others.map((_, index) => sql.ref(`o${index}.rank`))]
  return sql`select w.client, ${through} as through, ((${sql.join(ranks, sql` + `)}) / ${sql.lit(ranks.length)})::float as rank from
    ${beginningSo(seeker, lead, bound)} w
    ${sql.join(met, sql` `)}
    where ${all([sql`w.client is not null`, mayFind(reader), ...others.map((_, index) => sql`${sql.ref(`o${index}.rank`)} is not null`)])}
    limit ${sql.lit(enough)}`
}

/** However common the words: the clients that may be read at which they meet. */
function meeting(reader: Reader, lead: string, others: readonly string[]): Sql {
  const sets = others.map(
    (other) =>
      sql`w.client in (select o.client from word o where ${beginsWith('o', other)} and ${seenWords(reader, 'o')})`,
  )
  return sql`select w.client, ${through} as through, (${rank('w', lead, others.length === 0)})::float as rank from word w
    where ${all([beginsWith('w', lead), sql`w.client is not null`, mayFind(reader), ...sets])} limit ${sql.lit(enough)}`
}

const client = registry.client as unknown as Entity

async function insideNames(
  db: Database,
  { reader, own }: Seeker,
  words: readonly string[],
): Promise<readonly Found[]> {
  const likes = words.map((word) => sql`t.folded like ${`%${literally(foldedName(word))}%`}`)
  const from = own
    ? sql`(${own}) m cross join lateral (select * from client c where c.id = m.id offset 0) t`
    : sql`client t`
  return db.search<Found>(sql`select t.id as client, null as through, 6::float as rank from ${from}
    where ${all([...likes, sql`t.deleted_at is null`, readable(reader, client, 't') ?? truth])} limit ${sql.lit(inside)}`)
}

/** Some more than are shown: one may have gone since. Those of the last rank are told apart by `hits`. */
function relationOf(found: readonly Found[]): Sql {
  const last = found.map(({ rank: each }) => each).sort((one, other) => one - other)[2 * wanted - 1] ?? 99
  const near = found.filter((each) => each.rank <= last)
  return sql`json_to_recordset(${JSON.stringify(near)}::json) as r(client uuid, through uuid, rank float)`
}
