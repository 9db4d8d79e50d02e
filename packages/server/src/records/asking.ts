import type { Moment } from '@kartoteka/model'
import type { Settings } from '../firm/settings.ts'

/** Who asks, when, and what holds at that moment: passed from the request down to every read and write. */
export interface Asking extends Moment {
  readonly settings: Settings
  /** With it a request is done once, however often it arrives. */
  readonly once?: { readonly key: string; readonly request: Buffer }
  /**
   * Who asks is known from a request before this one and was not looked up again: what is kept is kept only if it still
   * holds in the same statement, and a refusal is not believed before it was looked up.
   */
  readonly unsure?: StillHolds
}

/** What must still hold of whoever asks: the session or token is there, and the settings are the ones that are known. */
export interface StillHolds {
  readonly by: 'session' | 'token'
  /** SHA-256 of the secret, as PostgreSQL reads bytes. */
  readonly digest: string
  readonly version: number
}
