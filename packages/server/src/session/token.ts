import { hash, randomBytes } from 'node:crypto'

/** A secret for a cookie, a link or a program (256 bits), and its digest: only the digest is stored. */
export function newSecret(): { secret: string; digest: string } {
  const secret = randomBytes(32).toString('base64url')
  return { secret, digest: digestOf(secret) }
}

/** As PostgreSQL reads bytes. A fast hash will do: the secret is random and long. */
export const digestOf = (secret: string): string => `\\x${hash('sha256', secret)}`
