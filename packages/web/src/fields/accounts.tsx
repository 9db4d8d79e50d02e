import { accountText } from '@kartoteka/model'
import { TextInput } from '@mantine/core'
import type { FieldView, InputProps } from './field.ts'
import styles from './fields.module.css'
import { LineList, linesOf } from './LineList.tsx'

const isKept = /^[A-Z]{2}\d{2}[A-Z0-9]+$/

function Input(props: InputProps) {
  return (
    <LineList {...props} lines={linesOf<string>(props.raw)} blank="" isEmpty={(line) => line.trim() === ''}>
      {(line, set, control) => (
        <TextInput
          {...control}
          className={styles.figures}
          value={isKept.test(line) ? accountText(line) : line}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    </LineList>
  )
}

export const accounts: FieldView<readonly string[]> = {
  Input,
  group: true,
  Show: ({ value }) => (
    <span className={styles.list}>
      {value.map((account) => (
        <span key={account} className={styles.figures}>
          {accountText(account)}
        </span>
      ))}
    </span>
  ),
}
