import { isRefusal, mailOf } from '@kartoteka/model'
import type { Answered, Database } from '../db/database.ts'
import { onceOf } from '../db/once.ts'
import type { Also } from '../db/prepared.ts'
import { type Sql, sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'
import { passwordFits } from './password.ts'
import { countTry, forget } from './throttle.ts'
import { digestOf, newSecret } from './token.ts'

/** Days a session lives after its last use. */
const lifetime = 14

/** Who stands behind a secret, and how new the settings are. */
export interface Known {
  readonly session: string
  readonly user: string
  readonly version: number
  readonly by: 'session' | 'token'
  /** Of the secret, as PostgreSQL reads bytes. */
  readonly digest: string
}

/** Signs in with mail and password; the secret is for the cookie or the Authorization header. */
export async function signIn(
  db: Database,
  email: unknown,
  password: unknown,
  from: string,
  device: string | undefined,
): Promise<{ secret: string; user: string }> {
  const name = mailOf(email)
  if (typeof name !== 'string' || isRefusal(name) || typeof password !== 'string' || password.length > 500)
    throw new Fault('wrongSignIn')
  const account = name.toLowerCase()
  const pair = { key: `sign-in ${account} ${from}`, most: 10, minutes: 15 }
  // The address first: whoever may not try any more cannot fill the table with accounts that nobody has.
  await countTry(db, [
    { key: `sign-in from ${from}`, most: 100, minutes: 15 },
    pair,
    { key: `sign-in ${account}`, most: 50, minutes: 15 },
  ])
  const [user] = await db.read<{ id: string; hash: string; status: string }>(sql`
    select u.id, p.hash, u.status from "user" u join password p on p."user" = u.id where u.email = ${account} and u.deleted_at is null`)
  const fits = await passwordFits(user?.hash, password)
  if (!user || !fits || user.status !== 'active') throw new Fault('wrongSignIn')
  await forget(db, pair.key)
  return { secret: await openSession(db, user.id, device), user: user.id }
}

/** A new session of the user, who has signed in by it; returns its secret. */
export async function openSession(db: Database, user: string, device: string | undefined): Promise<string> {
  const { secret, digest } = newSecret()
  await db.write(sql`with opened as (insert into session (id, "user", digest, expires_at, device)
      values (${newId()}, ${user}::uuid, ${digest}::bytea, now() + make_interval(days => ${lifetime}::int), ${device?.slice(0, 200) ?? null}))
    update "user" set last_sign_in_at = now() where id = ${user}::uuid`)
  return secret
}

type Found = readonly [session: string, user: string, version: number, stale: boolean]

const stale = {
  session: sql`s.seen_at < now() - interval '10 minutes'`,
  token: sql`coalesce(s.used_at < now() - interval '10 minutes', true)`,
}

const question = (by: Known['by'], digest: string): Sql =>
  sql`(select json_build_array(s.id, s."user", f.settings_version, ${stale[by]}) from ${sql.id(by)} s, firm f
    where s.digest = ${digest}::bytea and coalesce(s.expires_at > now(), true))`

/** Undefined if nobody stands behind the secret any more. */
export const whoHas = (db: Database, secret: string, by: Known['by']): Promise<Known | undefined> =>
  whoIs(db, { by, digest: digestOf(secret) })

type Shown = Pick<Known, 'by' | 'digest'>

async function whoIs(db: Database, shown: Shown): Promise<Known | undefined> {
  const row = await db.readOne<{ found: Found | null }>(
    sql`select ${question(shown.by, shown.digest)} as found`,
  )
  return knownFrom(db, shown, row?.found ?? null)
}

/** A session used for a while lives longer; that is written at most every ten minutes. */
async function knownFrom(
  db: Database,
  { by, digest }: Shown,
  found: Found | null,
): Promise<Known | undefined> {
  if (!found) return undefined
  const [session, user, version, stale] = found
  if (stale)
    await db.write(
      by === 'session'
        ? sql`update session set seen_at = now(), expires_at = now() + make_interval(days => ${lifetime}::int) where id = ${session}::uuid`
        : sql`update token set used_at = now() where id = ${session}::uuid`,
    )
  return { session, user, version, by, digest }
}

const alsoWhether = onceOf(({ by, digest }: Known): Also => ({ name: by, question: question(by, digest) }))

/** Reads for somebody who was known a moment ago. */
export interface Reading {
  readonly db: Database
  /** Who they are, looked up with every statement that was sent: undefined if nobody stands behind the secret any more. */
  found(): Promise<readonly (Known | undefined)[]>
}

/**
 * Every statement looks up who asks. What gives one row answers it along, so that both are of the same moment and it costs no
 * question of its own; beside any other the look-up is sent right after it.
 */
export function readingFor(db: Database, known: Known): Reading {
  const all: Promise<Known | undefined>[] = []
  const note = (found: Promise<Known | undefined>) => {
    // Whoever reads hears of it when they ask.
    found.catch(() => {})
    all.push(found)
  }
  const also = alsoWhether(known)
  const lookUp = () => whoIs(db, known)
  const besides =
    <Q>(run: <R extends object>(query: Q) => Promise<R[]>) =>
    <R extends object>(query: Q) => {
      const rows = run<R>(query)
      note(lookUp())
      return rows
    }
  const along =
    <Q>(run: <R extends object>(query: Q, also: Also) => Promise<(R & Answered) | undefined>) =>
    <R extends object>(query: Q) => {
      const row = run<R>(query, also)
      note(row.then((one) => (one ? knownFrom(db, known, one.also as Found | null) : lookUp()), lookUp))
      return row
    }
  return {
    db: {
      ...db,
      read: besides(db.read),
      readOnce: besides(db.readOnce),
      search: besides(db.search),
      readOne: along(db.readOne),
      searchOne: along(db.searchOne),
    },
    found: () => Promise.all(all),
  }
}

export const signOut = (db: Database, session: string): Promise<object[]> =>
  db.write(sql`delete from session where id = ${session}::uuid`)

/** Ends every session and token of a user, who has chosen a new password. Who is blocked keeps theirs, and is not let in. */
export const signedOutEverywhere = (user: string): Sql =>
  sql`with s as (delete from session where "user" = ${user}::uuid) delete from token where "user" = ${user}::uuid`
