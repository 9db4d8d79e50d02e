import { refuse } from '@kartoteka/model'
import { Fault, type FaultCode } from '../errors.ts'
import { refused } from '../records/refused.ts'
import type { FileProblem } from './stored.ts'

/** A file, or what is wanted of it, that is refused; the sentence is found by the code, like every refusal's. */
export const fileRefused = ({ code, params }: FileProblem, as: FaultCode = 'refused'): Fault =>
  new Fault(as, { problems: [{ at: 'file', code: code as never, params }] })

/** What is not possible in the import's present state. */
export const notNow = (): Fault => refused([refuse('notWhileStatus')])
