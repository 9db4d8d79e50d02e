import type { ImportAnswer } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { countsText } from './counts.ts'
import shared from './imports.module.css'
import styles from './preview.module.css'
import { Rejected } from './Rejected.tsx'
import type { Deeds } from './useDeeds.ts'
import { shareOf } from './useImport.ts'
import { useStayingFocus } from './useStayingFocus.ts'

interface PreviewFootProps {
  readonly data: ImportAnswer
  readonly deeds: Deeds
  readonly hasRows: boolean
}

/** What can be done while nothing is done yet, and what a look at the whole file has found; always in sight. */
export function PreviewFoot({ data, deeds: { wrong, act }, hasRows }: PreviewFootProps) {
  const { imports } = useWords()
  const isChecking = data.state === 'checking'
  const box = useStayingFocus<HTMLDivElement>(data.state)
  return (
    <div className={styles.foot} data-foot>
      <div ref={box} tabIndex={-1} className={styles.found}>
        {isChecking ? (
          <>
            <span role="status">{imports.states.checking}</span>
            <div className={styles.checking}>
              <ProgressBar label={imports.states.checking} share={shareOf(data)} />
            </div>
          </>
        ) : (
          <Found data={data} wrong={wrong} hasRows={hasRows} />
        )}
      </div>
      {hasRows && (
        <div className={styles.footDeeds}>
          {isChecking ? (
            <Button onClick={() => void act('cancel')}>{imports.stop}</Button>
          ) : (
            <>
              <Button onClick={() => void act('check')}>{imports.check}</Button>
              <Button variant="filled" onClick={() => void act('run')}>
                {imports.run}
              </Button>
            </>
          )}
        </div>
      )}
    </div>
  )
}

interface FoundProps {
  readonly data: ImportAnswer
  readonly wrong: string | undefined
  readonly hasRows: boolean
}

function Found({ data: { id, checked, problem }, wrong, hasRows }: FoundProps) {
  const words = useWords()
  const { imports } = words
  const language = useLanguage()
  const sentence = wrong ?? problem?.sentence
  return (
    <>
      {sentence && (
        <span role="alert" className={shared.wrong}>
          {sentence}
        </span>
      )}
      {checked ? (
        <span role="status">
          <strong>{imports.checked}</strong> {countsText(words, language, checked)}
        </span>
      ) : (
        hasRows && !sentence && <span className={shared.soft}>{imports.nothingSaved}</span>
      )}
      {checked && checked.bad > 0 && <Rejected id={id} />}
    </>
  )
}
