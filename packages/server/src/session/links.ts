/** Links that work once: to set the firm up, to accept an invitation, to choose a new password. */
import { at, isRefusal, mailOf, refuse } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import { newId } from '../id.ts'
import { refused } from '../records/refused.ts'
import { hashPassword, passwordRefusal } from './password.ts'
import { signedOutEverywhere } from './sessions.ts'
import { digestOf, newSecret } from './token.ts'

export type LinkKind = 'setup' | 'invitation' | 'password'

/** How long each kind lives, in hours. */
const lifetimes: Readonly<Record<LinkKind, number>> = { setup: 24 * 30, invitation: 24 * 7, password: 2 }

/** Makes a link and makes older ones of its kind for this user useless. Returns the token to put in an address. */
export async function makeLink(db: Database, kind: LinkKind, user: string | null): Promise<string> {
  const { secret, digest } = newSecret()
  await db.write(sql`with old as (delete from link where kind = ${kind} and "user" is not distinct from ${user}::uuid and used_at is null)
    insert into link (id, kind, "user", digest, expires_at)
    values (${newId()}, ${kind}, ${user}::uuid, ${digest}::bytea, now() + make_interval(hours => ${lifetimes[kind]}::int))`)
  return secret
}

export interface Linked {
  readonly id: string
  readonly kind: LinkKind
  readonly user: string | null
  readonly name: string | null
  readonly email: string | null
}

/** What stands behind a link's token; a fault if it is used up or too old. */
export async function readLink(db: Database, token: string): Promise<Linked> {
  const [link] =
    await db.read<Linked>(sql`select l.id, l.kind, l."user", u.name, u.email from link l left join "user" u on u.id = l."user"
    where l.digest = ${digestOf(token)}::bytea and l.used_at is null and l.expires_at > now()
      and (l."user" is null or (u.deleted_at is null and u.status <> 'blocked'))`)
  if (!link) throw new Fault('linkExpired')
  return link
}

/**
 * Uses up the link of an invitation or a forgotten password: the password is set, and all older ways in end with it.
 *
 * @param letIn what comes before: whoever is let in and has no password yet may use the link again, but who has one and was
 *   not let in could use neither
 */
export async function choosePassword(
  db: Database,
  token: string,
  password: unknown,
  letIn: (user: string) => Promise<void> = async () => {},
): Promise<string> {
  const { id, user, email } = await readLink(db, token)
  if (user === null) throw new Fault('linkExpired')
  const refusal = passwordRefusal(password, email ?? '')
  if (refusal) throw refused([at('password', refusal)])
  const hash = await hashPassword(password as string)
  await letIn(user)
  await db.transaction(async (run) => {
    const used = await run(
      sql`update link set used_at = now() where id = ${id}::uuid and used_at is null returning 1`,
    )
    if (used.length === 0) throw new Fault('linkExpired')
    await run(sql`insert into password ("user", hash) values (${user}::uuid, ${hash})
      on conflict ("user") do update set hash = excluded.hash, changed_at = now()`)
    await run(sql`delete from link where "user" = ${user}::uuid and used_at is null`)
    await run(signedOutEverywhere(user))
  })
  return user
}

/** The user with this mail who may come in, or has been invited to; undefined if there is none. */
export async function userWithMail(db: Database, email: unknown): Promise<string | undefined> {
  const name = mailOf(email)
  if (name === null || isRefusal(name)) throw refused([at('email', refuse('required'))])
  const [row] = await db.read<{ id: string }>(
    sql`select id from "user" where email = ${name.toLowerCase()} and deleted_at is null and status in ('active', 'invited')`,
  )
  return row?.id
}
