/**
 * The demonstration firm: made once, when the program is started with --demo on an empty data folder. Its
 * accounts exist nowhere else: no other way leads here, and the firm is marked as a demonstration for as long
 * as it lives.
 */
import { dayIn } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import type { Context } from '../http/context.ts'
import { administratorMail, colleagues } from './firm.ts'
import { settingsOf } from './house.ts'
import { demoPassword } from './password.ts'
import { writeDemo, zone } from './write.ts'

export { buildDemo } from './build.ts'

/** Makes the demonstration firm as it stands on this day and says how to sign in. */
export async function makeDemo(
  context: Pick<Context, 'db' | 'log'> & { readonly config: Pick<Context['config'], 'folder'> },
  today = dayIn(zone, new Date()),
): Promise<void> {
  context.log('The demonstration firm is being made; this takes some seconds.')
  await writeDemo(context.db, today, undefined, context.config.folder)
  await sayHowToSignIn(context)
}

/** Says it again at later starts. Does nothing in a firm that is not a demonstration. */
export async function sayHowToSignIn({ db, log }: Pick<Context, 'db' | 'log'>): Promise<void> {
  const { firm, users } = await settingsOf(db)
  if (!firm.demo) return
  const [{ passwords } = { passwords: '0' }] = await db.read<{ passwords: string }>(
    sql`select count(*)::text as passwords from password`,
  )
  if (Number(passwords) < colleagues.length)
    throw new Error(
      'The making of the demonstration firm was interrupted. Delete its data folder and start again.',
    )
  const others = [...users.values()].filter(
    ({ email }) => email !== administratorMail && email.endsWith('@kartoteka.example'),
  )
  log(`Sign in as ${administratorMail} with ${demoPassword(firm)}`)
  log(`The same password opens the colleagues' accounts: ${others.map(({ email }) => email).join(', ')}`)
}
