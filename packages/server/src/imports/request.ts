/** What the user says of a file, checked: the body of a PATCH. */
import {
  at,
  type ImportOptions,
  type ImportRequest,
  importKeys,
  importTreatments,
  type Refusal,
  refuse,
} from '@kartoteka/model'
import { Fault } from '../errors.ts'
import { refused } from '../records/refused.ts'
import { type Asker, offeredTo } from './plan.ts'
import type { Plan } from './stored.ts'
import { encodings } from './table/shape.ts'

const yesOrNo = [true, false] as const
const options: Readonly<Record<keyof ImportOptions, readonly unknown[]>> = {
  key: importKeys,
  existing: importTreatments,
  keepWrongTaxNumbers: yesOrNo,
  restToRemarks: yesOrNo,
  newRows: yesOrNo,
}

type Check = (value: unknown, plan: Plan, asking: Asker) => Refusal | undefined

const wrong = () => refuse('notObject')

const checks: Readonly<Record<keyof ImportRequest, Check>> = {
  encoding: (value) =>
    encodings.some((each) => each === value)
      ? undefined
      : refuse('notOneOf', { choices: encodings.join(', ') }),
  separator: (value) =>
    typeof value === 'string' && /^[^\r\n"'\p{L}\p{N}\p{Cs}\0]$/u.test(value) ? undefined : refuse('notText'),
  headingLine: (value) =>
    value === null || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_000)
      ? undefined
      : refuse('outOfRange', { min: 1, max: 1_000 }),
  sheet: (value, { sheets }) =>
    sheets.some((each) => each === value)
      ? undefined
      : refuse('notOneOf', { choices: sheets.join(', ').slice(0, 200) }),
  targets: (value, { shape }, asking) => {
    if (value === null) return undefined
    if (!Array.isArray(value) || value.length !== shape.columns) return refuse('notList')
    const offered: readonly unknown[] = [null, ...offeredTo(asking)]
    const stranger = value.find((each) => !offered.includes(each))
    return stranger === undefined ? undefined : refuse('notYours', { field: String(stranger).slice(0, 60) })
  },
  options: (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong()
    const stranger = Object.entries(value).find(
      ([name, each]) => !Object.hasOwn(options, name) || !options[name as keyof ImportOptions].includes(each),
    )
    return stranger ? refuse('unknownField', { field: stranger[0].slice(0, 60) }) : undefined
  },
}

/** The request, every part of it understood; a fault that names the parts that are not. */
export function readRequest(body: unknown, plan: Plan, asking: Asker): ImportRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Fault('badRequest')
  const refusals: Refusal[] = []
  for (const [name, value] of Object.entries(body)) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof ImportRequest] : undefined
    const refusal = check ? check(value, plan, asking) : refuse('unknownField', { field: name.slice(0, 60) })
    if (refusal) refusals.push(at(name.slice(0, 60), refusal))
  }
  if (refusals.length > 0) throw refused(refusals)
  return body as ImportRequest
}
