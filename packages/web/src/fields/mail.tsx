import { TextInput } from '@mantine/core'
import { controlOf, type FieldView, type InputProps, typedText } from './field.ts'
import styles from './fields.module.css'

function Input(props: InputProps) {
  return (
    <TextInput
      {...controlOf(props)}
      value={typedText(props.raw)}
      inputMode="email"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}

export const MailLink = ({ address }: { address: string }) => (
  <a className={styles.reach} href={`mailto:${address}`}>
    {address}
  </a>
)

export const mail: FieldView<string> = {
  Input,
  Show: ({ value }) => <MailLink address={value} />,
  Cell: ({ value }) => value,
}
