import { isRefusal, mailOf } from '@kartoteka/model'
import { sql } from '../db/sql.ts'
import { Fault } from '../errors.ts'
import type { Context } from '../http/context.ts'
import { makeLink } from '../session/links.ts'
import { passwordRefusal } from '../session/password.ts'
import { setUp } from './setUp.ts'
import { giveNewRights } from './startingRights.ts'
import { giveNewWords } from './startingWords.ts'

/**
 * Before anybody is answered: an installation without a firm gets its administrator from the environment, or is made the
 * demonstration. Returns the token of the link that sets a firm up, where that is still to be done.
 */
export async function beginFirm(
  context: Pick<Context, 'db' | 'config' | 'log'>,
): Promise<string | undefined> {
  const { db, config, log } = context
  const firms = await db.read(sql`select 1 from firm`)
  await giveNewRights(db)
  if (firms.length > 0) await giveNewWords(db)
  if (config.demo) {
    const { makeDemo, sayHowToSignIn } = await import('../demo/demo.ts')
    await (firms.length > 0 ? sayHowToSignIn(context) : makeDemo(context))
    return undefined
  }
  if (firms.length > 0) return undefined
  if (!config.administrator) return makeLink(db, 'setup', null)
  const { email: given, password } = config.administrator
  const email = mailOf(given)
  if (email === null || isRefusal(email))
    throw new Error(`KARTOTEKA_ADMIN_EMAIL is no mail address: ${given}`)
  if (passwordRefusal(password, email))
    throw new Error('KARTOTEKA_ADMIN_PASSWORD: at least 10 characters, and not a common one.')
  const made = setUp(db, {
    firm: 'Kartoteka',
    name: email.split('@')[0] ?? email,
    email: email.toLowerCase(),
    password,
    language: 'pl',
    zone: 'Europe/Warsaw',
    country: 'PL',
  })
  await made.catch((error: unknown) => {
    // Of several copies that start at once one does it.
    if (!(error instanceof Fault && error.code === 'setupDone')) throw error
  })
  log(`The administrator is ${email}.`)
  return undefined
}
