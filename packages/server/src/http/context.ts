import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Settings } from '../firm/settings.ts'
import type { Live } from '../live/live.ts'
import type { Mailer } from '../mail/mailer.ts'
import type { Outbound } from '../outbound/outbound.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { LinkKind } from '../session/links.ts'

/** What the routes stand on; made once at start. */
export interface Context {
  readonly config: Config
  readonly db: Database
  readonly live: Live
  readonly mailer: Mailer
  readonly outbound: Outbound
  readonly secrets: Secrets
  /** The settings at this version or newer; undefined before the firm is set up. */
  settings(version?: number): Promise<Settings | undefined>
  /** The address of this installation, as a browser reaches it. */
  readonly address: (request?: { readonly protocol: string; readonly host: string }) => string
  readonly build: string
  log(line: string): void
}

export type { LinkKind }
