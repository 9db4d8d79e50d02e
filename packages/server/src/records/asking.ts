import type { Moment } from '@kartoteka/model'
import type { Settings } from '../firm/settings.ts'

/** Who asks, when, and what holds at that moment: passed from the request down to every read and write. */
export interface Asking extends Moment {
  readonly settings: Settings
  /** With it a request is done once, however often it arrives. */
  readonly once?: { readonly key: string; readonly request: Buffer }
}
