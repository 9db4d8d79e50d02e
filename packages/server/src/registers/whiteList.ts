/** The list of VAT payers that the Polish ministry of finance keeps (Wykaz podatników VAT, "biała lista"). */
import { type Day, takenBy, type VatState } from '@kartoteka/model'
import { Fault } from '../errors.ts'
import type { Outbound } from '../outbound/outbound.ts'
import { addressIn } from './polish.ts'
import { answered, dayOf, isObject, notThere, objectIn, type Said, textOf } from './said.ts'

const states: Readonly<Record<string, VatState['is']>> = {
  Czynny: 'active',
  Zwolniony: 'exempt',
  Niezarejestrowany: 'none',
}

/** How many a client holds; large firms have hundreds. */
const mostAccounts = 20

export async function askWhiteList(outbound: Outbound, base: string, nip: string, day: Day): Promise<Said> {
  const answer = answered(
    await outbound.ask(`${base}/search/nip/${nip}?date=${day}`, { headers: { accept: 'application/json' } }),
  )
  const { result, code } = objectIn(answer)
  // WL-191: no more questions today; WL-195 and WL-196: the list is being renewed.
  if (/^WL-19[156]$/.test(String(code))) throw new Fault('registerBusy')
  if (textOf(code)) throw new Fault('registerRefused', { params: { reason: String(code).slice(0, 40) } })
  if (!isObject(result) || !('subject' in result)) throw new Fault('registerGarbled')
  if (result.subject === null) return notThere({ is: 'none', since: null })
  return said(result.subject, nip)
}

function said(subject: unknown, nip: string): Said {
  if (!isObject(subject) || subject.nip !== nip) throw new Fault('registerGarbled')
  const vat = stateOf(subject)
  // A sole trader has a residence and may have no place of work.
  const address = addressIn(textOf(subject.workingAddress) ?? textOf(subject.residenceAddress) ?? '')
  return {
    isThere: true,
    values: {
      name: subject.name,
      taxNumber: { country: 'PL', number: nip },
      regon: subject.regon,
      krs: subject.krs,
      ...address,
      ...(address && { country: 'PL' }),
      bankAccounts: accountsOf(subject.accountNumbers),
    },
    legalForm: null,
    vat,
    ended: null,
  }
}

function stateOf(subject: Readonly<Record<string, unknown>>): VatState {
  const is = states[String(subject.statusVat)]
  if (is === undefined) throw new Fault('registerGarbled')
  const removed = dayOf(subject.removalDate)
  if (is === 'none') return removed ? { is: 'struckOff', since: removed } : { is, since: null }
  return { is, since: dayOf(subject.restorationDate) ?? dayOf(subject.registrationLegalDate) }
}

const accountsOf = (listed: unknown): readonly unknown[] =>
  (Array.isArray(listed) ? listed : [])
    .filter((each) => takenBy({ bankAccounts: [each] }, 'PL').bankAccounts !== undefined)
    .slice(0, mostAccounts)
