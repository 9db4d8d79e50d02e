import { TextInput } from '@mantine/core'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'

function Input(props: InputProps) {
  return (
    <TextInput
      {...controlOf(props)}
      value={typedText(props.raw)}
      inputMode="url"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')

export const webAddress: FieldView<string> = {
  Input,
  Show: ({ value }) => (
    <a className={styles.reach} href={value} target="_blank" rel="noopener noreferrer">
      {bare(value)}
    </a>
  ),
  Cell: ({ value }) => bare(value),
}
