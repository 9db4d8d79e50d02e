/** What stands under the fields of a record, where there is more to see than them. */
import type { ComponentType } from 'react'
import { AtClient } from '../clients/AtClient.tsx'
import { WhereTheyWork } from '../clients/WhereTheyWork.tsx'
import { UseOfFieldFacts } from '../firm/UseOfFieldFacts.tsx'
import { Employees } from '../session/Employees.tsx'
import { UserLink } from '../session/UserLink.tsx'
import type { Kept } from './rights.ts'

export const writtenPages: Readonly<Record<string, ComponentType<{ record: Kept }> | undefined>> = {
  customField: UseOfFieldFacts,
  organisation: Employees,
  person: WhereTheyWork,
  attachment: AtClient,
  externalLink: AtClient,
  note: AtClient,
  place: AtClient,
  recipient: AtClient,
  user: UserLink,
}
