import { personName } from './person.rules.ts'
import { splitPersonName } from './personName.ts'

interface Parts {
  readonly firstName?: string | null
  readonly lastName?: string | null
}

interface Names extends Parts {
  readonly kind?: string | null
  readonly name?: string | null
}

/**
 * Of a client who is a person, name and names go together: whichever is changed alone takes the other along, as long as the
 * name says just the two of them. Whoever is called otherwise on purpose stays so.
 */
export function privateNames(record: Names, before: Names | undefined): Parts & { readonly name?: string } {
  const isNamed = partsOf(record).some((part) => part !== '')
  const isNamedAnew = partsOf(record).join('\n') !== partsOf(before).join('\n')
  if (record.kind !== 'person') return isNamed && !isNamedAnew ? { firstName: null, lastName: null } : {}
  const isRenamed = said(record.name) !== said(before?.name) || record.kind !== before?.kind
  const wereTogether = isComposed(before)
  if (isNamedAnew && !(isRenamed && said(record.name) !== '')) {
    // A form empties with '', and the name then begins anew; who takes the parts out with null leaves the name as it is.
    const isBegunAnew = isNamed || record.firstName === '' || record.lastName === ''
    return wereTogether && isBegunAnew ? { name: composed(record, isTurned(before)) } : {}
  }
  const mayPart = wereTogether || partsOf(before).every((part) => part === '')
  return isRenamed && !isNamedAnew && mayPart ? apart(said(record.name)) : {}
}

const partsOf = (names: Names | undefined) => [said(names?.firstName), said(names?.lastName)]
const said = (text: string | null | undefined): string => text?.trim() ?? ''

/** Whether the name says no more than first and last name, in whatever order. */
function isComposed(names: Names | undefined): boolean {
  const { firstName, lastName } = apart(said(names?.name))
  return (
    said(names?.name) === composed(names) ||
    partsOf({ firstName, lastName }).join('\n') === partsOf(names).join('\n')
  )
}

const composed = (names: Names | undefined, turned = false): string => {
  const [first = '', last = ''] = partsOf(names)
  return turned ? personName(last, first) : personName(first, last)
}

/** "Kowalski Jan": registers are kept so, and go on to be. */
const isTurned = (names: Names | undefined): boolean =>
  said(names?.name) === composed(names, true) && said(names?.name) !== composed(names)

function apart(name: string): Parts {
  const { firstName, lastName } = splitPersonName(name)
  if (lastName === '' || firstName.length > 80 || lastName.length > 120) return {}
  return { firstName: firstName === '' ? null : firstName, lastName }
}
