import { createHash } from 'node:crypto'
import { canonical } from '@kartoteka/model'
import { sixteenRandomBytes } from '../random.ts'

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

export const actColumns = ['id', 'at', 'user', 'name', 'undoes'] as const
export const entryColumns = [
  'act',
  'entity',
  'record',
  'version',
  'client',
  'changes',
  'salt',
  'digest',
] as const

/** The entry with a salt of its own and the digest that the seals are built on; `\x…` as PostgreSQL reads bytes. */
export function withDigest(
  act: ActRow,
  entry: EntryRow,
): EntryRow & { act: string; salt: string; digest: string } {
  const salt = sixteenRandomBytes()
  return {
    ...entry,
    act: act.id,
    salt: `\\x${salt.toString('hex')}`,
    digest: `\\x${digestOf(salt, act, entry).toString('hex')}`,
  }
}

/**
 * SHA-256 over the salt and the canonical text of act and entry, its keys in order. The salt lets a digest stay when the
 * values are erased.
 */
export const digestOf = (salt: Buffer, act: ActRow, entry: EntryRow): Buffer => {
  const { entity, record, version, client, changes } = entry
  const text = `{"act":${actText(act)},"changes":${canonical(changes)},"client":${canonical(client)},"entity":${canonical(entity)},"record":${canonical(record)},"version":${canonical(version)}}`
  return createHash('sha256').update(salt).update(text).digest()
}

const actTexts = new WeakMap<ActRow, string>()

/** An act of very many entries is written out once. */
function actText(act: ActRow): string {
  const known = actTexts.get(act)
  if (known !== undefined) return known
  const { id, at, user, name, undoes } = act
  const text = canonical({ id, at, user, name, undoes })
  actTexts.set(act, text)
  return text
}
