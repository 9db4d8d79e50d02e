/**
 * The password of the demonstration firm. It follows from the installation's own random id, so that every
 * start can print it without keeping it anywhere; only a firm that was made as a demonstration has it.
 */
import { createHash } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import type { Firm } from '../firm/settings.ts'
import { hashPassword } from '../session/password.ts'

// None that is read as another one.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sixteen letters in four groups, such as "k3vd-pm7x-qa2c-wert". */
export function demoPassword({ installation }: Pick<Firm, 'installation'>): string {
  const digest = createHash('sha256').update(`demonstration ${installation}`).digest()
  const chosen = [...digest.subarray(0, 16)].map((byte) => letters[byte % letters.length])
  return chosen.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Gives everybody the same password: a demonstration is there to be looked at with other people's eyes. */
export async function givePassword(db: Database, users: readonly string[], password: string): Promise<void> {
  for (const user of users) {
    const hash = await hashPassword(password)
    await db.write(
      sql`insert into password ("user", hash) values (${user}::uuid, ${hash}) on conflict ("user") do update set hash = excluded.hash, changed_at = now()`,
    )
  }
}
