/** TLS by the program itself, for offices without a proxy. */
import { readFile, stat } from 'node:fs/promises'
import { createSecureContext, type Server } from 'node:tls'
import type { Config } from '../config.ts'

type Files = NonNullable<Config['tls']>

export interface Pem {
  readonly cert: Buffer
  readonly key: Buffer
}

/** The certificate and its key; throws an Error meant for a person if they are not there or do not fit together. */
export async function readPem({ certificate, key }: Files): Promise<Pem> {
  try {
    const pem = { cert: await readFile(certificate), key: await readFile(key) }
    createSecureContext(pem)
    return pem
  } catch (error) {
    throw new Error(`TLS_CERT and TLS_KEY cannot be used: ${error instanceof Error ? error.message : error}`)
  }
}

/** Milliseconds between two looks whether the certificate was renewed. */
const pause = 60_000

/** Takes a renewed certificate up without a restart; one that cannot be used is said, and the old one stays. */
export function keepRenewed(
  server: Pick<Server, 'setSecureContext'>,
  files: Files,
  log: (line: string) => void,
  every = pause,
): { stop(): void } {
  const timeOf = async () => {
    const found = await Promise.all([stat(files.certificate), stat(files.key)])
    return found.map(({ mtimeMs }) => mtimeMs).join(' ')
  }
  let seen: string | undefined
  const look = async () => {
    const now = await timeOf()
    if (seen !== undefined && now !== seen) {
      server.setSecureContext(await readPem(files))
      log('The renewed certificate is in use.')
    }
    seen = now
  }
  const timer = setInterval(() => void look().catch(({ message }: Error) => log(message)), every)
  void look().catch(() => {})
  return { stop: () => clearInterval(timer) }
}
