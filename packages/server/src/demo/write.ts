import { randomBytes } from 'node:crypto'
import { type Day, daysAfter } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { setUp } from '../firm/setUp.ts'
import { attachFiles } from './attached.ts'
import { buildDemo } from './build.ts'
import { daysOfFirm } from './clients.ts'
import { type Deed, deedsOf } from './deeds.ts'
import { administratorMail, firmName } from './firm.ts'
import { furnish } from './house.ts'
import { type Ids, newIds } from './ids.ts'
import { demoPassword, givePassword } from './password.ts'
import type { Colleague } from './plain.ts'
import { relive } from './relive.ts'
import { onWorkday } from './story.ts'

export const zone = 'Europe/Warsaw'
const seed = 1863

/** When everybody was here last, on a working day in the morning; no act, as with those who really sign in. */
async function signedInBefore(db: Database, colleagues: readonly Colleague[], today: Day, ids: Ids) {
  for (const [place, { key, lastHere }] of colleagues.entries()) {
    const at = `${onWorkday(daysAfter(today, -lastHere))}T06:${String(40 + 2 * place).padStart(2, '0')}:00Z`
    await db.write(
      sql`update "user" set last_sign_in_at = ${at}::timestamptz where id = ${ids.of('user', key)}::uuid`,
    )
  }
}

/** The whole firm as it is on this day, into an empty database, and its files into the folder; tests may leave deeds out. */
export async function writeDemo(
  db: Database,
  today: Day,
  kept: (deed: Deed) => boolean = () => true,
  folder?: string,
): Promise<void> {
  const demo = buildDemo(seed, today)
  const ids = newIds()
  const founded = daysAfter(today, -daysOfFirm)
  const administrator = await setUp(
    db,
    {
      firm: firmName,
      name: demo.colleagues[0]!.name,
      email: administratorMail,
      password: randomBytes(32).toString('base64url'),
      language: 'pl',
      zone,
      country: 'PL',
      demo: true,
    },
    new Date(`${founded}T06:00:00Z`),
  )
  const settings = await furnish(db, demo, administrator, founded, ids)
  await relive(db, settings, deedsOf(demo).filter(kept), ids)
  if (folder) await attachFiles(db, folder, settings, demo.colleagues[0]!.key, today, ids)
  await signedInBefore(db, demo.colleagues, today, ids)
  // Last, so that a firm whose making was interrupted can be told from a whole one.
  await givePassword(
    db,
    demo.colleagues.map(({ key }) => ids.of('user', key)),
    demoPassword(settings.firm),
  )
}
