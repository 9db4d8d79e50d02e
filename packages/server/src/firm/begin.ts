import { sql } from '../db/sql.ts'
import type { Context } from '../http/context.ts'
import { makeLink } from '../session/links.ts'
import { passwordRefusal } from '../session/password.ts'
import { setUp } from './setUp.ts'

/** At start: an installation without a firm gets its administrator from the environment, or prints the link that sets it up. */
export async function beginFirm(context: Context): Promise<void> {
  const { db, config, log } = context
  const firms = await db.read(sql`select 1 from firm`)
  if (config.demo) {
    const { makeDemo, sayHowToSignIn } = await import('../demo/demo.ts')
    return firms.length > 0 ? sayHowToSignIn(context) : makeDemo(context)
  }
  if (firms.length > 0) return
  if (!config.administrator) {
    log(`Set the firm up here: ${context.address()}/setup?token=${await makeLink(db, 'setup', null)}`)
    return
  }
  const { email, password } = config.administrator
  if (passwordRefusal(password, email))
    throw new Error('KARTOTEKA_ADMIN_PASSWORD: at least 10 characters, and not a common one.')
  await setUp(db, {
    firm: 'Kartoteka',
    name: email.split('@')[0] ?? email,
    email: email.toLowerCase(),
    password,
    language: 'pl',
    zone: 'Europe/Warsaw',
    country: 'PL',
  })
  log(`The administrator is ${email}.`)
}
