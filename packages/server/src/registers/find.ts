import {
  type Finding,
  type FoundAnswer,
  numberFor,
  type Reader,
  type Register,
  type RegisterFailure,
  type RegisterNumbers,
  registers,
  type Words,
} from '@kartoteka/model'
import { Fault } from '../errors.ts'
import type { Context } from '../http/context.ts'
import { problemOf } from '../http/problems.ts'
import { askRegister } from './ask.ts'
import { keepSaid, saidToday } from './kept.ts'

/**
 * What the registers that are switched on say of these numbers. One that is away, slow or says nonsense is named with
 * its reason; the others count all the same.
 */
export async function find(
  context: Context,
  active: readonly Register[],
  reader: Reader,
  numbers: RegisterNumbers,
  words: Words,
): Promise<FoundAnswer> {
  const outcomes = await Promise.all(
    registers
      .filter((register) => active.includes(register))
      .map(async (register) => {
        const number = numberFor(register, numbers)
        return number === undefined ? undefined : outcomeOf(context, register, number, words)
      }),
  )
  const findings = outcomes.flatMap((each) => (each && 'number' in each ? [visibleTo(reader, each)] : []))
  return { findings, failures: outcomes.flatMap((each) => (each && 'code' in each ? [each] : [])) }
}

async function outcomeOf(
  context: Context,
  register: Register,
  number: string,
  words: Words,
): Promise<Finding | RegisterFailure> {
  const known = await saidToday(context.db, register, number)
  if (known) return known
  const said = await askOrFail(context, register, number, words)
  if ('number' in said) await keepSaid(context.db, said)
  return said
}

/** Asks whatever was said before. */
export async function askOrFail(
  context: Context,
  register: Register,
  number: string,
  words: Words,
): Promise<Finding | RegisterFailure> {
  try {
    return await askRegister(context, register, number)
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'databaseGone') throw error
    return { register, code: error.code, sentence: problemOf(error, words).title }
  }
}

/** Without what the reader may not see of a client or not set. */
function visibleTo({ hidden, locked }: Reader, finding: Finding): Finding {
  const not = [...(hidden.client ?? []), ...(locked.client ?? [])]
  const values = Object.fromEntries(Object.entries(finding.values).filter(([field]) => !not.includes(field)))
  return { ...finding, values }
}
