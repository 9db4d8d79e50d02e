/** What registers said last of each number. The white list counts for its day, and the others are not asked more often. */
import { dayIn, type Finding, type Register } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { type Sql, sql } from '../db/sql.ts'

const zone = 'Europe/Warsaw'

/** What was said today. */
export async function saidToday(
  db: Database,
  register: Register,
  number: string,
): Promise<Finding | undefined> {
  const [row] = await db.read<{ finding: Finding }>(
    sql`select finding from register_answer where register = ${register} and number = ${number}`,
  )
  const today = dayIn(zone, new Date())
  return row && dayIn(zone, new Date(row.finding.at)) === today ? row.finding : undefined
}

export async function keepSaid(db: Database, finding: Finding): Promise<void> {
  const { register, number, at } = finding
  await db.write(sql`insert into register_answer (register, number, asked_at, finding)
    values (${register}, ${number}, ${at}::timestamptz, ${JSON.stringify(finding)}::jsonb)
    on conflict (register, number) do update set asked_at = excluded.asked_at, finding = excluded.finding
    where register_answer.asked_at <= excluded.asked_at`)
}

/** What is known of a client by those of its numbers that may be seen, as a JSON list; `alias` is the client's table. */
export function knownOf(alias: string, hidden: readonly string[]): Sql {
  const of = (name: string) => sql.ref(`${alias}.${name}`)
  const nip = hidden.includes('taxNumber')
    ? sql`null::text`
    : sql`case when ${of('tax_number_country')} = 'PL' and not ${of('tax_number_unchecked')} then ${of('tax_number')} end`
  const euVat = hidden.includes('euVat') ? sql`null::text` : of('eu_vat')
  return sql`(select coalesce(json_agg(a.finding - 'values' order by w.place), '[]')
    from (values (1, 'gus', ${nip}), (2, 'whiteList', ${nip}), (3, 'vies', coalesce(${euVat}, 'PL' || ${nip}))) w (place, register, number)
    join register_answer a on a.register = w.register and a.number = w.number)`
}

/** Goes after a year, and after a day if no client has the number: what was only looked up is nobody's card. */
export async function forgetSaid(db: Database): Promise<void> {
  const holds = (number: Sql) => sql`exists (select from client c where c.deleted_at is null and ${number})`
  await db.write(sql`delete from register_answer a where asked_at < now() - interval '1 year' or (
    asked_at < now() - interval '1 day' and not ${holds(sql`c.eu_vat = a.number`)}
      and not ${holds(sql`c.tax_number_country = 'PL' and c.tax_number = regexp_replace(a.number, '^PL', '')`)})`)
}
