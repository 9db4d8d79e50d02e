import { createHash, randomBytes } from 'node:crypto'

/** An act: who did what, when. */
export interface ActRow {
  readonly id: string
  readonly at: string
  readonly user: string | null
  readonly name: string
  readonly undoes: string | null
}

/** What an act did to one record: field → [before, after], in the journal's own keys. */
export interface EntryRow {
  readonly entity: string
  readonly record: string
  readonly version: number
  readonly client: string | null
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>
}

/** The entry with a salt of its own and the digest that the seals are built on; `\x…` as PostgreSQL reads bytes. */
export function withDigest(
  act: ActRow,
  entry: EntryRow,
): EntryRow & { act: string; salt: string; digest: string } {
  const salt = randomBytes(16)
  return {
    ...entry,
    act: act.id,
    salt: `\\x${salt.toString('hex')}`,
    digest: `\\x${digestOf(salt, act, entry).toString('hex')}`,
  }
}

/** SHA-256 over the salt and the canonical text of act and entry. The salt lets a digest stay when the values are erased. */
export const digestOf = (salt: Buffer, act: ActRow, entry: EntryRow): Buffer => {
  const { entity, record, version, client, changes } = entry
  const { id, at, user, name, undoes } = act
  return createHash('sha256')
    .update(salt)
    .update(canonical({ act: { id, at, user, name, undoes }, entity, record, version, client, changes }))
    .digest()
}

/** JSON with its keys in order: the same text for the same content, whatever way PostgreSQL keeps it. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const pairs = Object.entries(value).filter(([, each]) => each !== undefined)
  return `{${pairs
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    .join(',')}}`
}
