import type { EntityName } from '@kartoteka/model'
import { Button } from '@mantine/core'
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
        action={<BackToList entity={entity} />}
      />
    </Page>
  )
}

export function NotAllowed({ entity }: { entity: EntityName }) {
  const { records, faults } = useWords()
  return (
    <Page title={records[entity].one}>
      <Empty title={faults.forbidden} action={<BackToList entity={entity} />} />
    </Page>
  )
}

function BackToList({ entity }: { entity: EntityName }) {
  const { screens } = useWords()
  return (
    <Button component={Link} to={listAddress(entity)}>
      {screens.form.backToList}
    </Button>
  )
}
