import { resolve } from 'node:path'
import type { Register } from '@kartoteka/model'

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
  /** Origins that may be connected to though they are private, without TLS or on another port. */
  readonly outboundExceptions: readonly string[]
  /** Where each public register is asked. */
  readonly registers: Readonly<Record<Register, string>>
  /** The file with the key to the secrets in the database; without it one in the data folder. */
  readonly keyFile: string | undefined
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
    outboundExceptions: readOrigins(environment.OUTBOUND_EXCEPTIONS ?? ''),
    registers: {
      gus: addressIn('REGISTER_GUS_URL', environment) ?? registerAddresses.gus,
      whiteList: addressIn('REGISTER_WHITE_LIST_URL', environment) ?? registerAddresses.whiteList,
      vies: addressIn('REGISTER_VIES_URL', environment) ?? registerAddresses.vies,
    },
    keyFile: environment.KARTOTEKA_KEY_FILE ? resolve(environment.KARTOTEKA_KEY_FILE) : undefined,
    demo,
    screens: !parameters.includes('--no-screens'),
  }
}

export const registerAddresses: Config['registers'] = {
  gus: 'https://wyszukiwarkaregon.stat.gov.pl/wsBIR/UslugaBIRzewnPubl.svc',
  whiteList: 'https://wl-api.mf.gov.pl/api',
  vies: 'https://ec.europa.eu/taxation_customs/vies/rest-api',
}

function addressIn(variable: string, environment: NodeJS.ProcessEnv): string | undefined {
  const said = environment[variable]
  if (said && !URL.canParse(said)) throw new Error(`${variable} is no address: ${said}`)
  return said?.replace(/\/+$/, '') || undefined
}

function readOrigins(said: string): readonly string[] {
  const origins = said.split(',').map((each) => each.trim())
  const wrong = origins.find((each) => each !== '' && originOf(each) !== each)
  if (wrong !== undefined)
    throw new Error(`OUTBOUND_EXCEPTIONS holds “${wrong}”; an exception looks like http://erp.lan:8080`)
  return origins.filter((each) => each !== '')
}

const originOf = (address: string) => (URL.canParse(address) ? new URL(address).origin : undefined)
