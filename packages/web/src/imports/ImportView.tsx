/** One import, from the preview to the end of it. */
import type { ImportAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { sayError } from '../data/api.ts'
import { instantText } from '../fields/dates.ts'
import { useSession } from '../session/session.tsx'
import { Page } from '../ui/Page.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import shared from './imports.module.css'
import { Preview } from './Preview.tsx'
import styles from './progress.module.css'
import { useDeeds } from './useDeeds.ts'
import { useImport } from './useImport.ts'

export function ImportView({ id }: { id: string }) {
  const words = useWords()
  const { frame, imports } = words
  const { data, error } = useImport(id)
  const head = useRef<HTMLHeadingElement>(null)
  const isKnown = data !== undefined
  // A screen reader begins with what the file is called, the keyboard with what stands below it.
  useEffect(() => {
    if (isKnown) head.current?.focus({ preventScroll: true })
  }, [isKnown])
  return (
    <Page
      title={data?.name ?? frame.imports}
      hint={data && <Began data={data} />}
      head={head}
      actions={
        <Button component={Link} to="/imports" leftSection={<IconFileImport size={16} aria-hidden />}>
          {imports.another}
        </Button>
      }
    >
      {data ? <Known data={data} /> : error ? <p role="alert">{sayError(words, error)}</p> : <SkeletonRows />}
    </Page>
  )
}

function Began({ data: { user, createdAt } }: { data: ImportAnswer }) {
  const language = useLanguage()
  const { firm, users } = useSession()
  const name = users.find((each) => each.id === user)?.name
  return <>{[name, instantText(language, firm.zone, createdAt)].filter(Boolean).join(' · ')}</>
}

function Known({ data }: { data: ImportAnswer }) {
  const { imports } = useWords()
  const { user } = useSession()
  const deeds = useDeeds(data.id)
  const isOwn = data.user === user.id
  const isOpen = data.state === 'ready' || data.state === 'checking'
  if (isOpen && !isOwn)
    return (
      <>
        <h2 className={styles.state}>{imports.states[data.state]}</h2>
        <p className={shared.soft}>{imports.onlyWhoBegan}</p>
      </>
    )
  return isOpen ? (
    <Preview data={data} deeds={deeds} />
  ) : (
    <ImportProgress data={data} deeds={deeds} isOwn={isOwn} />
  )
}
