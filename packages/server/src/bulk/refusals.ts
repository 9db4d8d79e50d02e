import { refuse } from '@kartoteka/model'
import { refused } from '../records/refused.ts'

/** What is not possible in its present state. */
export const notNow = () => refused([refuse('notWhileStatus')])
