import type { EntityName } from '@kartoteka/model'
import { Link } from '@tanstack/react-router'
import { listAddress } from '../frame/addresses.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words/useWords.tsx'

export function NoSuchRecord({ entity }: { entity: EntityName }) {
  const { screens, records } = useWords()
  return (
    <Page title={records[entity].one}>
      <Empty
        title={screens.form.notFoundTitle}
        hint={screens.form.notFoundText}
        action={<Link to={listAddress(entity)}>{screens.form.backToList}</Link>}
      />
    </Page>
  )
}

export function NotAllowed({ entity }: { entity: EntityName }) {
  const { screens, records, faults } = useWords()
  return (
    <Page title={records[entity].one}>
      <Empty
        title={faults.forbidden}
        action={<Link to={listAddress(entity)}>{screens.form.backToList}</Link>}
      />
    </Page>
  )
}
