/** Clients and people out of a file of another program: choose it, see what will happen, let it happen, take it back. */

import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words/useWords.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { EarlierImports } from './EarlierImports.tsx'
import { ImportView } from './ImportView.tsx'

export function ImportsPage() {
  const { frame, imports } = useWords()
  const { id } = useSearch({ strict: false }) as { readonly id?: unknown }
  const navigate = useNavigate()
  const open = (chosen: string | undefined) =>
    void navigate({ to: '/imports', search: (chosen ? { id: chosen } : {}) as never })
  if (typeof id !== 'string')
    return (
      <Page title={frame.imports} hint={imports.lead}>
        <ChooseFile onChosen={open} />
        <EarlierImports onOpen={open} />
      </Page>
    )
  return (
    <Page
      title={frame.imports}
      actions={
        <Button leftSection={<IconFileImport size={16} />} onClick={() => open(undefined)}>
          {imports.another}
        </Button>
      }
    >
      <ImportView key={id} id={id} />
    </Page>
  )
}
