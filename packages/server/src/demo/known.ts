/** What is known of people beside how to reach them, and where they sit at a client. Dealt apart from the rest of the story. */
import { type Day, daysAfter } from '@kartoteka/model'
import type { Chance } from './chance.ts'
import { mailAt } from './draft.ts'
import type { DemoClient, DemoPerson, DemoPosition, Speech } from './plain.ts'

/** How one speaks to them, in which language, and when they were born: of a few only, as it is. */
export function withManners(chance: Chance, person: DemoPerson, speech: Speech, today: Day): DemoPerson {
  const salutation = speech === 'pl' && chance.yes(45) ? polite(person.firstName) : undefined
  const birthday = chance.yes(22) ? daysAfter(today, -chance.between(24 * 365, 63 * 365)) : undefined
  return {
    ...person,
    ...(salutation && { salutation }),
    ...(birthday && { birthday }),
    ...(speech !== 'pl' && { language: speech }),
  }
}

const polite = (firstName: string): string => (/a$/.test(firstName) ? 'Pani' : 'Pan')

const units: readonly (readonly [title: RegExp, unit: string])[] = [
  [/zakup/, 'Zakupy'],
  [/księg/, 'Księgowość'],
  [/magazyn/, 'Magazyn'],
  [/administrac/, 'Administracja'],
  [/закуп/, 'Отдел закупок'],
  [/бухгалтер/, 'Бухгалтерия'],
  [/purchas|procure/i, 'Purchasing'],
  [/account/i, 'Accounts'],
]

/** Their department there; whoever works in two places has a mail address in the second one too. */
export function withDesk(
  chance: Chance,
  position: DemoPosition,
  { firstName, lastName }: DemoPerson,
  { values }: DemoClient,
  isSecond: boolean,
): DemoPosition {
  const unit = units.find(([title]) => title.test(position.title))?.[1]
  const [mail = ''] = (values.mails as readonly string[] | undefined) ?? []
  const [, site = ''] = mail.split('@')
  return {
    ...position,
    ...(unit && chance.yes(80) && { unit }),
    ...(isSecond && site !== '' && { mails: [mailAt(site, firstName, lastName)] }),
  }
}
