import { type Colour, colours } from '@kartoteka/model'
import { useWords } from '../words/useWords.tsx'
import type { FieldView, InputProps } from './field.ts'
import styles from './fields.module.css'

/** Radio buttons that look like drops of ink: arrows move, as among all radio buttons. */
function Input({ id, raw, locked, onChange }: InputProps) {
  const words = useWords()
  return (
    <div className={styles.colours}>
      {colours.map((colour, place) => (
        <label key={colour} className={styles.colour} data-colour={colour} title={words.colours[colour]}>
          <input
            type="radio"
            id={place === 0 ? id : undefined}
            name={id}
            value={colour}
            aria-label={words.colours[colour]}
            checked={raw === colour}
            disabled={locked}
            onChange={() => onChange(colour)}
          />
        </label>
      ))}
    </div>
  )
}

function Show({ value }: { value: Colour }) {
  const words = useWords()
  return (
    <span className={styles.coloured} data-colour={value}>
      {words.colours[value]}
    </span>
  )
}

export const colour: FieldView<Colour> = { Input, Show, group: true }
