/** The record went away, or the right to it, while one typed: said plainly, and nothing typed is lost. */

import { type EntityName, sayField } from '@kartoteka/model'
import { Button } from '@mantine/core'
import { copy } from '../ui/copy.ts'
import { notify } from '../ui/toasts.ts'
import { useWords } from '../words/useWords.tsx'
import styles from './form.module.css'
import type { Saving } from './useSaving.ts'

interface NotSavedProps {
  readonly name: EntityName
  readonly saving: Saving
  readonly typed: Readonly<Record<string, unknown>>
}

export function NotSaved({ name, saving, typed }: NotSavedProps) {
  const words = useWords()
  const { form } = words.screens
  if (saving.lost === undefined) return null
  const isDeleted = saving.lost === 'deleted'
  const copyTyped = async () => {
    const lines = Object.entries(typed).map(
      ([field, value]) => `${sayField(words, name, field)}: ${asText(value)}`,
    )
    if (await copy(lines.join('\n'))) notify(form.copied)
  }
  return (
    <div className={styles.lost} role="alert">
      <p className={styles.lostTitle}>{isDeleted ? form.goneTitle : form.lostTitle}</p>
      <p>{isDeleted ? form.goneText : form.lostText}</p>
      {isDeleted && <Button onClick={() => void saving.restore()}>{form.restore}</Button>}{' '}
      <Button onClick={() => void copyTyped()}>{form.copy}</Button>
    </div>
  )
}

const asText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(asText).join(', ')
  if (typeof value === 'object' && value !== null)
    return String(Reflect.get(value, 'number') ?? Object.values(value).join(' '))
  return String(value ?? '')
}
