/** Search as one types: by the beginnings of words first, inside names only where that finds too little. */
import { type Asked, type Reader, readAsked, registry, type SearchHit } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { onceForBoth } from '../db/once.ts'
import { compiledFor, falsehood, type Sql, sql, type Template, truth } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { byNumbers, byWords, whereWordsMeet } from './beginnings.ts'
import { bestOf, type Found, inOrder, type Ranked, wanted } from './hits.ts'
import { inside, nearInside, rankInside } from './insideNames.ts'
import { type Bounds, type Seeker, seekerOf } from './seeker.ts'
import { standInsFor, type Texts, textsOf, valuesOf } from './texts.ts'

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
  const seeker = await seekerOf(db, reader, bounds)
  const found = await find(db, seeker, asked)
  const again = found.length === 0 && asked.fewer.length < asked.words.length
  return inOrder(again ? await find(db, seeker, { ...asked, words: asked.fewer }) : found, typed)
}

/** One statement does it, but where it found too little and may have left somebody out. */
async function find(db: Database, seeker: Seeker, asked: Asked): Promise<readonly Ranked[]> {
  const texts = textsOf(seeker.reader, asked)
  if (valuesOf(texts).length === 0) return []
  const first = await db.readOne<First>(firstOf(seeker, texts)(...valuesOf(texts)))
  const { hits, fewWords, cutInside } = first!
  const meeting = fewWords ? whereWordsMeet(seeker, texts) : undefined
  const further = await Promise.all([
    meeting ? furtherWords(db, meeting, texts) : [],
    cutInside ? db.search<Found>(inside(seeker, texts)) : [],
  ])
  return withFurther(db, seeker.reader, hits, further.flat())
}

/** The best of what was found first and what was found besides. */
async function withFurther(
  db: Database,
  reader: Reader,
  hits: readonly Ranked[],
  further: readonly Found[],
): Promise<readonly Ranked[]> {
  const begun = new Set(hits.filter(({ rank }) => rank < rankInside).map(({ client }) => client))
  if (further.every(({ client }) => begun.has(client))) return hits
  const all = nearest([...hits.map(foundAgain), ...further])
  const best = await db.readOne<Pick<First, 'hits'>>(lastOf(reader)(JSON.stringify(all)))
  return best!.hits
}

interface First {
  readonly hits: readonly Ranked[]
  /** Words were looked at, and found too little. */
  readonly fewWords: boolean
  /** Names were looked into, but only so far. */
  readonly cutInside: boolean
}

const written = onceForBoth<Template>()

/** Written once for each who searches and as many words, numbers and so on. */
function firstOf(seeker: Seeker, texts: Texts): Template {
  const shape = [...Object.values(texts).map(({ length }) => length), seeker.own !== undefined].join(' ')
  return written(seeker.reader, registry.client, shape, () => {
    const standIns = standInsFor(texts)
    return compiledFor(firstSql(seeker, standIns), ...valuesOf(standIns))
  })
}

/** Each part is asked only if those before it found fewer clients than are wanted. */
function firstSql(seeker: Seeker, texts: Texts): Sql {
  const numbered = byNumbers(seeker, texts)
  const numbers = numbered ? [sql`select * from numbered`] : []
  const noNumber = tooFew(numbers)
  const begun = byWords(seeker, texts, noNumber)
  const words = begun ? [...numbers, sql`select * from begun`] : numbers
  const named = texts.inside.length > 0 ? nearInside(seeker, texts, tooFew(words)) : undefined
  const found = named ? [...words, sql`select unnest(ids), null, ${sql.lit(rankInside)} from inside`] : words
  const parts = [
    ...(numbered ? [sql`numbered as (${numbered})`] : []),
    ...(begun ? [sql`begun as (${begun})`] : []),
    ...(named ? [sql`inside as (${named})`] : []),
  ]
  return sql`with ${sql.join(parts)} select ${bestOf(seeker.reader, sql`(${union(found)}) r`)} as hits,
    ${begun ? sql`${noNumber} and (select count(*) < ${sql.lit(wanted)} from begun)` : falsehood} as "fewWords",
    ${named ? sql`(select is_cut from inside)` : falsehood} as "cutInside"`
}

const union = (parts: readonly Sql[]): Sql => sql.join(parts, sql` union all `)

const tooFew = (found: readonly Sql[]): Sql =>
  found.length === 0
    ? truth
    : sql`(select count(distinct client) < ${sql.lit(wanted)} from (${union(found)}) e)`

/** Of a single word something was looked at before: if it is too common to be looked at whole, that is what there is. */
function furtherWords(db: Database, meeting: Sql, { words }: Texts): Promise<readonly Found[]> {
  const met = db.search<Found>(meeting)
  return words.length > 1
    ? met
    : met.catch((error: unknown) => {
        if (error instanceof Fault && error.code === 'narrowFilter') return []
        throw error
      })
}

const foundAgain = ({ client, person, part, rank }: Ranked): Found => ({
  client,
  through: (person ?? part)?.id ?? null,
  rank,
})

/** Each client once, by its best rank. Some more than are shown: one may have gone since. Those of the last rank are told apart later. */
function nearest(found: readonly Found[]): readonly Found[] {
  const best = new Map<string, Found>()
  for (const each of found) if (each.rank < (best.get(each.client)?.rank ?? 99)) best.set(each.client, each)
  const all = [...best.values()].toSorted((one, other) => one.rank - other.rank)
  const last = all[2 * wanted - 1]?.rank ?? 99
  return all.filter(({ rank }) => rank <= last)
}

const anyFound = 'what was found'

const lastOf = (reader: Reader): Template =>
  written(reader, registry.client, 'again', () => {
    const relation = sql`json_to_recordset(${anyFound}::json) as r(client uuid, through uuid, rank float)`
    return compiledFor(sql`select ${bestOf(reader, relation)} as hits`, anyFound)
  })
