import { say } from '@kartoteka/model'
import { useId } from 'react'
import { Picker } from '../fields/Picker.tsx'
import { useTitle } from '../fields/titles.tsx'
import { useChoices } from '../fields/useChoices.ts'
import { useWords } from '../words/useWords.tsx'
import type { Note } from './useNote.ts'

interface PersonPickerProps {
  readonly client: string | null
  readonly value: Note['person']
  onChange(person: Note['person']): void
}

/** A person of the client; a name that is not there yet is added with what is saved. */
export function PersonPicker({ client, value, onChange }: PersonPickerProps) {
  const { note } = useWords().screens
  const id = useId()
  const { options, asking, ask } = useChoices('person', client)
  const title = useTitle('person', typeof value === 'string' ? value : null)
  const written = typeof value === 'object' && value !== null ? value.named : (title ?? '')
  return (
    <Picker
      id={id}
      label={note.withWhom}
      placeholder={note.withWhom}
      value={value === null ? null : 'chosen'}
      written={written}
      options={options}
      asking={asking}
      clearable
      create={{ says: (name) => say(note.addNamed, { name }), make: (named) => onChange({ named }) }}
      onAsk={ask}
      onPick={onChange}
    />
  )
}
