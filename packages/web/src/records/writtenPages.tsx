/** What stands under the fields of a record, where there is more to see than them. */
import type { EntityName } from '@kartoteka/model'
import type { ComponentType } from 'react'
import { AboutPerson } from '../clients/AboutPerson.tsx'
import { AboutWork } from '../clients/AboutWork.tsx'
import { AtClient } from '../clients/AtClient.tsx'
import { LabelUse } from '../clients/LabelUse.tsx'
import { UseOfFieldFacts } from '../firm/UseOfFieldFacts.tsx'
import { Employees } from '../session/Employees.tsx'
import { UserLink } from '../session/UserLink.tsx'
import type { Kept } from './rights.ts'

type OfPage = ComponentType<{ record: Kept; entity: EntityName }>

export const writtenPages: Readonly<Record<string, OfPage | undefined>> = {
  customField: UseOfFieldFacts,
  label: LabelUse,
  organisation: Employees,
  person: AboutPerson,
  talk: AboutWork,
  task: AboutWork,
  attachment: AtClient,
  externalLink: AtClient,
  note: AtClient,
  place: AtClient,
  recipient: AtClient,
  user: UserLink,
}
