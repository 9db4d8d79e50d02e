/** What can be done with all the rows one has chosen. */

import { type Entity, obstacleTo, say, sayCount } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { sayError } from '../data/api.ts'
import { titleOf } from '../fields/titles.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { act, actionsOf, bin } from './deeds.ts'
import styles from './list.module.css'
import { type Kept, may } from './rights.ts'
import { useMoment } from './useMoment.ts'

interface ChosenBarProps {
  readonly entity: Entity
  readonly records: readonly Kept[]
  onNone(): void
}

export function ChosenBar({ entity, records, onNone }: ChosenBarProps) {
  const words = useWords()
  const { list } = words.screens
  const language = useLanguage()
  const moment = useMoment()
  const [busy, setBusy] = useState(false)
  const nameOf = (record: Kept) => titleOf(record[entity.title], language) ?? ''
  const all = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
      onNone()
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
    setBusy(false)
  }
  const deletable = records.filter((record) => may(moment.user, 'delete', entity, record))
  return (
    <span className={styles.chosen}>
      <b>{sayCount(language, list.chosen, records.length)}</b>
      {actionsOf(entity.name).map((action) => {
        const fit = records.filter(
          (record) =>
            may(moment.user, action.name, entity, record) && !obstacleTo(action, record as never, moment),
        )
        const label = Reflect.get(Reflect.get(words.actions, entity.name), action.name) as string
        const work = async () => {
          for (const record of fit)
            await act(action, record, say(list.acted, { name: nameOf(record), action: label }))
        }
        return (
          fit.length > 0 && (
            <Button key={action.name} size="xs" disabled={busy} onClick={() => void all(work)}>
              {label}
            </Button>
          )
        )
      })}
      {deletable.length > 0 && (
        <Button
          size="xs"
          disabled={busy}
          onClick={() =>
            void all(() => bin(entity, deletable, sayCount(language, list.deletedMany, deletable.length)))
          }
        >
          {list.delete}
        </Button>
      )}
      <Button size="xs" variant="subtle" onClick={onNone}>
        {list.chooseNone}
      </Button>
    </span>
  )
}
