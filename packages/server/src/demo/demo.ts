/**
 * The demonstration firm: made once, when the program is started with --demo on an empty data folder. Its accounts exist
 * nowhere else: no other way leads here, and the firm is marked as a demonstration for as long as it lives.
 */
import { type Day, dayIn, daysAfter } from '@kartoteka/model'
import { randomBytes } from 'node:crypto'
import type { Context } from '../http/context.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { setUp } from '../firm/setUp.ts'
import { buildDemo } from './build.ts'
import { daysOfFirm } from './clients.ts'
import { deedsOf } from './deeds.ts'
import { administratorMail, colleagues, firmName } from './firm.ts'
import { furnish, settingsOf } from './house.ts'
import { newIds } from './ids.ts'
import { demoPassword, givePassword } from './password.ts'
import { relive } from './relive.ts'

const zone = 'Europe/Warsaw'
const seed = 1863

export { buildDemo } from './build.ts'

/** Makes the demonstration firm and says how to sign in. */
export async function makeDemo(context: Pick<Context, 'db' | 'log'>): Promise<void> {
  context.log('The demonstration firm is being made; this takes some seconds.')
  await writeDemo(context.db, dayIn(zone, new Date()))
  await sayHowToSignIn(context)
}

/** Says it again at later starts. Does nothing in a firm that is not a demonstration. */
export async function sayHowToSignIn({ db, log }: Pick<Context, 'db' | 'log'>): Promise<void> {
  const { firm, users } = await settingsOf(db)
  if (!firm.demo) return
  const [{ passwords } = { passwords: '0' }] = await db.read<{ passwords: string }>(sql`select count(*)::text as passwords from password`)
  if (Number(passwords) < colleagues.length)
    throw new Error('The making of the demonstration firm was interrupted. Delete its data folder and start again.')
  const others = [...users.values()].filter(({ email }) => email !== administratorMail && email.endsWith('@kartoteka.example'))
  log(`Sign in as ${administratorMail} with ${demoPassword(firm)}`)
  log(`The same password opens the colleagues' accounts: ${others.map(({ email }) => email).join(', ')}`)
}

/** The whole firm as it is on this day, into an empty database. */
export async function writeDemo(db: Database, today: Day): Promise<void> {
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
  await relive(db, settings, deedsOf(demo), ids)
  // Last, so that a firm whose making was interrupted can be told from a whole one.
  await givePassword(db, demo.colleagues.map(({ key }) => ids.of('user', key)), demoPassword(settings.firm))
}
