/** What imports stand on beside the database, and in whose name they work. */
import { dayIn, instantOf } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import type { Context } from '../http/context.ts'
import type { Asking } from '../records/asking.ts'

export type ImportWorld = Pick<Context, 'config' | 'db' | 'settings' | 'log'>

/**
 * The user with the rights of this moment, as if they asked themselves; undefined if they may no longer work here. Asked
 * anew for each part of a long work.
 */
export async function askingFor(
  { db, settings: settingsAt }: ImportWorld,
  user: string,
): Promise<Asking | undefined> {
  const [firm] = await db.read<{ version: string }>(sql`select settings_version as version from firm`)
  const settings = firm && (await settingsAt(Number(firm.version)))
  const reader = settings?.reader(user)
  if (!reader || settings?.users.get(user)?.status !== 'active') return undefined
  const now = new Date()
  return { user: reader, settings, now: instantOf(now), today: dayIn(settings.firm.zone, now) }
}
