/** The number first: what would come of it, and the button that lets it happen. */
import type { Entity } from '@kartoteka/model'
import { sayCount } from '@kartoteka/model'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { sayError } from '../data/api.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import styles from './bulk.module.css'
import { Counts } from './Counts.tsx'
import { DeedText } from './DeedText.tsx'
import { Progress } from './Progress.tsx'
import { runText } from './thing.ts'
import { isBusy, useBulk } from './useBulk.ts'

interface CountedProps {
  readonly entity: Entity
  readonly id: string
  onBack(): void
  /** It has been let run. */
  onRun(): void
}

export function Counted({ entity, id, onBack, onRun }: CountedProps) {
  const words = useWords()
  const { bulk } = words
  const language = useLanguage()
  const { data, error, act } = useBulk(id)
  const [starting, setStarting] = useState(false)
  if (!data) return error ? <p role="alert">{sayError(words, error)}</p> : null
  const { deed, state, found, checked, problem } = data
  const run = async () => {
    setStarting(true)
    if (await act('run')) onRun()
    else setStarting(false)
  }
  const changed = checked?.changed ?? 0
  return (
    <>
      <p className={styles.what}>
        <DeedText entity={entity} deed={deed} />
      </p>
      <div role="status">
        {isBusy(state) && <Progress data={data} />}
        {problem && <p className={styles.wrong}>{problem.sentence}</p>}
        {state === 'ready' && checked && (
          <>
            <p className={styles.found}>{sayCount(language, bulk.found, found ?? 0)}</p>
            {changed === 0 && <p>{bulk.nothing}</p>}
            <Counts data={data} />
          </>
        )}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" onClick={onBack}>
          {bulk.back}
        </Button>
        {state === 'ready' && changed > 0 && (
          <Button
            variant="filled"
            ref={(button) => button?.focus()}
            disabled={starting}
            onClick={() => void run()}
          >
            {runText(words, language, entity.name, deed, changed)}
          </Button>
        )}
      </Group>
    </>
  )
}
