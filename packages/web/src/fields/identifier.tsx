import { TextInput } from '@mantine/core'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'

function Input(props: InputProps) {
  return (
    <TextInput
      {...controlOf(props)}
      className={styles.figures}
      value={typedText(props.raw)}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

export const identifier: FieldView<string> = {
  Input,
  Show: ({ value }) => <span className={styles.figures}>{value}</span>,
}
