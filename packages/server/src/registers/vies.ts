/** VIES: whether an EU VAT number is valid, asked of its own country by the European Commission. */
import { Fault } from '../errors.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { addressIn } from './polish.ts'
import { answered, isObject, notThere, objectIn, type Said, textOf } from './said.ts'

const isBusy = /MAX_CONCURRENT_REQ/
const isDown = /UNAVAILABLE|TIMEOUT/

export async function askVies(outbound: Outbound, base: string, euVat: string): Promise<Said> {
  const [countryCode, vatNumber] = [euVat.slice(0, 2), euVat.slice(2)]
  const answer = await outbound.ask(`${base}/check-vat-number`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ countryCode, vatNumber }),
    // The countries answer each in their own time.
    seconds: 20,
  })
  // Errors come in the same form whatever their status.
  if (answer.type !== 'application/json') answered(answer)
  const read = objectIn(answer)
  const reason = reasonIn(read)
  if (reason !== undefined) throw new Fault(...faultFor(reason))
  if (typeof read.valid !== 'boolean') throw new Fault('registerGarbled')
  if (!read.valid) return notThere({ is: 'euInvalid', since: null })
  return {
    isThere: true,
    values: { euVat, name: given(read.name), ...addressOf(countryCode, given(read.address)) },
    legalForm: null,
    vat: { is: 'euValid', since: null },
    ended: null,
  }
}

function reasonIn({ actionSucceed, errorWrappers }: Readonly<Record<string, unknown>>): string | undefined {
  if (actionSucceed !== false) return undefined
  const first: unknown = Array.isArray(errorWrappers) ? errorWrappers[0] : undefined
  return (isObject(first) && textOf(first.error)) || '?'
}

function faultFor(reason: string): ConstructorParameters<typeof Fault> {
  if (isBusy.test(reason)) return ['registerBusy']
  if (isDown.test(reason)) return ['registerDown']
  return ['registerRefused', { params: { reason: reason.slice(0, 40) } }]
}

/** Countries that keep names to themselves answer with dashes. */
const given = (value: unknown): string | undefined => {
  const text = textOf(value)
  return text === undefined || /^-+$/.test(text) ? undefined : text
}

/** Each country writes addresses in its own way; only the Polish one is taken apart. */
function addressOf(country: string, lines: string | undefined): Said['values'] {
  const address = country === 'PL' && lines !== undefined ? addressIn(lines) : undefined
  return address ? { ...address, country: 'PL' } : {}
}
