/**
 * Clients that tests, pictures and the table of searches know by name. Their telephones end in 600 and above,
 * where those of all others do not.
 */
import type { Draft } from '../draft.ts'
import { abroadCast } from './abroad.ts'
import { further } from './further.ts'
import { peculiar } from './peculiar.ts'
import { wellKnown } from './wellKnown.ts'

export const cast: readonly Draft[] = [...wellKnown, ...peculiar, ...further, ...abroadCast]
