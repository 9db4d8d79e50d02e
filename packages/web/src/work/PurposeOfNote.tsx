import { sayField } from '@kartoteka/model'
import { BareField } from '../fields/BareField.tsx'
import { useReader } from '../session/session.tsx'
import { useWords } from '../words/useWords.tsx'
import type { Noting } from './useNote.ts'

/** What a talk was for: what its author mostly works for, until something else is said. Nothing for whoever may not say it. */
export function PurposeOfNote({ noting: { note, set } }: { noting: Noting }) {
  const words = useWords()
  const { hidden, locked } = useReader()
  const label = sayField(words, 'talk', 'purpose')
  if ([hidden, locked].some(({ talk }) => talk?.includes('purpose'))) return null
  return (
    <BareField
      entity="talk"
      name="purpose"
      label={label}
      placeholder={label}
      raw={note.purpose ?? ''}
      onChange={(purpose) => set({ purpose: purpose === '' ? null : String(purpose) })}
    />
  )
}
