/** Clients that are found by the beginnings of words. */
import { type Reader, type WordKind, wordKinds } from '@kartoteka/model'
import { all, type Sql, sql } from '../db/sql.ts'
import { readableWords } from '../records/scope.ts'
import { farthest, type Seeker } from './seeker.ts'
import { seenWords } from './seenWords.ts'
import type { Texts } from './texts.ts'

/** The first so many words that begin so and may be read; of them the best. */
const enough = 200
/** How many words are looked at where further words must be met too. */
const farthestOfSeveral = 5_000
const near = 2_000

// U+10FFFF is the last code point there is: nothing that begins with the text comes behind it.
const end = (text: string) => sql`(${text}::text || ${sql.lit('\u{10ffff}')})`

const beginsWith = (alias: string, text: string) =>
  sql`${sql.ref(`${alias}.text`)} >= ${text} and ${sql.ref(`${alias}.text`)} < ${end(text)}`

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

/** By a mail address, or a number in any of its readings; undefined if neither was typed. */
export function byNumbers(seeker: Seeker, { mail, numbers, ends }: Texts): Sql | undefined {
  const { identifier, telephone, telephoneEnd, name, account } = wordKinds
  const begun = (texts: readonly string[], kinds: readonly WordKind[]) =>
    texts.map((text) => beginning(seeker, text, kinds))
  const parts = [
    ...begun(mail, [wordKinds.mail]),
    ...begun(numbers, [identifier, telephone, name, account]),
    ...begun(ends, [telephoneEnd]),
  ]
  return parts.length === 0 ? undefined : sql.join(parts, sql` union all `)
}

const beginning = (seeker: Seeker, text: string, kinds: readonly WordKind[]): Sql =>
  sql`(select w.client, ${through} as through, (${rank('w', text)})::float as rank from
    ${beginningSo(seeker, text, farthest)} w
    where w.client is not null and w.kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))}) and ${mayFind(seeker.reader)} limit ${sql.lit(enough)})`

/**
 * Every word must be met at the client, by the beginning of one of its words; the longest leads. What counts
 * is their mean rank, a little better where one record, such as a person with both names, has them all.
 */
export function byWords(seeker: Seeker, { words }: Texts, only: Sql): Sql | undefined {
  const [lead, ...others] = words
  if (lead === undefined) return undefined
  const { reader } = seeker
  const bound = others.length === 0 || seeker.own ? farthest : farthestOfSeveral
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
    where ${all([only, sql`w.client is not null`, mayFind(reader), ...others.map((_, index) => sql`${sql.ref(`o${index}.rank`)} is not null`)])}
    limit ${sql.lit(enough)}`
}

/**
 * However common the words: the clients that may be read at which they meet. Undefined where `byWords` leaves nobody out: of few clients
 * all words were looked at; of many, those of others may have stood before theirs.
 */
export function whereWordsMeet({ reader, own, isCut }: Seeker, { words }: Texts): Sql | undefined {
  const [lead, ...others] = words
  if (lead === undefined || own || (others.length === 0 && !isCut)) return undefined
  const sets = others.map(
    (other) =>
      sql`w.client in (select o.client from word o where ${beginsWith('o', other)} and ${seenWords(reader, 'o')})`,
  )
  return sql`select w.client, ${through} as through, (${rank('w', lead, others.length === 0)})::float as rank from word w
    where ${all([beginsWith('w', lead), sql`w.client is not null`, mayFind(reader), ...sets])} limit ${sql.lit(enough)}`
}
