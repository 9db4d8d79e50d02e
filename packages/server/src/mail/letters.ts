import { fill, type Language, loadWords } from '@kartoteka/model'
import type { Context } from '../http/context.ts'
import type { DatedSeal } from '../journal/outside.ts'

/** Runs in the background; what goes wrong is written down, not answered. */
export function sendLater({ log }: Pick<Context, 'log'>, work: () => Promise<void>): void {
  work().catch((error: unknown) => log(`mail: ${error instanceof Error ? error.message : String(error)}`))
}

export async function resetMail(
  { mailer }: Context,
  to: string,
  language: Language,
  link: string,
): Promise<void> {
  const { letters } = await loadWords(language)
  await mailer.send({ to, subject: letters.resetSubject, text: fill(letters.resetText, { link }) })
}

export async function invitationMail(
  { mailer }: Context,
  to: string,
  language: Language,
  firm: string,
  link: string,
): Promise<void> {
  const { letters } = await loadWords(language)
  await mailer.send({
    to,
    subject: fill(letters.invitationSubject, { firm }),
    text: fill(letters.invitationText, { firm, link }),
  })
}

export async function testMail(
  { mailer }: Context,
  to: string,
  language: Language,
  firm: string,
): Promise<void> {
  const { letters } = await loadWords(language)
  await mailer.send({ to, subject: letters.testSubject, text: fill(letters.testText, { firm }) })
}

export async function sealMail(
  { mailer }: Pick<Context, 'mailer'>,
  to: string,
  language: Language,
  firm: string,
  { number, digest, at }: DatedSeal,
): Promise<void> {
  const { letters } = await loadWords(language)
  await mailer.send({
    to,
    subject: fill(letters.sealSubject, { firm, number }),
    text: fill(letters.sealText, { firm, number, digest, at }),
  })
}
