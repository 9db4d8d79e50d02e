import { sayChoice, talkKinds } from '@kartoteka/model'
import { IconDots, IconMail, IconMailForward, IconNote, IconPhone, IconUsers } from '@tabler/icons-react'
import { useId } from 'react'
import { useWords } from '../words/useWords.tsx'
import styles from './work.module.css'

export const kindIcons = {
  call: IconPhone,
  meeting: IconUsers,
  email: IconMail,
  letter: IconMailForward,
  note: IconNote,
  other: IconDots,
} as const satisfies Record<(typeof talkKinds)[number], unknown>

/** Kinds of talk as signs in a row, the chosen one with its word. Radio buttons: arrows move. */
export function KindRadios({ value, onChange }: { value: string; onChange: (kind: string) => void }) {
  const words = useWords()
  const name = useId()
  return (
    <div role="radiogroup" aria-label={words.screens.note.kind} className={styles.kinds}>
      {talkKinds.map((kind) => {
        const Icon = kindIcons[kind]
        const said = sayChoice(words, 'talk', 'kind', kind)
        return (
          <label key={kind} className={styles.kind} title={said}>
            <input
              type="radio"
              name={name}
              value={kind}
              checked={value === kind}
              aria-label={said}
              onChange={() => onChange(kind)}
            />
            <Icon size={18} aria-hidden="true" />
            {value === kind && <span aria-hidden="true">{said}</span>}
          </label>
        )
      })}
    </div>
  )
}
