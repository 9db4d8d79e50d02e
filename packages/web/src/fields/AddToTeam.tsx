import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useWords } from '../words/useWords.tsx'
import { faultId, type InputProps } from './field.ts'
import styles from './fields.module.css'

/** Whoever shall do it does not see the client: one press puts them into its team and saves. */
export function AddToTeam({ id, fault, onSaveWith }: InputProps) {
  const { addToTeam } = useWords().screens.fields
  const button = useRef<HTMLButtonElement>(null)
  // Each refusal brings a fault of its own, also if it says the same.
  useEffect(() => {
    if (fault?.code === 'ownerCannotSee') button.current?.focus()
  }, [fault])
  if (fault?.code !== 'ownerCannotSee' || onSaveWith === undefined) return null
  return (
    <Button
      ref={button}
      className={styles.remedy}
      size="xs"
      leftSection={<IconUserPlus size={16} />}
      aria-describedby={faultId(id)}
      onClick={() => onSaveWith({ addToTeam: true })}
    >
      {addToTeam}
    </Button>
  )
}
