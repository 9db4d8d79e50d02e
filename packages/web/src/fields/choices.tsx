import { sayChoice } from '@kartoteka/model'
import { Checkbox } from '@mantine/core'
import { useWords } from '../words/useWords.tsx'
import { controlOf, type FieldView, type InputProps, type ShowProps } from './field.ts'
import styles from './fields.module.css'
import { linesOf } from './LineList.tsx'
import { useOffered } from './offered.ts'

/** Each word with a box of its own: they are few. */
function Input(props: InputProps) {
  const words = useWords()
  const chosen = linesOf<string>(props.raw)
  const offered = useOffered(props.entity, props.name, props.field.choices ?? [], chosen)
  const { placeholder: _none, ...control } = controlOf(props)
  return (
    <div className={styles.boxes}>
      {offered.map((choice, place) => (
        <Checkbox
          key={choice}
          {...control}
          id={place === 0 ? props.id : `${props.id}-${choice}`}
          data-first={(place === 0 && props.first) || undefined}
          label={sayChoice(words, props.entity, props.name, choice)}
          checked={chosen.includes(choice)}
          onChange={({ currentTarget: { checked } }) =>
            props.onChange(checked ? [...chosen, choice] : chosen.filter((each) => each !== choice))
          }
        />
      ))}
    </div>
  )
}

function Show({ value, entity, name }: ShowProps<readonly string[]>) {
  const words = useWords()
  return value.map((each) => sayChoice(words, entity, name, each)).join(', ')
}

export const choices: FieldView<readonly string[]> = { Input, Show, group: true }
