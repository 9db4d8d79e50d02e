import type { SetupAnswer } from '@kartoteka/model'
import { get } from '../data/api.ts'

let answer: Promise<SetupAnswer> | undefined

/** Whether a firm is to be set up still; asked once. */
export const askSetup = (): Promise<SetupAnswer> =>
  (answer ??= get<SetupAnswer>('/api/setup').catch(() => ({ needed: false, demo: false })))
