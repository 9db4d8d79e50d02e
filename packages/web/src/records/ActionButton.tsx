import { type Action, obstacleTo, say, sayRefusal } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { sayError } from '../data/api.ts'
import { titleOf } from '../fields/titles.tsx'
import { notifyWrong } from '../ui/toasts.ts'
import { useLanguage, useWords } from '../words/useWords.tsx'
import { act } from './deeds.ts'
import { type Kept, may } from './rights.ts'
import { useMoment } from './useMoment.ts'

/** An action of the registry: not there where it cannot be meant, off with its reason where it cannot be done. */
export function ActionButton({ action, record }: { action: Action; record: Kept }) {
  const words = useWords()
  const language = useLanguage()
  const moment = useMoment()
  const [busy, setBusy] = useState(false)
  const { entity, name } = action
  const obstacle = obstacleTo(action, record as never, moment)
  if (obstacle?.code === 'notWhileStatus' || !may(moment.user, name, entity, record)) return null
  const label = Reflect.get(Reflect.get(words.actions, entity.name), name) as string
  const title = titleOf(record[entity.title], language) ?? ''
  const press = async () => {
    setBusy(true)
    try {
      await act(action, record, say(words.screens.list.acted, { name: title, action: label }))
    } catch (error) {
      notifyWrong(sayError(words, error))
    }
    setBusy(false)
  }
  return (
    <Button
      disabled={obstacle !== undefined || busy}
      title={obstacle && sayRefusal(words, obstacle)}
      onClick={() => void press()}
    >
      {label}
    </Button>
  )
}
