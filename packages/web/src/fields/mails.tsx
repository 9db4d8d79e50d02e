import { TextInput } from '@mantine/core'
import type { FieldView, InputProps } from './field.ts'
import styles from './fields.module.css'
import { LineList, linesOf } from './LineList.tsx'
import { MailLink } from './mail.tsx'

function Input(props: InputProps) {
  return (
    <LineList {...props} lines={linesOf<string>(props.raw)} blank="" isEmpty={(line) => line.trim() === ''}>
      {(line, set, control) => (
        <TextInput
          {...control}
          value={line}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    </LineList>
  )
}

export const mails: FieldView<readonly string[]> = {
  Input,
  group: true,
  Show: ({ value }) => (
    <span className={styles.list}>
      {value.map((address) => (
        <MailLink key={address} address={address} />
      ))}
    </span>
  ),
  Cell: ({ value }) => value[0],
}
