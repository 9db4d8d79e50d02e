import type { Draft, DraftValues, Employee, Fate } from '../draft.ts'

/** A Polish client; what is said of it goes before what is usual. */
export const polish = (
  key: string,
  values: Omit<DraftValues, 'country' | 'labels' | 'kind'> & Record<string, unknown> & { name: string },
  staff: readonly Employee[] = [],
  fate: Fate = {},
): Draft => ({
  key,
  speech: 'pl',
  values: { kind: 'firm', country: 'PL', labels: [], ...values },
  staff,
  fate,
})

export const nip = (number: string) => ({ country: 'PL', number })
export const at = (street: string, postalCode: string, town: string) => ({ street, postalCode, town })
/** Somebody who works there, with a telephone and a mail address if they have one of their own. */
export const employee = (
  firstName: string,
  lastName: string,
  title: string,
  phone?: string,
  mail?: string,
): Employee => ({
  firstName,
  lastName,
  title,
  ...(phone && { phones: [{ number: phone }] }),
  ...(mail && { mails: [mail] }),
})
