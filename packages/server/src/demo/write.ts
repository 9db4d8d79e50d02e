import { randomBytes } from 'node:crypto'
import { type Day, daysAfter } from '@kartoteka/model'
import type { Database } from '../db/database.ts'
import { setUp } from '../firm/setUp.ts'
import { attachFiles } from './attached.ts'
import { buildDemo } from './build.ts'
import { daysOfFirm } from './clients.ts'
import { type Deed, deedsOf } from './deeds.ts'
import { administratorMail, firmName } from './firm.ts'
import { furnish } from './house.ts'
import { newIds } from './ids.ts'
import { demoPassword, givePassword } from './password.ts'
import { relive } from './relive.ts'

export const zone = 'Europe/Warsaw'
const seed = 1863

/** The whole firm as it is on this day, into an empty database, and its files into the folder; tests may leave deeds out. */
export async function writeDemo(
  db: Database,
  today: Day,
  kept: (deed: Deed) => boolean = () => true,
  folder?: string,
): Promise<void> {
  const demo = buildDemo(seed, today)
  const ids = newIds()
  const administrator = await setUp(db, {
    firm: firmName,
    name: demo.colleagues[0]!.name,
    email: administratorMail,
    password: randomBytes(32).toString('base64url'),
    language: 'pl',
    zone,
    country: 'PL',
    demo: true,
  })
  const settings = await furnish(db, demo, administrator, daysAfter(today, -daysOfFirm), ids)
  await relive(db, settings, deedsOf(demo).filter(kept), ids)
  if (folder) await attachFiles(db, folder, settings, demo.colleagues[0]!.key, today, ids)
  // Last, so that a firm whose making was interrupted can be told from a whole one.
  await givePassword(
    db,
    demo.colleagues.map(({ key }) => ids.of('user', key)),
    demoPassword(settings.firm),
  )
}
