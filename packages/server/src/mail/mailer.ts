import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** How mails leave; `ready` is false where no SMTP_URL is set. */
export interface Mailer {
  readonly ready: boolean
  /** Sends, or throws with the server's answer. */
  send(letter: Letter): Promise<void>
}

export function createMailer({ smtpUrl, mailFrom }: Config): Mailer {
  if (!smtpUrl) return { ready: false, send: () => Promise.reject(new Error('SMTP_URL is not set')) }
  const url = new URL(smtpUrl)
  const from = mailFrom ?? (decodeURIComponent(url.username) || `kartoteka@${url.hostname}`)
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 20_000 })
  return {
    ready: true,
    send: async ({ to, subject, text }) => {
      // The address is an object, so that nothing in it is read as further recipients.
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: subject.replace(/[\r\n]+/g, ' '),
        text,
      })
    },
  }
}
