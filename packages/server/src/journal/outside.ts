/**
 * Puts the newest seal outside, once a day: into the program's log, and to the administrators by mail. Whoever forges the
 * database and its chain would have to forge those too.
 */
import type { Language } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import type { Settings } from '../firm/settings.ts'
import type { Context } from '../http/context.ts'
import type { Task } from '../jobs/job.ts'
import { sealMail } from '../mail/letters.ts'

export type SealWorld = Pick<Context, 'db' | 'settings' | 'mailer' | 'log'>

/** A seal, as it is kept outside. */
export interface KeptSeal {
  readonly number: string
  /** In hexadecimal digits. */
  readonly digest: string
}

export interface DatedSeal extends KeptSeal {
  readonly at: string
}

/** Puts the newest seal outside, unless that was done today or nothing was sealed since. */
export async function putOutside(world: SealWorld, now: Date): Promise<undefined> {
  const { log, mailer, settings: settingsNow } = world
  const seal = await claim(world, now)
  if (!seal) return undefined
  log(`Newest seal of the journal: ${seal.number}:${seal.digest} of ${seal.at}`)
  const settings = await settingsNow()
  if (!mailer.ready || !settings) return undefined
  for (const { email, language } of administrators(settings))
    await sealMail(world, email, language as Language, settings.firm.name, seal).catch((error: unknown) =>
      // Not tried again: tomorrow there is a newer one.
      log(`mail: ${error instanceof Error ? error.message : String(error)}`),
    )
  return undefined
}

/** The row comes first, so that of all copies of the program one does it, and none twice. */
async function claim({ db }: SealWorld, now: Date): Promise<DatedSeal | undefined> {
  const [seal] = await db.write<DatedSeal>(sql`
    with newest as (select number, digest, at from seal order by number desc limit 1),
    claimed as (insert into seal_outside (day, number, digest)
      select ${now.toISOString().slice(0, 10)}::date, n.number, n.digest from newest n
      where not exists (select from (select number, digest from seal_outside order by day desc limit 1) l
        where l.number = n.number and l.digest = n.digest)
      on conflict (day) do nothing returning number)
    select n.number::text, encode(n.digest, 'hex') as digest,
      to_char(n.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') as at from newest n join claimed c on c.number = n.number`)
  return seal
}

const administrators = ({ users, reader }: Settings) =>
  [...users.values()].filter(({ id, status }) => status === 'active' && reader(id)?.administrator)

/** The job of the seals, by the name under which it is kept. */
export const sealTasks = (world: SealWorld): Readonly<Record<string, Task>> => ({
  sealOutside: async () => putOutside(world, new Date()),
})

/** Every hour, because the program may not run at a certain one; it is done once a day all the same. */
export const sealTimetable = '7 * * * * sealOutside'
