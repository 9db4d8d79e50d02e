import { dayIn, type Finding, instantOf, type Register, takenBy } from '@kartoteka/model'
import type { Context } from '../http/context.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { countTry } from '../session/throttle.ts'
import { askGus } from './gus.ts'
import type { Said } from './said.ts'
import { keyOf } from './settings.ts'
import { askVies } from './vies.ts'
import { askWhiteList } from './whiteList.ts'

/** What a register is asked with. */
interface Question {
  readonly outbound: Outbound
  readonly address: string
  readonly number: string
  readonly key: string
  readonly now: Date
}

interface Asked {
  ask(question: Question): Promise<Said>
  /** How often a firm asks it at most. */
  readonly most: number
  readonly minutes: number
}

const asked: Readonly<Record<Register, Asked>> = {
  gus: {
    ask: ({ outbound, address, number, key }) => askGus(outbound, address, number, key),
    most: 300,
    minutes: 60,
  },
  // The ministry answers a hundred questions a day from one address.
  whiteList: {
    ask: ({ outbound, address, number, now }) =>
      askWhiteList(outbound, address, number, dayIn('Europe/Warsaw', now)),
    most: 100,
    minutes: 24 * 60,
  },
  vies: {
    ask: ({ outbound, address, number }) => askVies(outbound, address, number),
    most: 200,
    minutes: 60,
  },
}

/** Asks a register of a number; a fault if it does not answer, or was asked too often. */
export async function askRegister(context: Context, register: Register, number: string): Promise<Finding> {
  const { ask, most, minutes } = asked[register]
  const key = await keyOf(context, register)
  await countTry(context.db, [{ key: `register ${register}`, most, minutes }])
  const now = new Date()
  const address = context.config.registers[register]
  const { values, ...said } = await ask({ outbound: context.outbound, address, number, key, now })
  const country = typeof values.country === 'string' ? values.country : number.slice(0, 2)
  return { register, number, at: instantOf(now), values: takenBy(values, country), ...said }
}
