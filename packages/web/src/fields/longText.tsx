import { Textarea } from '@mantine/core'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'

function Input(props: InputProps) {
  return (
    <Textarea
      {...controlOf(props)}
      value={typedText(props.raw)}
      autosize
      minRows={2}
      maxRows={16}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

export const longText: FieldView<string> = {
  Input,
  Show: ({ value }) => <span className={styles.lines}>{value}</span>,
  Cell: ({ value }) => value.replace(/\s+/g, ' ').slice(0, 300),
}
