import { resolve } from 'node:path'

/** What the program is told from outside; README names each variable. */
export interface Config {
  readonly folder: string
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | undefined
  readonly publicUrl: string | undefined
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: string | undefined
  /** Files in PEM: the program speaks TLS itself. */
  readonly tls: { readonly certificate: string; readonly key: string } | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly administrator: { readonly email: string; readonly password: string } | undefined
  readonly demo: boolean
  /** Whether the screens are built and served; `npm run dev` serves them itself. */
  readonly screens: boolean
}

/** Reads the environment; throws an Error meant for a person when a variable makes no sense. */
export function readConfig(environment: NodeJS.ProcessEnv, parameters: readonly string[]): Config {
  const demo = parameters.includes('--demo')
  const stranger = parameters.find((each) => each !== '--demo' && each !== '--no-screens')
  if (stranger) throw new Error(`Unknown parameter ${stranger}; there are --demo and --no-screens.`)
  const port = Number(environment.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is no port: ${environment.PORT}`)
  const { KARTOTEKA_ADMIN_EMAIL: email, KARTOTEKA_ADMIN_PASSWORD: password } = environment
  if (Boolean(email) !== Boolean(password))
    throw new Error('KARTOTEKA_ADMIN_EMAIL and KARTOTEKA_ADMIN_PASSWORD belong together.')
  const { TLS_CERT: certificate, TLS_KEY: key } = environment
  if (Boolean(certificate) !== Boolean(key)) throw new Error('TLS_CERT and TLS_KEY belong together.')
  if (environment.PUBLIC_URL && !URL.canParse(environment.PUBLIC_URL))
    throw new Error(`PUBLIC_URL is no address: ${environment.PUBLIC_URL}`)
  return {
    folder: resolve(environment.KARTOTEKA_DATA ?? (demo ? 'demo-data' : 'data')),
    port,
    host: environment.HOST ?? '127.0.0.1',
    databaseUrl: environment.DATABASE_URL || undefined,
    publicUrl: environment.PUBLIC_URL?.replace(/\/+$/, '') || undefined,
    trustProxy: environment.TRUST_PROXY || undefined,
    tls: certificate && key ? { certificate: resolve(certificate), key: resolve(key) } : undefined,
    smtpUrl: environment.SMTP_URL || undefined,
    mailFrom: environment.MAIL_FROM || undefined,
    administrator: email && password ? { email, password } : undefined,
    demo,
    screens: !parameters.includes('--no-screens'),
  }
}
