/** Clients and people out of a file of another program: choose it, see what will happen, let it happen, take it back. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Page } from '../ui/Page.tsx'
import { useWords } from '../words/useWords.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { EarlierImports } from './EarlierImports.tsx'
import { ImportView } from './ImportView.tsx'

export function ImportsPage() {
  const { id } = useSearch({ strict: false }) as { readonly id?: unknown }
  return typeof id === 'string' ? <ImportView key={id} id={id} /> : <Beginning />
}

function Beginning() {
  const { frame, imports } = useWords()
  const navigate = useNavigate()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus({ preventScroll: true }), [])
  return (
    <Page title={frame.imports} hint={imports.lead} head={head}>
      <ChooseFile onChosen={(id) => void navigate({ to: '/imports', search: { id } as never })} />
      <EarlierImports />
    </Page>
  )
}
