/** A form's state: what is typed, what of it is touched, what speaks against it. The model's own rules judge it here too. */
import {
  blank,
  type Entity,
  fieldAt,
  isRefusal,
  judge,
  type Problem,
  type Refusal,
  sameValue,
} from '@kartoteka/model'
import { withFollowers } from '@kartoteka/model/follows.ts'
import { useCallback, useRef, useState } from 'react'
import type { Fault, Reading } from '../fields/field.ts'
import { type Faults, faultOf, readTyped } from '../fields/read.ts'
import { useOwnCurrency, useSession, useToday } from '../session/session.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'

type Values = Readonly<Record<string, unknown>>

export interface RecordForm {
  readonly raw: Values
  readonly faults: Faults
  /** What was typed and differs from what the form began with. */
  readonly typed: Values
  change(name: string, raw: unknown): void
  leave(name: string): void
  /** What stands in a field, as it would be kept; or why it could not be. */
  value(name: string): unknown | Refusal
  /** The values to send, or undefined with every refusal said at its field. */
  read(fields: readonly string[]): Values | undefined
  accept(problem: Problem): void
  replace(raw: Values): void
}

export function useRecordForm(entity: Entity, base: Values, first: Values = base): RecordForm {
  const words = useWords()
  const language = useLanguage()
  const today = useToday()
  const { firm } = useSession()
  const currency = useOwnCurrency()
  const [raw, setRaw] = useState<Values>(first)
  const [faults, setFaults] = useState<Faults>({})
  const latest = useRef(raw)
  const put = useCallback((now: Values) => {
    latest.current = now
    setRaw(now)
  }, [])

  const reading = (): Reading => {
    const { country } = latest.current
    return {
      today,
      zone: firm.zone,
      country: typeof country === 'string' && country ? country : firm.country,
      currency,
      language,
    }
  }
  const readOne = (name: string): unknown | Refusal => {
    const field = entity.fields[name]
    return field ? readTyped(field, latest.current[name], reading()) : latest.current[name]
  }
  /** What means nothing now counts as empty, whatever was typed before. */
  const idleIn = (record: Values): Values => {
    const empty = blank(entity)
    return Object.fromEntries(entity.idle(record).map((name) => [name, empty[name]]))
  }
  const change = (name: string, now: unknown) => {
    const after = { ...latest.current, [name]: now }
    put(withFollowers(entity, after, latest.current))
    setFaults((faults) => without(faults, asksAnew(entity, name)))
  }
  const leave = (name: string) => {
    const value = readOne(name)
    if (isRefusal(value)) return setFaults((now) => ({ ...now, [name]: faultOf(words, value) }))
    if (!sameValue(value, latest.current[name])) put({ ...latest.current, [name]: value })
    setFaults((faults) => (faults[name]?.byServer ? faults : without(faults, [name])))
  }
  const read = (fields: readonly string[]): Values | undefined => {
    const found: Record<string, Fault> = {}
    const values: Record<string, unknown> = {}
    for (const name of fields) {
      const value = readOne(name)
      if (isRefusal(value)) found[name] = faultOf(words, value)
      else values[name] = value
    }
    const isFaulty = Object.keys(found).length > 0
    const { refusals } = judge(entity, { ...latest.current, ...values, ...idleIn(latest.current) }, fields)
    for (const refusal of refusals) {
      const field = fieldAt(refusal.at ?? '')
      // A rule over several fields can only be asked once each of them is right; what is missing is missing anyway.
      if (!(field in found) && (refusal.code === 'required' || !isFaulty))
        found[field] = faultOf(words, refusal)
    }
    setFaults(found)
    if (Object.keys(found).length > 0) return undefined
    put({ ...latest.current, ...values })
    return values
  }
  const accept = ({ problems = [] }: Problem) =>
    setFaults(
      Object.fromEntries(
        // Records are refused with nothing but refusals; the other codes are of imports.
        problems.map((problem) => [
          fieldAt(problem.at),
          { ...faultOf(words, problem as Refusal), byServer: true },
        ]),
      ),
    )
  return {
    raw,
    faults,
    // Asked of what stands there now: the key that saves may come before what was typed has been drawn.
    get typed() {
      return touched(latest.current, base)
    },
    change,
    leave,
    value: readOne,
    read,
    accept,
    replace: put,
  }
}

const touched = (raw: Values, base: Values): Values =>
  Object.fromEntries(
    Object.entries(raw).filter(([name, value]) => !sameValue(plain(value), plain(base[name]))),
  )

const without = (faults: Faults, names: readonly string[]): Faults =>
  Object.fromEntries(Object.entries(faults).filter(([name]) => !names.includes(name)))

/** A field that was changed; whether an owner sees the client is another question at another client. */
const asksAnew = ({ ownership }: Entity, name: string): readonly string[] =>
  ownership.by === 'work' && ownership.client === name ? [name, 'owner'] : [name]

/** An emptied field and one that never held anything are the same to whoever looks. */
const plain = (value: unknown): unknown => {
  if (value === '' || value === undefined) return null
  if (!Array.isArray(value)) return value
  return value.filter(
    (each) => each !== '' && !(typeof each === 'object' && each !== null && each.number === ''),
  )
}
