import { defaultOf, instantOf, type StartingMoment } from '@kartoteka/model'
import { useOwnCurrency, useSession } from '../session/session.tsx'

/** What the first values of a new record may depend on. */
export function useStartingMoment(): StartingMoment {
  const { user, firm, organisations } = useSession()
  return {
    user: user.id,
    department: user.department,
    now: instantOf(new Date()),
    country: firm.country,
    language: firm.language,
    purpose: user.defaultPurpose,
    currency: useOwnCurrency(),
    organisation: defaultOf(organisations),
  }
}
